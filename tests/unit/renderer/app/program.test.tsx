import { setWindowWidth } from '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { currentEntry, NAVIGATION } from '#renderer/app/navigation.ts';
import { ROUTES } from '#renderer/app/routes.tsx';
import { gateOf, ownerOf } from '#renderer/app/session-gate.tsx';
import { useApi } from '#renderer/client/index.ts';
import { setLanguage } from '#renderer/i18n/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { defineScreen, useScreenParams, useScreenSearch } from '#renderer/ui/screen.ts';
import type { Access } from '#shared/contract/procedure.ts';
import { peopleFilter } from '#shared/features/people/people.schema.ts';
import type { SessionState, SessionStatus } from '#shared/features/session/session.schema.ts';
import { reachOf, ROLES, type Role } from '#shared/permissions/roles.ts';
import { sampleOffice, sampleStatus } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const page = (path: string, title: string, permission: Access = 'signed-in'): RouteEntry => ({
  screen: defineScreen({ path, permission, search: z.object({}) }),
  component: () => (
    <>
      <h1 id="page-title" tabIndex={-1}>
        {title}
      </h1>
      <input aria-label="pole" />
    </>
  ),
});
const ROWS = { offset: 0, limit: 20 };
const START = page(PATHS.dashboard, 'Pulpit');
const PEOPLE = page(PATHS.people, 'Osoby', 'people.view');

function statusOf(roles: readonly Role[], demo = false): SessionStatus {
  const status = sampleStatus(demo);
  if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
  return { ...status, session: { ...status.session, user: { ...status.session.user, roles: [...roles] } } };
}

/** Asks once for all; what it was told is looked up again as long as anybody remembers it. */
function PeopleOnce() {
  const { data } = useQuery({
    ...useApi().people.list.queryOptions({ input: { filter: peopleFilter.parse({}), window: ROWS } }),
    staleTime: Infinity,
  });
  return <h1>{data === undefined ? 'nic' : 'coś'}</h1>;
}

/** A session whose state the test changes, as the office would. */
function changingSession(first: SessionStatus) {
  const waiting: ((status: SessionStatus) => void)[] = [];
  const watch = (_input: unknown, signal: AbortSignal | undefined) =>
    (async function* states() {
      yield first;
      while (signal?.aborted !== true) yield await new Promise<SessionStatus>((resolve) => void waiting.push(resolve));
    })();
  return { watch, become: (status: SessionStatus) => waiting.splice(0).forEach((resolve) => resolve(status)) };
}

const officeOf = (status: SessionStatus) =>
  sampleOffice({ demo: false, answers: { 'session.watch': changingSession(status).watch } });

describe('table of screens', () => {
  it('has screens, each at its own address', () => {
    const paths = ROUTES.map((entry) => entry.screen.path);
    expect(paths.length).toBeGreaterThan(0);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(path).toMatch(/^\/[\w$/-]+$/);
  });

  it.each(ROUTES.map((entry) => [entry.screen.path, entry] as const))('%s reads an empty address', (_path, entry) => {
    expect(entry.screen.search.safeParse({}).success).toBe(true);
  });

  it.each(NAVIGATION.map((entry) => [entry.path, entry] as const))(
    '%s of the rail is a screen under the same permission',
    (path, entry) => {
      const route = ROUTES.find((one) => one.screen.path === path);
      expect(route?.screen.permission).toBe(entry.permission);
    },
  );
});

describe('rail', () => {
  beforeEach(async () => {
    setWindowWidth(1366);
    await setLanguage('pl');
  });

  it.each(ROLES)('shows %s only what the role may open', async (role) => {
    await renderProgram({ routes: [START], office: officeOf(statusOf([role])) });
    const links = within(screen.getByRole('navigation', { name: 'Nawigacja główna' })).getAllByRole('link');
    const allowed = NAVIGATION.filter(
      (entry) =>
        entry.permission === 'signed-in' ||
        (entry.permission !== 'public' && entry.permission !== 'unlock' && reachOf([role], entry.permission) !== null),
    );
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      expect.arrayContaining(allowed.map((entry) => `#${entry.path}`)),
    );
    expect(links).toHaveLength(allowed.length);
  });

  it('marks the place of a screen and of the screens under it', () => {
    expect(currentEntry('/osoby')?.key).toBe('people');
    expect(currentEntry('/osoby/nowa')?.key).toBe('people');
    expect(currentEntry('/osobyx')).toBeUndefined();
  });

  it('goes to a screen, moves the focus to its title, and says where it is', async () => {
    await renderProgram({ routes: [START, PEOPLE] });
    fireEvent.click(screen.getByRole('link', { name: 'Osoby' }));
    const title = await screen.findByRole('heading', { level: 1, name: 'Osoby' });
    expect(document.activeElement).toBe(title);
    expect(screen.getByRole('link', { name: 'Osoby' }).getAttribute('aria-current')).toBe('page');
  });
});

