import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { KNOWN_EVENTS } from '#tests/support/electron-stand-in/events.ts';
import { type Program, startProgram } from '#tests/support/electron-stand-in/harness.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const faults = join(root, 'tests/support/electron-stand-in/faults');

describe('the stand-in of electron', () => {
  let program: Program | undefined;
  afterEach(async () => {
    vi.unstubAllEnvs();
    await program?.stop().catch(() => undefined);
    program = undefined;
  });

  test.for([
    ['unknown-call.mjs', 'The stand-in of electron does not know app.setBadgeCount'],
    ['unknown-event.mjs', "The stand-in of electron does not know App.on('gpu-info-update')"],
    ['unknown-import.mjs', "does not provide an export named 'TouchBar'"],
    ['worker-import.mjs', 'electron cannot be imported in a worker thread'],
    ['late-scheme.mjs', 'Schemes are registered before the program is ready'],
  ] as const)('ends a program with %s', async ([file, message]) => {
    program = await startProgram({ program: join(faults, file) });
    expect(await program.ended).toBe(1);
    expect(program.errors()).toContain(message);
  });

  test('remembers an unknown call that the program swallowed', async () => {
    program = await startProgram({ program: join(faults, 'swallowed-call.mjs') });
    await program.line('swallowed');
    await expect(program.stop()).rejects.toThrow('The stand-in does not know: crashReporter.start');
  });

  test.for([
    ['bridge', 'The stand-in of electron does not know contextBridge.exposeInMainWorld'],
    ['node', 'The preload of a sandboxed window cannot load node:fs'],
  ] as const)('ends a program whose preload uses %s', async ([kind, message]) => {
    vi.stubEnv('STAND_IN_FAULTY_PRELOAD', join(faults, kind, 'preload.cjs'));
    program = await startProgram({ program: join(faults, 'preload-host.mjs') });
    expect(await program.ended).toBe(1);
    expect(program.errors()).toContain(message);
  });

  test('fires only events that electron.d.ts declares for the object', () => {
    const types = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
    for (const [name, events] of Object.entries(KNOWN_EVENTS)) {
      const body = new RegExp(`^  (?:class|interface) ${name} extends .*?^  \\}$`, 'msu').exec(types)?.[0] ?? '';
      expect(body, name).not.toBe('');
      for (const event of events) expect(body.includes(`on(event: '${event}',`), `${name} ${event}`).toBe(true);
    }
  });
});
