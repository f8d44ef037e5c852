import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Drive } from './driver.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const register = new URL('./register.ts', import.meta.url).href;

export interface StandInOptions {
  readonly packaged?: boolean;
  readonly secondInstance?: boolean;
  /** Chromium cannot load the page. */
  readonly loadFails?: boolean;
  /** The answer of the save dialog; none means the user cancelled. */
  readonly savePath?: string;
  /** A data folder of the test's own; a fresh one otherwise, removed at the end. */
  readonly data?: string;
  /** Another program than the built one, for tests of the stand-in itself. */
  readonly program?: string;
}

/** Orders to the running stand-in; every answer comes over process messages and therefore as a promise. */
export type Driver = {
  readonly [K in keyof Drive]: (...values: Parameters<Drive[K]>) => Promise<Awaited<ReturnType<Drive[K]>>>;
};

export interface Program {
  readonly drive: Driver;
  readonly data: string;
  /** Where the bundle and its workers lie. */
  readonly folder: string;
  /** Resolves when the program printed this line, rejects when it ended before. */
  line(text: string): Promise<void>;
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** Ends the process whatever it does, and fails when the program called something the stand-in does not know. */
  stop(): Promise<void>;
}

/** Starts the built main bundle in Node against the stand-in. The bundles must have been built. */
export async function startProgram(options: StandInOptions = {}): Promise<Program> {
  const program = options.program ?? join(root, 'out/main/main.js');
  if (!existsSync(program)) throw new Error(`${program} is not built: run the build first`);
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'ostoja-stand-in-')));
  const child = fork(program, [`--data=${data}`], {
    cwd: root,
    execArgv: ['--import', register, '--disable-warning=ExperimentalWarning'],
    env: {
      ...process.env,
      STAND_IN_PACKAGED: options.packaged === true ? '1' : '0',
      STAND_IN_SECOND_INSTANCE: options.secondInstance === true ? '1' : '0',
      STAND_IN_LOAD_FAILS: options.loadFails === true ? '1' : '0',
      STAND_IN_SAVE_PATH: options.savePath ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });

  let output = '';
  let errors = '';
  const waiting = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    for (const check of waiting) check();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      hasEnded = true;
      resolve(code);
      for (const check of waiting) check();
      for (const { reject } of pending.values()) reject(new Error(`The program ended: ${errors}`));
    });
  });

  let lastId = 0;
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  child.on('message', (answer: { readonly id: number; readonly value?: unknown; readonly error?: string }) => {
    const caller = pending.get(answer.id);
    pending.delete(answer.id);
    if (answer.error === undefined) caller?.resolve(answer.value);
    else caller?.reject(new Error(answer.error));
  });
  const drive = new Proxy({} as Driver, {
    get:
      (_target, name: string) =>
      (...values: readonly unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++lastId;
          pending.set(id, { resolve, reject });
          child.send({ id, name, values }, (error) => {
            if (error !== null) reject(error);
          });
        }),
  });

  return {
    drive,
    data,
    folder: dirname(program),
    output: () => output,
    errors: () => errors,
    ended,
    async line(text) {
      await new Promise<void>((resolve, reject) => {
        function check(): void {
          if (`\n${output}`.includes(`\n${text}\n`)) resolve();
          else if (hasEnded) reject(new Error(`The program ended without "${text}": ${output}${errors}`));
          else return;
          waiting.delete(check);
        }
        waiting.add(check);
        check();
      });
    },
    async stop() {
      const unknown = hasEnded ? [] : await drive.unknownCalls();
      if (!hasEnded) child.kill('SIGKILL');
      await ended;
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
      if (unknown.length > 0) throw new Error(`The stand-in does not know: ${unknown.join(', ')}`);
    },
  };
}

/** Starts the program and waits until its first window is loaded. */
export async function startWithPage(options: StandInOptions = {}): Promise<Program> {
  const program = await startProgram(options);
  try {
    await program.drive.firstWindow();
    return program;
  } catch (error) {
    await program.stop();
    throw error;
  }
}