describe('router', () => {
  it('refuses a screen to a role that may not see it', async () => {
    await renderProgram({ routes: [START, PEOPLE], path: '/osoby', office: officeOf(statusOf(['administrator'])) });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('nie jest dostępny');
  });

  it('says so when there is no such screen, and leads back', async () => {
    const { history } = await renderProgram({ routes: [START], path: '/nie-ma' });
    fireEvent.click(screen.getByRole('button', { name: 'Wróć do pulpitu' }));
    await waitFor(() => expect(history.location.pathname).toBe(PATHS.dashboard));
  });

  it('gives a screen its parameters and keeps its filters in the address', async () => {
    const screenOf = defineScreen({
      path: '/osoby/$personId',
      permission: 'signed-in',
      search: z.object({ status: z.enum(['active', 'all']).default('active') }),
    });
    const Person = () => {
      const { personId } = useScreenParams(screenOf);
      const [search, change] = useScreenSearch(screenOf);
      return (
        <>
          <h1>{`${personId} ${search.status}`}</h1>
          <button type="button" onClick={() => change({ status: search.status === 'all' ? 'active' : 'all' })}>
            zmień
          </button>
        </>
      );
    };
    const { history } = await renderProgram({ routes: [{ screen: screenOf, component: Person }], path: '/osoby/7' });
    fireEvent.click(screen.getByRole('button', { name: 'zmień' }));
    expect(await screen.findByRole('heading', { name: '7 all' })).toBeTruthy();
    expect(history.location.search).toBe('?status=all');
    fireEvent.click(screen.getByRole('button', { name: 'zmień' }));
    await waitFor(() => expect(history.location.search).toBe(''));
    expect(history.length).toBe(1);
  });

  it('keeps the frame when a screen breaks', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken: RouteEntry = {
      ...START,
      component: () => {
        throw new Error('broken screen');
      },
    };
    await renderProgram({ routes: [broken] });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('nie udało się pokazać');
    expect(document.body.textContent).not.toContain('broken screen');
    expect(screen.getByRole('navigation', { name: 'Nawigacja główna' })).toBeTruthy();
    quiet.mockRestore();
  });
});

