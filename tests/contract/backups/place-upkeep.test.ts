import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MARKER_FILE, readLedger, updateLedger } from '#db/backup/index.ts';
import { labelName } from '#db/backup/names.ts';
import { generationDir } from '#db/generations/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import {
  composeTestCore,
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  type TestCore,
} from '#tests/support/core.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade } from '#tests/support/valid-calls.backups.ts';

let prepared: PreparedOffice;
let office: TestCore;
let client: CoreClient;
let first: string;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
  client = office.client();
  await client.session.signIn({ login: FIRST_ADMINISTRATOR.login, password: FIRST_ADMINISTRATOR.password });
  first = await next();
});
afterEach(() => office.close());

const place = (): string => join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
const files = async (): Promise<string[]> => (await readdir(place())).filter((name) => name.endsWith('.tar.age'));
const listed = async (): Promise<string[]> => (await client.backups.list({})).map(({ id }) => id);

async function next(): Promise<string> {
  const id = await backupMade(client);
  office.clock.advance(60);
  return id;
}

/** Moves the only backup with its label away and back, as a stick that is taken along. */
async function moved(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name !== MARKER_FILE) await rename(join(from, name), join(to, name));
  }
}

/** The rules keep the newest backup and no other. */
async function keepOne(): Promise<void> {
  await office.core.runtime.offices.access.write(async (tx) => {
    const one = { number_value: 1 };
    await tx.updateTable('dated_rules').set(one).where('code', 'like', 'backup-keep-%').execute();
  });
}

async function forget(...ids: readonly string[]): Promise<void> {
  await updateLedger(office.dir, (ledger) => ({
    ...ledger,
    backups: ledger.backups.filter(({ id }) => !ids.includes(id)),
  }));
}

describe('own backups at a place that the list lacks', () => {
  it('are in it again when they are back', async () => {
    const away = join(office.dir, 'zabrane');
    await moved(place(), away);
    const second = await next();
    expect(await listed()).toEqual([second]);
    await moved(away, place());
    const third = await next();
    expect((await listed()).sort()).toEqual([first, second, third].sort());
    // Retention and health go by the one proved last, not by the one that came back last.
    expect((await readLedger(office.dir)).ledger.backups.at(-1)?.id).toBe(third);
  });

  it('come in with every byte read, in their place by time, whether a crash or a damaged list had left them out', async () => {
    const second = await next();
    await forget(first, second);
    const third = await next();
    const { backups } = (await readLedger(office.dir)).ledger;
    expect(backups.map(({ id, reason }) => [id, reason])).toEqual([
      [first, 'found'],
      [second, 'found'],
      [third, 'hand'],
    ]);
    expect((await client.backups.inspect({ backupId: first })).state).toBe('whole');
    // Now the rules hold for them too.
    await keepOne();
    await next();
    expect(await files()).toHaveLength(1);
  });

  it.each([
    ['one byte differs', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)))],
    ['it was cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
  ])('stay out when %s', async (_, change) => {
    const [name = ''] = await files();
    const file = join(place(), name);
    await writeFile(file, change(await readFile(file)));
    await forget(first);
    const second = await next();
    expect(await listed()).toEqual([second]);
    expect(await files()).toHaveLength(2);
  });

  it('count as being at the place they were moved to, and a copy of one that is in its place as nothing', async () => {
    const [moving = ''] = await files();
    const second = await next();
    const copied = (await files()).find((name) => name !== moving) ?? '';
    const other = join(office.dir, TARGETS_FOLDER, 'Nośnik USB');
    await mkdir(other, { recursive: true });
    const added = await client.backups.addTarget({ kind: 'folder', name: null, offered: 'Nośnik USB' });
    const otherId = added.kind === 'added' ? added.targetId : '';
    for (const name of [moving, labelName(moving)]) await rename(join(place(), name), join(other, name));
    for (const name of [copied, labelName(copied)]) await copyFile(join(place(), name), join(other, name));
    await next();
    const { targets, backups } = (await readLedger(office.dir)).ledger;
    const known = (id: string) =>
      backups.filter((one) => one.id === id).map(({ targetId, goneAt }) => ({ targetId, goneAt }));
    expect(known(first)).toEqual([{ targetId: otherId, goneAt: null }]);
    expect(known(second)).toEqual([{ targetId: targets.find(({ id }) => id !== otherId)?.id, goneAt: null }]);
  });

  it('stay out as damaged without being read at every look, so that those behind them come in', async () => {
    const bad = [first, await next()];
    const third = await next();
    for (const name of (await files()).sort().slice(0, 2)) {
      const file = join(place(), name);
      await writeFile(file, Buffer.from(await readFile(file)).fill(1, 5000, 5010));
    }
    await forget(...bad, third);
    await next();
    await next();
    const ids = await listed();
    expect([ids.includes(third), bad.some((id) => ids.includes(id))]).toEqual([true, false]);
  });

  it('are gone still when what came back under their name is something else', async () => {
    const away = join(office.dir, 'zabrane');
    const [name = ''] = await files();
    await moved(place(), away);
    await next();
    await moved(away, place());
    const file = join(place(), name);
    await writeFile(file, Buffer.from(await readFile(file)).fill(1, 5000, 5010));
    await next();
    expect(await listed()).not.toContain(first);
  });

  it('are two in one look, the others wait for the next: nobody waits for a full place to be read', async () => {
    const ids = [first, await next(), await next()];
    await forget(...ids);
    const found = async (): Promise<number> =>
      (await readLedger(office.dir)).ledger.backups.filter(({ reason }) => reason === 'found').length;
    await next();
    expect(await found()).toBe(2);
    await next();
    expect(await found()).toBe(3);
  });
});

