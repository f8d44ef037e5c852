import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Program,
  startProgram,
  startWithPage,
  type StandInOptions,
} from '#tests/support/electron-stand-in/harness.ts';

describe('the desktop program', () => {
  const running: Program[] = [];

  async function start(options: StandInOptions = {}): Promise<Program> {
    const program = await startWithPage(options);
    running.push(program);
    return program;
  }

  afterEach(async () => {
    for (const program of running.splice(0)) await program.stop();
  });

  test('moves every folder of electron into the data folder before it does anything else', async () => {
    const { drive, data } = await start();
    const { order, paths } = await drive.record();
    expect(order.slice(0, 4)).toEqual([
      'setPath userData',
      'setPath sessionData',
      'setPath crashDumps',
      'setAppLogsPath',
    ]);
    expect(paths).toEqual({
      userData: data,
      sessionData: join(data, 'chromium'),
      crashDumps: join(data, 'chromium', 'crashes'),
      logs: join(data, 'logs'),
    });
  });

  test('says that it is ready only after a window was drawn and a call was answered', async () => {
    const program = await start();
    expect(await program.drive.windowState(1)).toMatchObject({ shown: true });
    expect(program.output()).not.toContain('ostoja:ready');
    await program.drive.page(1, 'connect');
    await program.drive.page(1, 'call', 'session.status', {});
    await program.line('ostoja:ready');
  });

  test('leaves the place to the first instance', async () => {
    const program = await startProgram({ secondInstance: true });
    await program.line('ostoja:already-running');
    expect(await program.ended).toBe(0);
    await program.stop();
  });

  test('brings its first window to the front when it is started again', async () => {
    const { drive } = await start();
    await drive.minimize(1);
    await drive.secondInstance();
    expect(await drive.windowState(1)).toMatchObject({ focused: 1 });
  });

  test('opens further windows with the same page and rules', async () => {
    const { drive } = await start();
    const second = await drive.openWindow();
    expect(await drive.windowState(second)).toMatchObject({ address: 'ostoja://app/index.html', partition: 'office' });
    const [one, two] = [await drive.windowOptions(1), await drive.windowOptions(second)];
    expect(two).toEqual({ ...one, name: 'window-2' });
    await drive.page(1, 'connect');
    await drive.page(second, 'connect');
    expect(await drive.page(1, 'call', 'session.status', {})).toEqual(
      await drive.page(second, 'call', 'session.status', {}),
    );
    await drive.closeWindow(1);
    expect(await drive.page(second, 'call', 'session.status', {})).toHaveProperty('session.state');
  });

  test('enlarges the page in steps from 100 to 200 % and back', async () => {
    const { drive } = await start();
    const seen: number[] = [];
    for (let press = 0; press < 6; press += 1) {
      await drive.press('CommandOrControl+Plus');
      seen.push((await drive.windowState(1)).zoom);
    }
    expect(seen).toEqual([1.1, 1.25, 1.5, 1.75, 2, 2]);
    await drive.press('CommandOrControl+-');
    expect((await drive.windowState(1)).zoom).toBe(1.75);
    await drive.press('CommandOrControl+0');
    expect((await drive.windowState(1)).zoom).toBe(1);
  });

  test('gives the window buttons the colours of the page', async () => {
    const { drive } = await start();
    expect(await drive.windowState(1)).toMatchObject({ menuBar: false });
    await drive.themeColor(1, '#1A1D1E');
    expect((await drive.windowState(1)).overlay).toEqual({ color: '#1a1d1e', symbolColor: '#ffffff', height: 44 });
    await drive.themeColor(1, null);
    expect((await drive.windowState(1)).overlay).toEqual({ color: '#eff3f4', symbolColor: '#242424', height: 44 });
  });

  test('loads a page whose process was lost again, three times at most', async () => {
    const { drive, ended } = await start();
    for (let lost = 1; lost <= 3; lost += 1) {
      await drive.losePage(1, 'crashed');
      await drive.loaded(1);
      await drive.page(1, 'connect');
      expect(await drive.page(1, 'call', 'session.status', {})).toHaveProperty('session.state');
    }
    drive.losePage(1, 'oom').catch(() => undefined);
    expect(await ended).toBe(0);
  });

  test('does not run on unseen when its page cannot be loaded', async () => {
    const program = await startProgram({ loadFails: true });
    expect(await program.ended).toBe(0);
    expect(program.output()).not.toContain('ostoja:ready');
    await program.stop();
  });

  test('ends with its last window and leaves nothing locked', async () => {
    const program = await start();
    // The process is gone before it could answer the order.
    program.drive.closeWindow(1).catch(() => undefined);
    expect(await program.ended).toBe(0);
    const again = await start({ data: program.data });
    again.drive.quit().catch(() => undefined);
    expect(await again.ended).toBe(0);
  });

  test('closes the office once when Windows ends the session', async () => {
    const program = await start();
    await program.drive.endOfSession(1);
    program.drive.quit().catch(() => undefined);
    expect(await program.ended).toBe(0);
    expect(program.errors()).not.toContain('Error');
  });

  test('tells on its page that its folder cannot be made, and leaves nothing elsewhere', async () => {
    const blocked = join(process.execPath, 'data');
    const program = await start({ data: blocked });
    await program.drive.page(1, 'connect');
    const status = await program.drive.page(1, 'call', 'session.status', {});
    expect(status).toMatchObject({ session: { state: 'failed', code: 'FOLDER_NOT_WRITABLE' } });
    await program.line('ostoja:ready');
    const { paths, errorBoxes } = await program.drive.record();
    expect(errorBoxes).toEqual([]);
    const elsewhere = paths['userData'] ?? '';
    expect(elsewhere.startsWith(join(tmpdir(), 'ostoja-'))).toBe(true);
    expect(existsSync(elsewhere)).toBe(true);
    program.drive.quit().catch(() => undefined);
    expect(await program.ended).toBe(0);
    expect(existsSync(elsewhere)).toBe(false);
    expect(existsSync(blocked)).toBe(false);
  });

  test('tells the starter and the user when it cannot start', async () => {
    const program = await startProgram({ data: 'relative' });
    await program.line('ostoja:failed');
    expect(await program.ended).toBe(1);
    await program.stop();
  });
});