describe('session', () => {
  const locked = (status: SessionStatus): SessionStatus => {
    if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
    const { user, office } = status.session;
    return { ...status, session: { state: 'locked', user, office } };
  };

  it.each<[SessionState['state'], ReturnType<typeof gateOf>]>([
    ['first-run', 'first-run'],
    ['signed-out', 'signed-out'],
  ])('%s shows a screen of its own, and nobody’s work', (state, gate) => {
    const session = { state } as SessionState;
    expect(gateOf(session)).toBe(gate);
    expect(ownerOf(session)).toBeNull();
  });

  it('asks for a new password before anything else when the given one is temporary', () => {
    const status = sampleStatus(false);
    if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
    expect(gateOf(status.session)).toBeNull();
    expect(gateOf({ ...status.session, user: { ...status.session.user, mustChangePassword: true } })).toBe(
      'must-change-password',
    );
  });

  it('hides the work behind the lock and gives it back as it was left', async () => {
    const status = statusOf(['worker']);
    const session = changingSession(status);
    await renderProgram({
      routes: [START],
      office: sampleOffice({ demo: false, answers: { 'session.watch': session.watch } }),
    });
    fireEvent.change(screen.getByLabelText('pole'), { target: { value: 'wpisane' } });
    screen.getByLabelText('pole').focus();
    session.become(locked(status));
    await waitFor(() => expect(screen.queryByRole('navigation', { name: 'Nawigacja główna' })).toBeNull());
    expect(screen.queryByRole('heading', { level: 1, name: 'Pulpit' })).toBeNull();
    session.become(status);
    await screen.findByRole('heading', { level: 1, name: 'Pulpit' });
    expect(screen.getByLabelText('pole')).toHaveProperty('value', 'wpisane');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('pole')));
  });

  it('follows a sign-in that the line did not tell of', async () => {
    const status = statusOf(['worker']);
    let now: SessionStatus = { ...status, session: { state: 'signed-out' } };
    const office = sampleOffice({
      demo: false,
      answers: {
        'session.watch': (_input, signal) =>
          (async function* silent() {
            yield now;
            await new Promise((end) => signal?.addEventListener('abort', end));
          })(),
        'session.signIn': () => {
          now = status;
          return now;
        },
      },
    });
    await renderProgram({ routes: [START], office });
    fireEvent.change(screen.getByLabelText('Użytkownik'), { target: { value: 'anna' } });
    fireEvent.change(screen.getByLabelText(/^Hasło/), { target: { value: 'lipa kwitnie w czerwcu' } });
    fireEvent.click(screen.getByRole('button', { name: 'Zaloguj się' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Pulpit' })).toBeTruthy();
  });

  it('leaves nothing of one user to the next', async () => {
    const status = statusOf(['worker']);
    const session = changingSession(status);
    const { history } = await renderProgram({
      routes: [START, PEOPLE],
      path: '/osoby',
      office: sampleOffice({ demo: false, answers: { 'session.watch': session.watch } }),
    });
    fireEvent.change(screen.getByLabelText('pole'), { target: { value: 'wpisane' } });
    session.become({ ...status, session: { state: 'signed-out' } });
    await waitFor(() => expect(screen.queryByLabelText('pole')).toBeNull());
    await waitFor(() => expect(history.location.pathname).toBe(PATHS.dashboard));
    session.become(status);
    await screen.findByRole('heading', { level: 1, name: 'Pulpit' });
    expect(screen.getByLabelText('pole')).toHaveProperty('value', '');
  });

  it('gives the next user none of the answers of the one before', async () => {
    const status = statusOf(['worker']);
    const session = changingSession(status);
    const asked: unknown[] = [];
    const list: RouteEntry = { ...START, component: PeopleOnce };
    const answers = {
      'session.watch': session.watch,
      'people.list': (input: unknown) => {
        asked.push(input);
        return { rows: [], count: 0, total: 0 };
      },
    };
    await renderProgram({ routes: [list], office: sampleOffice({ demo: false, answers }) });
    await screen.findByText('coś');
    session.become({ ...status, session: { state: 'signed-out' } });
    await screen.findByLabelText(/^Hasło/);
    session.become(status);
    await screen.findByText('coś');
    expect(asked).toHaveLength(2);
  });

  it('that ends in damaged data shows the proved backups at once', async () => {
    const status = statusOf(['worker']);
    const session = changingSession(status);
    const answers = { 'session.watch': session.watch };
    await renderProgram({ routes: [START], office: sampleOffice({ demo: false, answers }) });
    session.become({ ...status, session: { state: 'failed', code: 'DATABASE_DAMAGED', data: {} } });
    expect(await screen.findByRole('region', { name: 'Ostatnie sprawdzone kopie' })).toBeTruthy();
  });

  it('locks on Ctrl+L and signs out from the person’s menu', async () => {
    const asked: string[] = [];
    const office = sampleOffice({
      demo: false,
      answers: {
        'session.lock': () => void asked.push('lock'),
        'session.signOut': () => void asked.push('signOut'),
      },
    });
    await renderProgram({ routes: [START], office });
    fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true });
    fireEvent.click(screen.getByRole('button', { name: /Konto/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Wyloguj się' }));
    await waitFor(() => expect(asked).toEqual(['lock', 'signOut']));
  });

  it('says quietly that the connection is lost', async () => {
    const { office } = await renderProgram({ routes: [START] });
    office.connection.report('lost');
    expect((await screen.findByText(/stracił połączenie/)).closest('[role="status"]')).not.toBeNull();
  });

  it.each([true, false])('tells invented people from real ones: demo %s', async (demo) => {
    await renderProgram({ routes: [START], office: sampleOffice({ demo }) });
    const band = screen.queryByText('Biuro pokazowe - dane zmyślone');
    expect(band !== null).toBe(demo);
  });
});

describe('look', () => {
  it('follows the choice of the person’s menu, remembers it, and tells the window its frame', async () => {
    const kept: unknown[] = [];
    document.head.innerHTML = '<meta name="theme-color" content="">';
    await renderProgram({
      routes: [START],
      office: sampleOffice({ demo: false, answers: { 'preferences.remember': (input) => void kept.push(input) } }),
    });
    fireEvent.click(screen.getByRole('button', { name: /Konto/ }));
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Ciemny' }));
    await waitFor(() => expect(document.documentElement.style.colorScheme).toBe('dark'));
    expect(document.querySelector('meta[name="theme-color"]')?.getAttribute('content')).toBe('#1a1d1e');
    expect(kept).toEqual([{ key: 'theme', value: 'dark' }]);
    localStorage.clear();
  });
});
