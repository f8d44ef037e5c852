import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { GENERATION_FILES } from '#db/generations/layout.ts';
import { makeFolder, ROWS } from '#tests/support/office-folder.ts';

interface Outcome {
  readonly job: string;
  readonly free?: number;
  readonly outcome?: string;
  readonly [name: string]: unknown;
}

let outcomes: Outcome[] = [];
let removeFolder: () => Promise<void> = () => Promise.resolve();

/** A file system of 8 MB in a mount namespace of the child's own: it is gone when the child is, whatever happens. */
const MOUNT = 'mount -t tmpfs -o size=8m tmpfs "$1" && exec "$2" "$3" "$1"';

beforeAll(async () => {
  const { dir, remove } = await makeFolder();
  removeFolder = remove;
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const script = join(import.meta.dirname, 'disk-full-child.ts');
  const child = spawn('unshare', [...asRoot, '--mount', 'sh', '-c', MOUNT, 'sh', dir, process.execPath, script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`these tests need unshare and mount (util-linux, Linux): ${errors}`);
  outcomes = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
}, 180_000);

afterAll(() => removeFolder());

const of = (job: string): Outcome[] => outcomes.filter((outcome) => outcome.job === job);

describe('on a full disk', () => {
  it('a folder without room for a small file is refused', () => {
    expect(of('enter').map((each) => each.outcome)).toEqual([expect.stringMatching(/^refused: DISK_FULL/)]);
    expect(of('inspect')).toEqual([
      { job: 'inspect', state: expect.objectContaining({ code: 'DISK_FULL' }) as unknown },
    ]);
  });

  it('a first run is done whole or not at all, however much room there is', () => {
    const [last, ...full] = of('first-run').reverse();
    expect(last).toMatchObject({ outcome: 'done', state: 'ready', staging: [] });
    expect(full.length).toBeGreaterThan(3);
    for (const each of full) expect(each).toMatchObject({ outcome: 'DISK_FULL', state: 'first-run', staging: [] });
  });

  it('a migration is done or leaves the office as it was', () => {
    const [last, ...full] = of('migration').reverse();
    expect(last).toMatchObject({ outcome: 'done' });
    expect(full.length).toBeGreaterThan(3);
    for (const each of full) expect(each).toMatchObject({ outcome: 'DISK_FULL', rows: ROWS });
  });

  it('a change of keys is refused and both key files stay whole', () => {
    expect(of('keys')).toMatchObject([{ outcomes: ['DISK_FULL', 'DISK_FULL'], same: true }]);
    const names = of('keys')[0]?.['names'];
    expect(new Set(Array.isArray(names) ? names : [])).toEqual(new Set<unknown>(GENERATION_FILES));
  });

  it('a large change of the data is refused and nothing of it stays', () => {
    expect(of('write')).toMatchObject([{ outcome: 'DISK_FULL', rows: ROWS }]);
  });
});
