import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { HardeningLine } from '#desktop/hardening.ts';
import { SENDERS } from '#tests/support/electron-stand-in/senders.ts';
import type { Program } from '#tests/support/electron-stand-in/harness.ts';
import type { Check, Start } from './window-checks.ts';

/** Runs with a program of its own, for checks that end ports or pages. */
async function withProgram(start: Start, check: (program: Program) => Promise<void>): Promise<void> {
  const program = await start();
  try {
    await check(program);
  } finally {
    await program.stop();
  }
}

const AWAY = [
  'https://example.org/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'data:text/html,x',
  'blob:ostoja://app/1',
  'about:blank',
  'javascript:alert(1)',
  'ostoja://other/index.html',
  'ostoja://app/assets/app.js',
  'ostoja://app/index.html?a=1',
  'ostoja://user:secret@app/index.html',
  'ostoja://app:1/index.html',
  'OSTOJA-X://app/index.html',
  '',
];

/** Everything the program wrote that is not the database: its log files and both its streams. */
function everythingLogged(program: Program): string {
  const logs = join(program.data, 'logs');
  const files = readdirSync(program.data).includes('logs') ? readdirSync(logs) : [];
  return [program.output(), program.errors(), ...files.map((file) => readFileSync(join(logs, file), 'utf8'))].join(
    '\n',
  );
}

export const boundaryChecks = {
  navigation: async ({ drive }) => {
    for (const event of ['will-navigate', 'will-frame-navigate'] as const) {
      for (const address of AWAY) expect(await drive.refusesNavigation(event, address, true), address).toBe(true);
      expect(await drive.refusesNavigation(event, 'ostoja://app/index.html', false)).toBe(true);
      expect(await drive.refusesNavigation(event, 'ostoja://app/index.html#/osoby', true)).toBe(false);
    }
    const guards = ['will-frame-navigate', 'will-navigate', 'will-redirect', 'will-attach-webview'];
    expect(await drive.guardsOfForeignPage()).toEqual(expect.arrayContaining(guards));
  },

  redirects: async ({ drive }) => {
    for (const address of [...AWAY, 'ostoja://app/index.html']) {
      for (const isMainFrame of [true, false]) {
        expect(await drive.refusesNavigation('will-redirect', address, isMainFrame), address).toBe(true);
      }
    }
  },

  windowOpen: async ({ drive }) => {
    const before = await drive.windowCount();
    for (const address of [...AWAY, 'ostoja://app/index.html', 'https://isap.sejm.gov.pl/']) {
      expect(await drive.askToOpen(address), address).toEqual({ action: 'deny' });
    }
    expect(await drive.windowCount()).toBe(before);
  },

  externalAddresses: (_program, start) =>
    withProgram(start, async ({ drive }) => {
      const opened = { 'https://isap.sejm.gov.pl/a?b=c#d': true, 'mailto:biuro@mops.example.pl?subject=Plan': true };
      const refused = [
        ...AWAY.filter((address) => !address.startsWith('https:')),
        'http://isap.sejm.gov.pl/',
        'https://user:secret@isap.sejm.gov.pl/',
        'https://localhost/',
        'mailto:a@b.pl?attach=/etc/passwd',
        'mailto:a@b.pl?body=x',
        'mailto:a@b.pl,c@d.pl',
        'ms-msdt:/id',
        'search-ms:query=x',
        'file://serwer/udzial/a.exe',
        'https://example.org/"&calc',
        ' https://example.org/',
        `https://example.org/${'a'.repeat(2048)}`,
      ];
      for (const address of [...refused, ...Object.keys(opened)]) await drive.askToOpen(address);
      const { openedExternally } = await drive.record();
      expect(openedExternally).toEqual(Object.keys(opened));
    }),

  oneEntrance: async ({ drive }) => {
    expect(await drive.channels()).toEqual(['ostoja:port']);
  },

  sender: (_program, start) =>
    withProgram(start, async ({ drive }) => {
      for (const sender of SENDERS) expect(await drive.portFrom(sender), sender).toBe(sender === 'own page');
    }),

  preloadExposesNothing: async ({ drive }) => {
    expect(await drive.page(1, 'exposed')).toEqual([]);
    expect(await drive.page(1, 'postForeign')).toEqual([]);
    expect(await drive.page(1, 'unknownCalls')).toEqual([]);
  },

  portClosesWithPage: (_program, start) =>
    withProgram(start, async ({ drive }) => {
      async function connect(): Promise<void> {
        await drive.page(1, 'connect');
        expect(await drive.page(1, 'call', 'session.status', {})).toHaveProperty('session.state');
      }
      await connect();
      await drive.changeFragment(1, '/osoby');
      expect(await drive.portsClosedByProgram(1)).toEqual([false]);

      await connect();
      expect(await drive.portsClosedByProgram(1), 'a second port closes the first').toEqual([true, false]);

      await drive.navigate(1, 'ostoja://app/index.html');
      expect(await drive.portsClosedByProgram(1), 'a reload closes the port').toEqual([true, true]);

      await connect();
      await drive.losePage(1, 'crashed');
      expect(await drive.portsClosedByProgram(1), 'a lost page closes the port').toEqual([true, true, true]);
      await drive.loaded(1);

      const second = await drive.openWindow();
      await drive.page(second, 'connect');
      await drive.page(second, 'call', 'session.status', {});
      await drive.closeWindow(second);
      expect(await drive.portsClosedByProgram(second), 'closing the window closes the port').toEqual([true]);
    }),

  redactedLog: (_program, start) =>
    withProgram(start, async (program) => {
      const { drive } = program;
      const marker = 'Zenobia-44051401359';
      await drive.askToOpen(`http://example.org/${marker}`);
      await drive.refusesNavigation('will-frame-navigate', `https://example.org/${marker}`, true);
      await drive.refusesNavigation('will-redirect', `https://example.org/${marker}`, true);
      await drive.portFrom('foreign origin');
      await drive.page(1, 'connect');
      for (const path of ['session.signIn', 'people.register', 'no.such']) {
        await expect(
          drive.page(1, 'call', path, { login: marker, [marker]: marker, password: marker }),
        ).rejects.toThrow(/\w/u);
      }
      const logged = everythingLogged(program);
      expect(logged).toContain('desktop.refused');
      expect(logged).not.toContain('Zenobia');
      expect(logged).not.toContain('44051401359');
    }),
} satisfies Partial<Record<HardeningLine, Check>>;
