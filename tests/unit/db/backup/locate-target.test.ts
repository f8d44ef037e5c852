import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { locateTarget, markTarget, MARKER_FILE, type Target } from '#db/backup/index.ts';

let dir: string;
let pipe: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ostoja-drives-'));
  for (const drive of ['dead', 'stick']) await mkdir(join(dir, drive, 'kopie'), { recursive: true });
  pipe = join(dir, 'dead', 'kopie', MARKER_FILE);
  // Whoever opens it waits until somebody writes to it.
  execFileSync('mkfifo', [pipe]);
});
afterEach(async () => {
  const answer = await open(pipe, 'r+');
  await answer.write('{}');
  await answer.close();
  await rm(dir, { recursive: true });
});

const drives = () => Promise.resolve(['dead', 'stick', 'gone'].map((name) => join(dir, name)));
const stick = (id: string): Target => ({ id, kind: 'usb', name: 'Pendrive', path: 'kopie' });

describe('a stick beside a drive that gives no answer', () => {
  it('is found without waiting for that drive', async () => {
    const folder = join(dir, 'stick', 'kopie');
    const id = await markTarget(folder);
    expect(await locateTarget(stick(id), drives, 3_600_000)).toBe(folder);
  });

  it('is missing while it is out, and found as soon as it is in, however often it was looked for', async () => {
    const target = stick(crypto.randomUUID());
    // More looks than there are threads for files.
    for (let look = 0; look < 6; look += 1) {
      await expect(locateTarget(target, drives, 20)).rejects.toMatchObject({ code: 'TARGET_MISSING' });
    }
    const folder = join(dir, 'stick', 'kopie');
    const id = await markTarget(folder);
    expect(await locateTarget(stick(id), drives, 3_600_000)).toBe(folder);
  });
});
