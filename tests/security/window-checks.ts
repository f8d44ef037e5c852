import { expect } from 'vitest';
import type { HardeningLine } from '#desktop/hardening.ts';
import type { Program, StandInOptions } from '#tests/support/electron-stand-in/harness.ts';

/** Starts another program like the one under test, for a check that ends ports, pages or the program. */
export type Start = (options?: StandInOptions) => Promise<Program>;

/** Proves one line against the running program. */
export type Check = (program: Program, start: Start) => Promise<void>;

/** What the windows are made with; asked of the first window and of one opened later. */
async function preferences({ drive }: Program): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const later = await drive.openWindow();
  const all = [await drive.windowOptions(1), await drive.windowOptions(later)];
  await drive.closeWindow(later);
  return all.map((options) => options.webPreferences);
}

async function expectPreference(program: Program, expected: Readonly<Record<string, unknown>>): Promise<void> {
  for (const found of await preferences(program)) expect(found).toMatchObject(expected);
}

export const windowChecks = {
  sandbox: async (program) => {
    const { sandboxBeforeReady } = await program.drive.record();
    expect(sandboxBeforeReady).toBe(true);
    await expectPreference(program, { sandbox: true });
  },

  contextIsolation: (program) => expectPreference(program, { contextIsolation: true }),

  noNodeIntegration: (program) =>
    expectPreference(program, {
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    }),

  noWebview: async (program) => {
    await expectPreference(program, { webviewTag: false });
    expect(await program.drive.refusesWebview()).toBe(true);
  },

  webSecurity: (program) =>
    expectPreference(program, {
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
    }),

  noNavigateOnDrop: async (program) => {
    await expectPreference(program, { navigateOnDragDrop: false });
    expect(await program.drive.refusesNavigation('will-frame-navigate', 'file:///C:/lista.pdf', true)).toBe(true);
  },

  memorySession: async (program) => {
    const { partition } = await program.drive.windowState(1);
    expect(partition).toMatch(/^(?!persist:)./u);
    for (const found of await preferences(program)) {
      expect(found['hasSession']).toBe(true);
      expect(found).not.toHaveProperty('partition');
    }
  },

  noSpellDownload: async (program) => {
    await expectPreference(program, { spellcheck: false });
    expect(await program.drive.spellCheckers()).toEqual([false, false]);
  },

  developerTools: async (_program, start) => {
    for (const packaged of [true, false]) {
      const program = await start({ packaged });
      try {
        await expectPreference(program, { devTools: !packaged });
        const { menu } = await program.drive.record();
        const roles = JSON.stringify(menu);
        expect(roles.includes('toggleDevTools')).toBe(!packaged);
        expect(roles.includes('"reload"')).toBe(!packaged);
        expect(await program.drive.isCancelled('devtools://devtools/bundled/devtools_app.html')).toEqual([
          packaged,
          packaged,
        ]);
      } finally {
        await program.stop();
      }
    }
  },
} satisfies Partial<Record<HardeningLine, Check>>;
