import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { addressIn } from '#build/steps/preview.mjs';
import { pinnedNode } from '#build/steps/places.mjs';

const program = fileURLToPath(new URL('../../out/preview/preview.js', import.meta.url));

export type PreviewHostOptions = {
  /** Folder of the data; without it a new temporary one, removed at stop(). */
  readonly dataDir?: string;
  readonly demo?: boolean;
  /** People in the demonstration office. */
  readonly demoSize?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** A running preview host, as built, on its own data folder. */
export type PreviewHost = {
  /** Whole address with the token in its fragment. */
  readonly address: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it in order and removes a temporary data folder. Repeated calls do nothing. */
  stop(): Promise<void>;
  /** Cuts it off as a power failure would; the data folder stays until stop(). */
  crash(): Promise<void>;
  /** Resolves with the exit code when it has ended, whoever ended it. */
  readonly ended: Promise<number | null>;
};

/**
 * Starts the built preview host and waits until it prints its address.
 *
 * @throws Error with everything it printed when it ends before that, or when nothing is built
 */
export async function startPreviewHost(options: PreviewHostOptions = {}): Promise<PreviewHost> {
  if (!existsSync(program)) throw new Error('The preview host is not built: run npm run build.');
  const own = options.dataDir === undefined ? mkdtempSync(join(tmpdir(), 'ostoja-host-')) : undefined;
  // A folder below the temporary one, so that the host makes it itself, as on a first start.
  const dataDir = options.dataDir ?? join(own ?? '', 'data');
  const args = [
    program,
    ...['--data', dataDir],
    ...['--port', '0'],
    ...['--parent', String(process.pid)],
    ...(options.demo === true ? ['--demo'] : []),
    ...(options.demoSize === undefined ? [] : ['--demo-size', String(options.demoSize)]),
  ];
  const child = spawn(pinnedNode(), args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...options.env },
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  let address: string;
  try {
    address = await firstAddress(child, lines);
  } catch (error) {
    removeFolder(own);
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    address,
    origin: new URL(address).origin,
    pid: child.pid ?? 0,
    dataDir,
    ended,
    output: () => lines.join('\n'),
    stop: () => (stopping ??= end(child, ended).finally(() => removeFolder(own))),
    crash: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function firstAddress(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = addressIn(line);
        if (found !== undefined) resolve(found);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The preview host ended with ${code}:\n${lines.join('\n')}`)));
  });
}

async function end(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  // The closed input is how the host learns on every system that nobody needs it any more.
  child.stdin?.end();
  await ended;
}

function removeFolder(folder: string | undefined): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
