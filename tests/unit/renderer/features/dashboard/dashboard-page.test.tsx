import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import { dashboardRoutes } from '#renderer/features/dashboard/index.ts';
import type { DashboardOverview } from '#shared/features/dashboard/dashboard.contract.ts';
import { instant } from '#shared/kernel/instant.ts';
import type { Role } from '#shared/permissions/roles.ts';
import { NBSP } from '#shared/kernel/polish.ts';
import { type SampleAnswer, sampleOffice, sampleStatus } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const ID = '0199a1b2-0000-7000-8000-000000000001';
const ALONE = { id: ID, displayName: 'Maria Zając' };

async function show(
  roles: readonly Role[],
  overview: Partial<DashboardOverview>,
  answers: Readonly<Record<string, SampleAnswer>> = {},
): Promise<string> {
  const status = sampleStatus(false);
  if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
  const signedIn = { ...status, session: { ...status.session, user: { ...status.session.user, roles: [...roles] } } };
  const office = sampleOffice({
    demo: false,
    answers: {
      'session.watch': (_input, signal) =>
        (async function* watch() {
          yield signedIn;
          await new Promise<void>((resolve) => {
            signal?.addEventListener('abort', () => resolve());
          });
        })(),
      'dashboard.overview': () => ({
        lastOpened: [],
        people: null,
        families: null,
        familyHasMembers: null,
        printed: null,
        ...overview,
      }),
      'administration.listWorkers': () => [ALONE],
      'tasks.list': () => ({ rows: [], count: 0, total: 0, overdue: 0 }),
      ...answers,
    },
  });
  await renderProgram({ routes: dashboardRoutes, office });
  await screen.findAllByRole('heading', { level: 2 });
  return document.querySelector('main')?.textContent.replaceAll(NBSP, ' ') ?? '';
}

const NO_PLACE = {
  'backups.health': () => ({
    state: 'orange',
    problems: [{ problem: 'no-target', state: 'orange' }],
    lastProved: null,
    lastTestAt: null,
    running: false,
  }),
};

const links = (): string[] => screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');

describe('start page', () => {
  test('a worker reads the size of the own caseload', async () => {
    expect(await show(['worker'], { people: 1, families: 22 })).toContain('Prowadzisz 1 osobę i 22 rodziny.');
    expect(screen.getByRole('button', { name: /Nowa osoba/ })).toBeTruthy();
  });

  test('a manager of an empty office finds the first steps, ticked as they are done', async () => {
    const empty = { people: 3, families: 0, familyHasMembers: false, printed: false };
    await show(['manager', 'administrator'], empty, NO_PLACE);
    expect(await screen.findByText('Pierwsze kroki')).toBeTruthy();
    expect(screen.getAllByRole('img', { name: 'zrobione' })).toHaveLength(1);
    expect(links()).toContain('#/administracja');
    expect(screen.getByRole('link', { name: 'Wskaż miejsce na kopie zapasowe' }).getAttribute('href')).toBe(
      '#/kopie-zapasowe',
    );
    // A place is there: only the other steps are left.
    await show(['manager', 'administrator'], empty);
    expect(await screen.findByText('Pierwsze kroki')).toBeTruthy();
    expect(screen.getAllByRole('img', { name: 'zrobione' })).toHaveLength(2);
  });

  test('whoever may not choose a place for backups reads who does', async () => {
    expect(
      await show(['manager'], { people: 3, families: 0, familyHasMembers: false, printed: false }, NO_PLACE),
    ).toContain('Miejsce na kopie wskazuje administrator programu.');
    expect(screen.queryByRole('link', { name: 'Wskaż miejsce na kopie zapasowe' })).toBeNull();
  });

  test('the first steps stay past the first family, above the work, until the last is done', async () => {
    const rest = { people: 3, families: 1, familyHasMembers: true };
    await show(['manager'], { ...rest, printed: false });
    expect(await screen.findByText('Pierwsze kroki')).toBeTruthy();
    expect(screen.getAllByRole('img', { name: 'zrobione' })).toHaveLength(3);
    await show(['manager'], { ...rest, printed: true });
    expect(await screen.findByText('Pierwsze kroki')).toBeTruthy();
    const colleagues = { 'administration.listWorkers': () => [ALONE, { ...ALONE, id: ID.replace(/1$/, '2') }] };
    expect(await show(['manager'], { ...rest, printed: true }, colleagues)).not.toContain('Pierwsze kroki');
  });

  test('a family without members is no household yet: the step stays open and leads to the families', async () => {
    const begun = { people: 3, families: 1, printed: true };
    await show(['manager'], { ...begun, familyHasMembers: false });
    const step = await screen.findByRole('link', { name: /^Połącz domowników/ });
    expect(step.getAttribute('href')).toBe('#/rodziny');
    expect(screen.getByText(/nikogo w.niej nie ma/)).toBeTruthy();
    await show(['manager'], { ...begun, familyHasMembers: true });
    expect(await screen.findByText('Pierwsze kroki')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /^Połącz domowników/ })).toBeNull();
  });

  test('the first steps are closed for good by whoever does not need them, and come back with „Cofnij”', async () => {
    const kept: unknown[] = [];
    const remember = { 'preferences.remember': (input: unknown) => void kept.push(input) };
    await show(['manager'], { people: 3, families: 1, familyHasMembers: true, printed: false }, remember);
    fireEvent.click(await screen.findByRole('button', { name: 'Zamknij pierwsze kroki' }));
    await waitFor(() => expect(screen.queryByText('Pierwsze kroki')).toBeNull());
    await waitFor(() => expect(kept).toEqual([{ key: 'dashboard.firstSteps', value: '"closed"' }]));
    fireEvent.click(screen.getByRole('button', { name: /Cofnij/ }));
    expect(await screen.findByText('Pierwsze kroki')).toBeTruthy();
    const closed = { 'preferences.all': () => ({ 'dashboard.firstSteps': '"closed"' }) };
    expect(
      await show(['manager'], { people: 0, families: 0, familyHasMembers: false, printed: false }, closed),
    ).not.toContain('Pierwsze kroki');
  });

  test('an office at work, and whoever sees only the own caseload, has no first steps', async () => {
    expect(await show(['manager'], { people: 30, families: 11 })).not.toContain('Pierwsze kroki');
    expect(await show(['worker'], { people: 0, families: 0, familyHasMembers: false, printed: false })).not.toContain(
      'Pierwsze kroki',
    );
  });

  test('an administrator alone reads why no cards are there, and has no way to them', async () => {
    const text = await show(['administrator'], {});
    expect(text).toContain('Administrator nie otwiera kart osób i rodzin');
    expect(text).not.toContain('Ostatnio otwierane');
    expect(links()).not.toContain('#/osoby');
    expect(screen.queryByRole('button', { name: /Nowa osoba/ })).toBeNull();
  });

  test('a viewer changes nothing', async () => {
    await show(['viewer'], { people: 5, families: 2 });
    expect(screen.queryByRole('button', { name: /Now/ })).toBeNull();
    expect(links()).not.toContain('#/osoby/nowa');
  });

  test('a record that may not be named stands without a name and still leads to the one to ask', async () => {
    const at = instant.parse('2026-11-20T09:00:00.000Z');
    const lastOpened = [{ kind: 'family' as const, id: ID, label: null, detail: 'PR.1', at }];
    const text = await show(['worker'], { people: 1, families: 1, lastOpened });
    expect(text).toContain('rodzina, której karty nie możesz teraz otworzyć');
    expect(text).not.toContain('PR.1');
    expect(links()).toContain(`#/rodziny/${ID}`);
  });
});