describe('what a crash left', () => {
  it('of small files goes from the place after a day, and from the data folder at the next start', async () => {
    const [name = ''] = await files();
    const id = crypto.randomUUID();
    const names = [`.${name}.info.json.${id}.tmp`, `.ostoja-probe.${id}.tmp`, `.${MARKER_FILE}.${id}.tmp`];
    const others = ['.notatki.tmp', `.cudzy.${id}.tmp`];
    const old = new Date(Date.now() - 25 * 3_600_000);
    for (const one of [...names, ...others]) {
      await writeFile(join(place(), one), 'x');
      await utimes(join(place(), one), old, old);
    }
    const young = `.ostoja-probe.${crypto.randomUUID()}.tmp`;
    await writeFile(join(place(), young), 'x');
    await next();
    const hidden = (await readdir(place())).filter((one) => one.startsWith('.'));
    expect(hidden.sort(), 'what is younger or not of this program stays').toEqual([...others, young].sort());

    const own = `.waiting-rows.${id}.tmp`;
    await writeFile(join(office.dir, own), 'x');
    await office.end();
    office = await composeTestCore({ dir: office.dir });
    expect(await readdir(office.dir)).not.toContain(own);
  });
});

describe('a folder without the marker of its place', () => {
  it.each([
    ['has none: it may be an empty mount point', null],
    ['has one that is cut short', '{"format":'],
    ['has that of another place', JSON.stringify({ format: 'ostoja-target', id: crypto.randomUUID() })],
  ])('is not written to when it %s', async (_, text) => {
    const marker = join(place(), MARKER_FILE);
    await rm(marker);
    if (text !== null) await writeFile(marker, text);
    const before = await readdir(place());
    const last = (await drained(client.backups.make({ targetId: null }))).at(-1);
    expect(last).toMatchObject({ places: [{ backupId: null, failure: 'TARGET_UNMARKED' }] });
    expect(await readdir(place())).toEqual(before);
  });
});

describe('a place that is full', () => {
  it('is thinned by the rules before it is given up', async () => {
    const made = async () => {
      const last = (await drained(client.backups.make({ targetId: null }))).at(-1);
      return last?.kind === 'result' ? last.places.map(({ failure }) => failure) : null;
    };
    await next();
    await keepOne();
    expect(await files()).toHaveLength(2);
    // One is not even in the list: it lies in the way as well.
    await forget(first);
    // The office seems to need more than any disk has.
    const wal = join(generationDir(office.dir, 1), 'office.db-wal');
    const { size } = await stat(wal);
    const { blocks, bsize } = await statfs(place());
    await truncate(wal, size + blocks * bsize);
    expect(await made()).toEqual(['TARGET_FULL']);
    expect(await files(), 'what the rules no longer keep is gone').toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });
});
