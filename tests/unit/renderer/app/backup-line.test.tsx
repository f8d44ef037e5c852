import { setWindowWidth } from '#tests/support/page-environment.ts';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { ROUTES } from '#renderer/app/routes.tsx';
import { setLanguage } from '#renderer/i18n/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import type { BackupHealthView } from '#shared/features/backups/backups.schema.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import { reachOf, ROLES, type Role } from '#shared/permissions/roles.ts';
import { sampleOffice, sampleStatus } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const RED: BackupHealthView = {
  state: 'red',
  problems: [
    { problem: 'old-backup', state: 'red' },
    { problem: 'same-disk', state: 'orange' },
  ],
  lastProved: null,
  lastTestAt: null,
  running: false,
};
const SAYS = 'Ostatnia kopia zapasowa jest stara.';
const TELL = 'Powiedz o tym administratorowi.';

/** Every screen of the program at its own address; what it shows is not asked here. */
const SCREENS: readonly RouteEntry[] = ROUTES.map((entry) => ({
  ...entry,
  component: () => <h1 id="page-title">{entry.screen.path}</h1>,
}));

function office(roles: readonly Role[], health: BackupHealthView, demo = false) {
  const status = sampleStatus(demo);
  if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
  const signedIn: SessionStatus = {
    ...status,
    session: { ...status.session, user: { ...status.session.user, roles: [...roles] } },
  };
  const watch = async function* () {
    yield signedIn;
    await new Promise(() => undefined);
  };
  return sampleOffice({ demo, answers: { 'session.watch': watch, 'backups.health': () => health } });
}

/** The line, found by what it says; it must stand before the screen itself. */
async function lineOnTop(): Promise<HTMLElement> {
  const line = (await screen.findByText(SAYS)).closest<HTMLElement>('[role=status]');
  if (line === null) throw new Error('What is wrong is not told to those who cannot see it');
  const order = line.compareDocumentPosition(screen.getByRole('main'));
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  return line;
}

describe('the line about backups', () => {
  beforeEach(async () => {
    setWindowWidth(1366);
    await setLanguage('pl');
  });

  it('stands on top of every screen of the router while backups are not in order', async () => {
    const { history } = await renderProgram({ routes: SCREENS, office: office(ROLES, RED) });
    expect(SCREENS.length).toBeGreaterThan(20);
    for (const { screen: at } of SCREENS) {
      act(() => history.push(at.path.replaceAll(/\$\w+/g, crypto.randomUUID())));
      await screen.findByRole('heading', { level: 1, name: at.path });
      await lineOnTop();
    }
  });

  it.each(ROLES)('sends %s where it can be mended, or to the administrator', async (role) => {
    await renderProgram({ routes: SCREENS, office: office([role], RED) });
    const line = within(await lineOnTop());
    const mends = reachOf([role], 'backups.manage') !== null;
    expect(line.queryAllByText(TELL)).toHaveLength(mends ? 0 : 1);
    const links = line.queryAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(mends ? [`#${PATHS.backups}`] : []);
  });

  it('is orange without a word of what is less pressing, and stands where a screen is refused', async () => {
    const orange: BackupHealthView = {
      ...RED,
      state: 'orange',
      problems: [{ problem: 'old-backup', state: 'orange' }],
    };
    await renderProgram({ routes: SCREENS, path: PATHS.backups, office: office(['worker'], orange) });
    await lineOnTop();
    expect(screen.queryByRole('heading', { level: 1, name: PATHS.backups })).toBeNull();
  });

  it.each<readonly [string, BackupHealthView, boolean]>([
    ['all is in order', { ...RED, state: 'ok', problems: [] }, false],
    ['in a demonstration, which has nothing to lose', RED, true],
  ])('is not there when %s', async (_what, health, demo) => {
    await renderProgram({ routes: SCREENS, office: office(ROLES, health, demo) });
    expect(screen.queryByText(SAYS)).toBeNull();
    expect(screen.queryByText(TELL)).toBeNull();
  });
});
