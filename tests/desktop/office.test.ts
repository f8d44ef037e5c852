import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Program, startWithPage, type StandInOptions } from '#tests/support/electron-stand-in/harness.ts';
import { PERSON } from '#tests/support/valid-calls.base.ts';

const administrator = { login: 'mzielinska', password: 'brzoza nad rzeką stoi' };

/** A page of the program that calls the office over the port it handed over. */
async function connect(program: Program, window = 1) {
  await program.drive.page(window, 'connect');
  return async (path: string, input: unknown = {}): Promise<unknown> => program.drive.page(window, 'call', path, input);
}

type Call = Awaited<ReturnType<typeof connect>>;

async function firstRun(call: Call): Promise<void> {
  const card = (await call('session.prepareFirstRun')) as {
    readonly preparationId: string;
    readonly parts: readonly string[];
    readonly covered: readonly number[];
  };
  await call('session.firstRun', {
    office: { name: 'Ośrodek Pomocy Społecznej w Olszynach', shortName: 'OPS Olszyny', kind: 'ops' },
    administrator: { ...administrator, displayName: 'Maria Zielińska', alsoManager: true },
    recoveryParts: {
      preparationId: card.preparationId,
      typed: Object.fromEntries(card.covered.map((number) => [String(number), card.parts[number - 1] ?? ''])),
    },
  });
}

/** Opens the print of a new person's card, as its route does. */
async function preview(call: Call): Promise<string> {
  const { id } = (await call('people.register', { fields: PERSON })) as { readonly id: string };
  await call('people.printCard', { id });
  return id;
}

describe('the office in the desktop program', () => {
  const running: Program[] = [];
  let folder: string;

  async function start(options: StandInOptions = {}): Promise<Program> {
    const program = await startWithPage({ data: join(folder, 'data'), ...options });
    running.push(program);
    return program;
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ostoja-desktop-'));
  });
  afterEach(async () => {
    for (const program of running.splice(0)) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is set up, ended and signed in to again', async () => {
    const program = await start();
    const call = await connect(program);
    expect(await call('session.status')).toMatchObject({
      session: { state: 'first-run' },
      host: { kind: 'desktop', canSavePdf: true, demo: false },
    });
    await firstRun(call);
    program.drive.quit().catch(() => undefined);
    expect(await program.ended).toBe(0);

    const again = await start();
    const callAgain = await connect(again);
    expect(await callAgain('session.status')).toMatchObject({ session: { state: 'signed-out' } });
    await expect(callAgain('session.signIn', { ...administrator, password: 'zła fraza' })).rejects.toThrow(
      'WRONG_PASSWORD',
    );
    expect(await callAgain('session.signIn', administrator)).toMatchObject({ session: { state: 'signed-in' } });
  });

  test('is left from a failure: the program ends', async () => {
    const program = await start();
    await firstRun(await connect(program));
    program.drive.quit().catch(() => undefined);
    expect(await program.ended).toBe(0);
    const newer = { generation: 1, schemaVersion: 999, programVersion: '9.9.9' };
    writeFileSync(join(folder, 'data', 'current.json'), JSON.stringify(newer));

    const again = await start();
    const call = await connect(again);
    expect(await call('session.status')).toMatchObject({ session: { state: 'failed', code: 'NEWER_VERSION' } });
    // The page may be gone before its answer.
    call('session.quit').catch(() => undefined);
    expect(await again.ended).toBe(0);
  });

  test('has one session in all windows, and is locked with the computer', async () => {
    const program = await start();
    const first = await connect(program);
    await firstRun(first);
    const second = await connect(program, await program.drive.openWindow());
    for (const event of ['lock-screen', 'suspend'] as const) {
      expect(await second('session.status')).toMatchObject({ session: { state: 'signed-in' } });
      await program.drive.power(event);
      expect(await first('session.status')).toMatchObject({ session: { state: 'locked' } });
      expect(await second('session.status')).toMatchObject({ session: { state: 'locked' } });
      await expect(second('preferences.all')).rejects.toThrow('SESSION_LOCKED');
      await second('session.unlock', { password: administrator.password });
    }
    expect(await first('session.status')).toMatchObject({ session: { state: 'signed-in' } });
  });

  test('saves a print as a tagged PDF where the user chose, and tells the page only the name', async () => {
    const savePath = join(folder, 'Karta osoby.pdf');
    const program = await start({ savePath });
    const call = await connect(program);
    await firstRun(call);
    await preview(call);
    expect(await call('printing.savePdf', { fileName: '../Karta: osoby' })).toEqual({
      kind: 'saved',
      fileName: 'Karta osoby.pdf',
    });
    expect(readFileSync(savePath, 'utf8')).toMatch(/^%PDF/u);
    const { printed } = await program.drive.windowState(1);
    expect(printed).toEqual([
      {
        pdf: {
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          displayHeaderFooter: false,
          pageSize: 'A4',
        },
      },
    ]);
    const { saveDialogs } = await program.drive.record();
    expect(saveDialogs).toMatchObject([
      {
        title: 'Zapisz plik',
        filters: [{ name: 'Dokument PDF', extensions: ['pdf'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      },
    ]);
    expect(saveDialogs[0]?.defaultPath).toMatch(/[\\/]-Karta- osoby\.pdf$/u);
    await call('printing.print');
    expect((await program.drive.windowState(1)).printed).toHaveLength(2);
  });

  test('takes a closed save dialog for an answer and a full or closed folder for a refusal', async () => {
    const cancelled = await start();
    const call = await connect(cancelled);
    await firstRun(call);
    const id = await preview(call);
    expect(await call('printing.savePdf', { fileName: 'Lista' })).toEqual({ kind: 'cancelled' });
    await cancelled.stop();

    const refused = await start({ savePath: join(process.execPath, 'Lista.pdf') });
    const callAgain = await connect(refused);
    await callAgain('session.signIn', administrator);
    await callAgain('people.printCard', { id });
    const refusal = callAgain('printing.savePdf', { fileName: 'Lista' });
    // Not the data folder, which the page would speak of otherwise.
    await expect(refusal).rejects.toThrow('FOLDER_NOT_WRITABLE {"place":"chosen"}');
  });
});
