import { deepEqual } from 'node:assert/strict';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { readContainer } from '#db/backup/container.ts';
import { inspectBackup, labelName, type Opener, prepareRestore } from '#db/backup/index.ts';
import { decodeLabel, encodeLabel } from '#db/backup/label.ts';
import { migrations } from '#db/migrations/index.ts';
import { type BackupOffice, backUp, backupOffice } from '#tests/support/backup-office.ts';
import { folderHash } from '#tests/support/folder-hash.ts';
import { RECOVERY_RECIPIENT, RECOVERY_TEXT } from '#tests/support/office-folder.ts';

const KNOWN = migrations.length;
const BY_KEY: Opener = { by: 'recovery', secret: RECOVERY_TEXT, recipient: RECOVERY_RECIPIENT };
const OTHER: Opener = {
  by: 'recovery',
  secret: 'AGE-SECRET-KEY-1WT29UNA2T960U9E42WF4EAUP23STXL9T8CNQN7RTS30T7VPVYP5SKXP8NY',
  recipient: 'age1edhhyg73src66kzxse5jjnwmrrqnu4t32japqa3z2t0xpyz8555sazsmzf',
};

let office: BackupOffice;
let file: string;
let whole: Buffer;
let text: Buffer;
let before: string[];

const label = (): string => join(office.folder, labelName(file.split('/').at(-1) ?? ''));
const prepare = (opener: Opener = BY_KEY) => prepareRestore({ dir: office.dir, file, opener });

beforeAll(async () => {
  office = await backupOffice();
  const { fileName } = await backUp(office);
  file = join(office.folder, fileName);
  whole = await readFile(file);
  text = await readFile(label());
  before = folderHash(office.dir);
}, 180_000);
afterAll(() => office.remove());

describe('what is wrong is said, and nothing changes', () => {
  beforeEach(async () => {
    await writeFile(file, whole);
    await writeFile(label(), text);
  });
  // Whatever was wrong, the office is as it was.
  afterEach(() => deepEqual(folderHash(office.dir), before));

  const inspect = (knownSchemaVersion = KNOWN) => inspectBackup({ file, knownSchemaVersion });
  async function flip(at: number): Promise<void> {
    const bytes = await readFile(file);
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
  }
  const refused = (code: string, data = {}): unknown =>
    expect.objectContaining({ code, data: expect.objectContaining(data) as unknown });

  it('a whole one', async () => {
    expect(await inspect()).toMatchObject({ state: 'whole', part: null, label: { state: 'good' } });
  });

  it.each([
    ['head', 30],
    ['head', 150],
    ['body', 5000],
    ['body', -1],
  ])('a flipped bit in the %s', async (part, at) => {
    await flip(at);
    expect(await inspect()).toMatchObject({ state: 'damaged', part });
    await expect(prepare()).rejects.toEqual(refused('BACKUP_DAMAGED'));
    await rm(label());
    expect((await inspect()).state).toBe('unlabelled');
    await expect(prepare()).rejects.toSatisfy((error: { code: string }) =>
      (part === 'head' ? ['BACKUP_KEY_UNCLEAR', 'BACKUP_DAMAGED'] : ['BACKUP_DAMAGED']).includes(error.code),
    );
  });

  it('one cut short, at the end of a piece too', async () => {
    const { length } = await readFile(file);
    for (const left of [length - 1, 200 + 65_552, 100, 0]) {
      await truncate(file, left);
      expect((await inspect()).state).toBe('damaged');
      await expect(prepare()).rejects.toEqual(refused('BACKUP_DAMAGED'));
    }
    expect((await inspect()).part).toBe('head');
  });

  it('one with something after its end', async () => {
    await writeFile(file, Buffer.alloc(10), { flag: 'a' });
    expect(await inspect()).toMatchObject({ state: 'damaged', part: 'length' });
    await expect(prepare()).rejects.toEqual(refused('BACKUP_DAMAGED'));
  });

  it('another key is another key, with a label for certain', async () => {
    await expect(prepare(OTHER)).rejects.toEqual(refused('WRONG_RECOVERY_KEY'));
    await expect(prepare({ ...OTHER, by: 'office' })).rejects.toEqual(refused('BACKUP_OF_OTHER_OFFICE'));
    await rm(label());
    await expect(prepare(OTHER)).rejects.toEqual(refused('BACKUP_KEY_UNCLEAR'));
  });

  it('a newer version, before any key is asked', async () => {
    expect(await inspect(KNOWN - 1)).toMatchObject({ state: 'too-new' });
    const older = migrations.slice(0, -1);
    const call = prepareRestore({ dir: office.dir, file, opener: BY_KEY, migrations: older });
    await expect(call).rejects.toEqual(refused('NEWER_VERSION', { needed: '0.1.0' }));
    const decoded = decodeLabel(await readFile(label()));
    if (decoded.state !== 'good') throw new Error('no label');
    await writeFile(label(), encodeLabel({ ...decoded.label, backupVersion: 2 }));
    expect(await inspect()).toMatchObject({ state: 'too-new' });
    await rm(label());
    const unlabelled = prepareRestore({ dir: office.dir, file, opener: BY_KEY, migrations: older });
    await expect(unlabelled).rejects.toEqual(refused('NEWER_VERSION', { needed: '0.1.0' }));
  });

  it('a newer version by its manifest: nothing of its database is written anywhere', async () => {
    const database = join(office.dir, 'newer.db');
    const read = { file, place: 'backup', identity: BY_KEY.secret, database } as const;
    const known = (knownSchemaVersion: number) => readContainer({ ...read, knownSchemaVersion });
    await expect(known(KNOWN - 1)).rejects.toMatchObject({ facts: { reading: 'newer', needed: '0.1.0' } });
    expect(await readdir(office.dir)).not.toContain('newer.db');
    await known(KNOWN);
    expect(await readdir(office.dir)).toContain('newer.db');
    await rm(database);
  });

  it('a damaged label is not believed, and the backup opens all the same', async () => {
    await writeFile(label(), text.toString().replace('"schemaVersion": ', '"schemaVersion": 9'));
    expect(await inspect()).toMatchObject({ state: 'unlabelled', label: { state: 'damaged' } });
    await (await prepare()).dispose();
  });

  it('something else is no backup, and a missing file is missing', async () => {
    await writeFile(file, 'Lista obecności');
    await rm(label());
    expect((await inspect()).state).toBe('no-backup');
    await expect(prepare()).rejects.toEqual(refused('BACKUP_DAMAGED'));
    await rm(file);
    await expect(inspect()).rejects.toEqual(refused('TARGET_MISSING'));
    await expect(prepare()).rejects.toEqual(refused('TARGET_MISSING'));
  });
});
