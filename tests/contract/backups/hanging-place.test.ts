import { execFileSync } from 'node:child_process';
import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MARKER_FILE, type Patience, readLedger, updateLedger } from '#db/backup/index.ts';
import { previewPlaces, TARGETS_FOLDER } from '#preview/preview-places.ts';
import { composeTestCore, type CoreClient, refusalOf, setUp, type TestCore } from '#tests/support/core.ts';
import { makeFolder } from '#tests/support/office-folder.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade } from '#tests/support/valid-calls.backups.ts';

const SHORT: Patience = { driveMs: 50, glanceMs: 100, lookMs: 400, stallMs: 400 };
const LONG: Patience = { driveMs: 50, glanceMs: 500, lookMs: 3_600_000, stallMs: 3_600_000 };

let office: TestCore;
let client: CoreClient;
let backupId: string;
let patience: Patience;
/** Files in whose place a pipe stands that nobody writes to: whoever opens one waits for ever. */
let hanging: string[] = [];
let removeFolder: () => Promise<void>;

beforeEach(async () => {
  const { dir, remove } = await makeFolder();
  removeFolder = remove;
  // Whoever does not wait for a hanging place has all the time there is.
  patience = LONG;
  const places = {
    ...previewPlaces(dir),
    get patience(): Patience {
      return patience;
    },
  };
  office = await composeTestCore({ dir, ports: { places } });
  client = office.client();
  await setUp(client);
  backupId = await backupMade(client);
  office.clock.advance(60);
});
afterEach(async () => {
  await letGo();
  await office.close();
  await removeFolder();
});

const place = (): string => join(office.dir, TARGETS_FOLDER, 'Dysk kopii');

async function hang(name: string): Promise<void> {
  const file = join(place(), name);
  await rename(file, `${file}.whole`);
  execFileSync('mkfifo', [file]);
  hanging.push(file);
}

/** Answers everybody who waits, as a share that is back, and puts the files in their places again. */
async function letGo(): Promise<void> {
  for (const file of hanging) {
    // Open for both sides, so that nobody who still comes has to wait either.
    const pipe = await open(file, 'r+');
    await rename(`${file}.whole`, file);
    await pipe.write('{}');
    await pipe.close();
  }
  hanging = [];
}

const made = async () => {
  const last = (await drained(client.backups.make({ targetId: null }))).at(-1);
  return last?.kind === 'result' ? last.places.map(({ failure }) => failure) : null;
};

describe('a place that gives no answer', () => {
  it('counts as missing: pages answer, the backup fails in words, and the next one works when it is back', async () => {
    await hang(MARKER_FILE);
    patience = SHORT;
    expect((await client.backups.targets({})).targets).toMatchObject([{ problem: 'TARGET_MISSING' }]);
    expect(await made()).toEqual(['TARGET_MISSING']);
    const { running, problems } = await client.backups.health({});
    expect([running, problems.map(({ problem }) => problem)]).toEqual([
      false,
      expect.arrayContaining(['target-failed']),
    ]);
    // It is not asked again while it owes an answer: each would hold one more of the few threads for files.
    expect(await made()).toEqual(['TARGET_MISSING']);
    await letGo();
    patience = LONG;
    expect(await made()).toEqual([null]);
  });

  it('does not keep a cancelled backup running, nor its key', async () => {
    await hang(MARKER_FILE);
    const stop = new AbortController();
    const making = drained(client.backups.make({ targetId: null }, { signal: stop.signal }));
    making.catch(() => undefined);
    await expect.poll(async () => (await client.backups.health({})).running).toBe(true);
    stop.abort();
    await expect(making).rejects.toThrow(/abort|cancel/i);
    await expect.poll(async () => (await client.backups.health({})).running).toBe(false);
    await client.session.signOut({});
    patience = SHORT;
    await office.core.finish();
    expect(office.core.runtime.offices.isOpen).toBe(false);
  });

  it('while own files at it are looked for keeps no backup that is made, and none after it', async () => {
    const name = (await readdir(place())).find((one) => one.endsWith('.info.json')) ?? '';
    await hang(name);
    await updateLedger(office.dir, (ledger) => ({ ...ledger, backups: [] }));
    patience = { ...LONG, lookMs: 1_000 };
    expect(await made()).toEqual([null]);
    expect((await client.backups.health({})).running).toBe(false);
    await letGo();
    patience = LONG;
    office.clock.advance(60);
    expect(await made()).toEqual([null]);
    expect((await client.backups.list({})).map(({ id }) => id)).toContain(backupId);
  });

  it('in the middle of a file is left behind, and says nothing against the backup', async () => {
    const name = (await readdir(place())).find((one) => one.endsWith('.tar.age')) ?? '';
    await hang(name);
    patience = SHORT;
    const { code } = await refusalOf(drained(client.backups.testRestore({ backupId })));
    expect(code).toBe('TARGET_MISSING');
    expect((await readLedger(office.dir)).ledger.tests).toMatchObject([{ failure: 'TARGET_MISSING' }]);
    expect((await client.backups.list({}))[0]?.failedTestAt).toBeNull();
    await letGo();
    patience = LONG;
    expect((await drained(client.backups.testRestore({ backupId }))).at(-1)).toMatchObject({ kind: 'result' });
  });
});
