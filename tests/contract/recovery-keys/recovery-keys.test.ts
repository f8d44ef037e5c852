import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { readLedger, updateLedger } from '#db/backup/index.ts';
import { generationDir, loadKeys } from '#db/generations/index.ts';
import { previewPlaces, TARGETS_FOLDER } from '#preview/preview-places.ts';
import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import {
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';
import { auditDetails } from '#tests/support/session-office.ts';
import { backupMade } from '#tests/support/valid-calls.backups.ts';

const { login, password } = FIRST_ADMINISTRATOR;

let prepared: PreparedOffice;
let office: TestCore;
let client: CoreClient;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
  client = office.client();
  await client.session.signIn({ login, password });
});
afterEach(() => office.close());

const typedFrom = ({ parts, covered }: RecoveryKeyCard) =>
  Object.fromEntries(covered.map((number) => [String(number), parts[number - 1] ?? '']));

/** Puts a new key in use; gives its id and the whole of what stands on its card. */
async function addKey(instead: string | null = null): Promise<{ readonly id: string; readonly key: string }> {
  const card = await client.recoveryKeys.prepare({});
  const { id } = await client.recoveryKeys.add({ preparationId: card.preparationId, typed: typedFrom(card), instead });
  return { id, key: card.parts.join(' ') };
}

/** What becomes of somebody who types that key on the sign-in screen of this office. */
async function tryKey(recoveryKey: string): Promise<string> {
  const found = office.client().session.checkRecoveryKey({ recoveryKey });
  return await found.then(
    () => 'opens',
    async () => (await refusalOf(found)).code,
  );
}

const makeBackup = (): Promise<string> => backupMade(client);
const folder = (): string => join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
const filesThere = async (): Promise<number> =>
  (await readdir(folder())).filter((name) => name.endsWith('.tar.age')).length;

/** The key of the first run is taken out of use for a new one; its id and fingerprint, and the new key. */
async function replaceFirst() {
  const [first] = await client.recoveryKeys.list({});
  if (first === undefined) throw new Error('no key');
  return { first, added: await addKey(first.id) };
}

describe('a further recovery key', () => {
  it('is confirmed from paper, then opens the office and the next backup beside the first one', async () => {
    const { id, key } = await addKey();
    const keys = await client.recoveryKeys.list({});
    expect(keys.find((one) => one.id === id)).toMatchObject({ retiredOn: null, backups: 0, newestBackupAt: null });
    await makeBackup();
    const [backup] = await client.backups.list({});
    const fingerprints = keys.map(({ fingerprint }) => fingerprint).sort();
    expect(fingerprints).toHaveLength(2);
    expect([...(backup?.recovery ?? [])].sort()).toEqual(fingerprints);
    expect((await client.recoveryKeys.list({})).map(({ backups }) => backups)).toEqual([1, 1]);
    expect([await tryKey(key), await tryKey(prepared.recoveryKey)]).toEqual(['opens', 'opens']);
    expect(await auditDetails(office, 'recoveryKeys.add')).toEqual([{ recoveryKeyId: id }]);
  });

  it('is refused while a part differs, from another session, and a second time', async () => {
    const card = await client.recoveryKeys.prepare({});
    const typed = typedFrom(card);
    const [part = 0] = card.covered;
    const { preparationId } = card;
    const wrong = { preparationId, typed: { ...typed, [String(part)]: 'QQQQQQQQ' }, instead: null };
    expect(await refusalOf(client.recoveryKeys.add(wrong))).toMatchObject({
      code: 'RECOVERY_PARTS_DIFFER',
      data: { part },
    });
    const other = office.client();
    await other.session.signIn({ login, password });
    const elsewhere = other.recoveryKeys.add({ preparationId, typed, instead: null });
    expect(await refusalOf(elsewhere)).toMatchObject({ code: 'RECOVERY_PARTS_DIFFER', data: { expired: true } });
    await client.recoveryKeys.add({ preparationId, typed, instead: null });
    const again = client.recoveryKeys.add({ preparationId, typed, instead: null });
    expect((await refusalOf(again)).data).toEqual({ expired: true });
    expect(await client.recoveryKeys.list({})).toHaveLength(2);
  });

  it('goes with the session that prepared it', async () => {
    const { preparationId, ...card } = await client.recoveryKeys.prepare({});
    await client.session.signOut({});
    await client.session.signIn({ login, password });
    const late = client.recoveryKeys.add({
      preparationId,
      typed: typedFrom({ preparationId, ...card }),
      instead: null,
    });
    expect((await refusalOf(late)).data).toEqual({ expired: true });
  });

  it('stands nowhere in the folder: neither the key nor a part of it', async () => {
    const { key } = await addKey();
    await office.end();
    const parts = key.split(' ').slice(1, -1);
    const files = (await readdir(office.dir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      expect(
        parts.filter((part) => text.includes(part)),
        file.name,
      ).toEqual([]);
    }
  });
});

describe('a key that was replaced', () => {
  it('opens neither the office nor a new backup, and goes on opening the old ones', async () => {
    const old = await makeBackup();
    const { first, added } = await replaceFirst();
    expect([await tryKey(added.key), await tryKey(prepared.recoveryKey)]).toEqual(['opens', 'WRONG_RECOVERY_KEY']);
    const fresh = await makeBackup();
    const byId = new Map((await client.backups.list({})).map((one) => [one.id, one.recovery]));
    expect(byId.get(old)).toEqual([first.fingerprint]);
    expect(byId.get(fresh)).not.toContain(first.fingerprint);
    const retired = (await client.recoveryKeys.list({})).find(({ id }) => id === first.id);
    expect(retired).toMatchObject({ retiredOn: '2026-11-21', backups: 1 });
    expect(await auditDetails(office, 'recoveryKeys.add')).toEqual([{ recoveryKeyId: added.id, replaced: first.id }]);
    const again = refusalOf(addKey(first.id));
    expect((await again).code).toBe('ALREADY_DONE');
  });

  it('lets its backups go once a newer one stands that it does not open', async () => {
    const old = [await makeBackup(), await makeBackup()];
    const { first } = await replaceFirst();
    const early = client.recoveryKeys.removeReached({ id: first.id, backupIds: old });
    expect(await refusalOf(early)).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'newer-backup-needed' } });
    expect(await filesThere()).toBe(2);
    office.clock.advance(60);
    const fresh = await makeBackup();
    const notReached = client.recoveryKeys.removeReached({ id: first.id, backupIds: [fresh] });
    expect((await refusalOf(notReached)).code).toBe('NOT_FOUND');
    const tested = async (failure: string | null): Promise<void> => {
      const test = { at: office.clock.now(), backupId: fresh, failure, people: 0 };
      await updateLedger(office.dir, (ledger) => ({ ...ledger, tests: [...ledger.tests, test] }));
    };
    await tested('BACKUP_DAMAGED');
    const onBad = client.recoveryKeys.removeReached({ id: first.id, backupIds: old });
    expect(await refusalOf(onBad)).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'newer-backup-needed' } });
    await tested(null);
    const outcome = await client.recoveryKeys.removeReached({ id: first.id, backupIds: old.slice(0, 1) });
    expect(outcome).toEqual({ removed: 1, unreached: [] });
    expect(await filesThere()).toBe(2);
    expect(new Set((await client.backups.list({})).map(({ id }) => id))).toEqual(new Set([old[1], fresh]));
    expect(await auditDetails(office, 'recoveryKeys.removeReached')).toEqual([
      { recoveryKeyId: first.id, removed: 1, unreached: 0 },
    ]);
  });

  it('keeps its backups at a place that cannot be reached, and names the place', async () => {
    const old = await makeBackup();
    const { first } = await replaceFirst();
    office.clock.advance(60);
    await makeBackup();
    await rename(folder(), `${folder()} odłączony`);
    const outcome = await client.recoveryKeys.removeReached({ id: first.id, backupIds: [old] });
    expect(outcome).toEqual({ removed: 0, unreached: ['Dysk kopii'] });
    await rename(`${folder()} odłączony`, folder());
    expect(await filesThere()).toBe(2);
    expect((await readLedger(office.dir)).ledger.backups.every(({ goneAt }) => goneAt === null)).toBe(true);
  });
});

describe('a removal that is cancelled half way', () => {
  it('leaves the rest where it is, and its row says what went', async () => {
    const stop = new AbortController();
    await office.end();
    const places = previewPlaces(office.dir);
    // A stick is looked for on the drives: the moment in which the first of two places is at work.
    let cancelling = false;
    const drives = (): Promise<readonly string[]> => {
      if (cancelling) stop.abort();
      return places.drives();
    };
    office = await prepared.open({ dir: office.dir, ports: { places: { ...places, drives } } });
    client = office.client();
    await client.session.signIn({ login, password });
    await client.backups.targets({});
    await client.backups.addTarget({ kind: 'usb', name: null, offered: 'Nośnik USB' });
    await client.backups.addTarget({ kind: 'folder', name: null, offered: 'Dysk kopii' });
    await makeBackup();
    const old = (await client.backups.list({})).map(({ id }) => id);
    expect(old).toHaveLength(2);
    const { first } = await replaceFirst();
    office.clock.advance(60);
    await makeBackup();
    cancelling = true;
    const removal = client.recoveryKeys.removeReached({ id: first.id, backupIds: old }, { signal: stop.signal });
    await expect(removal).rejects.toThrow(/abort|cancel/i);
    await office.core.runtime.backups.idle();
    expect((await client.backups.list({})).map(({ targetName }) => targetName).sort()).toEqual([
      'Dysk kopii',
      'Dysk kopii',
      'Nośnik USB',
    ]);
    expect(await filesThere()).toBe(2);
    expect(await auditDetails(office, 'recoveryKeys.removeReached')).toEqual([
      { recoveryKeyId: first.id, removed: 1, unreached: 0 },
    ]);
  });
});

describe('taking a key out of use', () => {
  it('is refused for the last one', async () => {
    const [first] = await client.recoveryKeys.list({});
    const last = client.recoveryKeys.retire({ id: first?.id ?? '' });
    expect(await refusalOf(last)).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'last-recovery-key' } });
    expect(await tryKey(prepared.recoveryKey)).toBe('opens');
    expect(await auditDetails(office, 'recoveryKeys.retire')).toEqual([]);
  });

  it('leaves the others, and its backups are not deleted while it is in use', async () => {
    const [first] = await client.recoveryKeys.list({});
    const { id, key } = await addKey();
    const backup = await makeBackup();
    const inUse = client.recoveryKeys.removeReached({ id, backupIds: [backup] });
    expect(await refusalOf(inUse)).toMatchObject({ data: { rule: 'recovery-key-in-use' } });
    await client.recoveryKeys.retire({ id });
    expect([await tryKey(prepared.recoveryKey), await tryKey(key)]).toEqual(['opens', 'WRONG_RECOVERY_KEY']);
    expect((await client.recoveryKeys.list({})).map((one) => [one.id, one.retiredOn])).toEqual([
      [first?.id, null],
      [id, '2026-11-21'],
    ]);
    expect((await refusalOf(client.recoveryKeys.retire({ id }))).code).toBe('ALREADY_DONE');
  });
});

describe('while the key files cannot be written', () => {
  /** Makes files impossible to write, as folders in their place; the answer makes it possible again. */
  function refuse(...names: readonly string[]): () => void {
    const kept = names.map((name) => {
      const file = join(generationDir(office.dir, 1), name);
      const content = readFileSync(file);
      rmSync(file);
      mkdirSync(file);
      return { file, content };
    });
    return () => {
      for (const { file, content } of kept) {
        rmSync(file, { recursive: true });
        writeFileSync(file, content);
      }
    };
  }

  it.each([['recovery.age'], ['keys.json']])('%s: nothing has changed, and both rows say so', async (name) => {
    const [first] = await client.recoveryKeys.list({});
    const card = await client.recoveryKeys.prepare({});
    const restore = refuse(name);
    const input = { preparationId: card.preparationId, typed: typedFrom(card), instead: first?.id ?? null };
    expect((await refusalOf(client.recoveryKeys.add(input))).code).toBe('INTERNAL');
    restore();
    expect(await client.recoveryKeys.list({})).toEqual([first]);
    const asked = { recoveryKeyId: expect.any(String) as string, replaced: first?.id };
    expect(await auditDetails(office, 'recoveryKeys.add')).toEqual([asked, { ...asked, withdrawn: true }]);
    // The next sign-in puts right what was left half written.
    await client.session.signOut({});
    await client.session.signIn({ login, password });
    expect(await tryKey(prepared.recoveryKey)).toBe('opens');
    expect(await tryKey(card.parts.join(''))).toBe('WRONG_RECOVERY_KEY');
  });

  it('keys.2.json alone: the key is in use, and the copy is put right', async () => {
    const restore = refuse('keys.2.json');
    const { key } = await addKey();
    restore();
    expect(await tryKey(key)).toBe('opens');
    expect(office.log.join('\n')).toContain('key-file-not-written');
  });
});

it('administrators who put keys in use at the same moment all find their key in the files', async () => {
  const windows = [client, ...Array.from({ length: 3 }, () => office.client())];
  for (const one of windows.slice(1)) await one.session.signIn({ login, password });
  const cards = await Promise.all(windows.map((one) => one.recoveryKeys.prepare({})));
  await Promise.all(
    windows.map((one, index) => {
      const card = cards[index];
      if (card === undefined) throw new Error('no card');
      const { preparationId } = card;
      return one.recoveryKeys.add({ preparationId, typed: typedFrom(card), instead: null });
    }),
  );
  expect(await client.recoveryKeys.list({})).toHaveLength(5);
  const loaded = await loadKeys(generationDir(office.dir, 1));
  expect(loaded.state === 'good' ? loaded.keys.recovery.length : 0).toBe(5);
  for (const card of cards) expect(await tryKey(card.parts.join(''))).toBe('opens');
});

describe('two administrators at the same moment', () => {
  let other: CoreClient;
  beforeEach(async () => {
    other = office.client();
    await other.session.signIn({ login, password });
  });

  /** Codes of the calls that were refused; those that went through are 'done'. */
  const ends = async (calls: readonly Promise<unknown>[]): Promise<string[]> =>
    (
      await Promise.all(
        calls.map((call) =>
          call.then(
            () => 'done',
            async () => {
              const { code, data } = await refusalOf(call);
              return typeof data['rule'] === 'string' ? data['rule'] : code;
            },
          ),
        ),
      )
    ).sort();
  const inUse = async () => (await client.recoveryKeys.list({})).filter(({ retiredOn }) => retiredOn === null);
  const inFiles = async (): Promise<number> => {
    const loaded = await loadKeys(generationDir(office.dir, 1));
    return loaded.state === 'good' ? loaded.keys.recovery.filter(({ retired }) => !retired).length : 0;
  };

  it('who take the last two keys out of use leave one: the second is refused', async () => {
    const { id } = await addKey();
    const first = (await inUse()).find((one) => one.id !== id);
    const both = [client.recoveryKeys.retire({ id }), other.recoveryKeys.retire({ id: first?.id ?? '' })];
    expect(await ends(both)).toEqual(['done', 'last-recovery-key']);
    expect([(await inUse()).length, await inFiles()]).toEqual([1, 1]);
  });

  it('who replace the same key get one new key between them: the second is told that it is done', async () => {
    const [first] = await inUse();
    const cards = [await client.recoveryKeys.prepare({}), await other.recoveryKeys.prepare({})] as const;
    const input = (card: RecoveryKeyCard) => ({
      preparationId: card.preparationId,
      typed: typedFrom(card),
      instead: first?.id ?? '',
    });
    const calls = [client.recoveryKeys.add(input(cards[0])), other.recoveryKeys.add(input(cards[1]))];
    expect(await ends(calls)).toEqual(['ALREADY_DONE', 'done']);
    expect([(await inUse()).length, await inFiles()]).toEqual([1, 1]);
    const opens = await Promise.all(cards.map(({ parts }) => tryKey(parts.join(' '))));
    expect(opens.sort()).toEqual(['WRONG_RECOVERY_KEY', 'opens']);
    expect(await tryKey(prepared.recoveryKey)).toBe('WRONG_RECOVERY_KEY');
  });
});

it('a crash between the database and the files is put right at the next sign-in', async () => {
  const [first] = await client.recoveryKeys.list({});
  const before = readFileSync(join(generationDir(office.dir, 1), 'recovery.age'));
  const keysBefore = readFileSync(join(generationDir(office.dir, 1), 'keys.json'));
  const { key } = await addKey(first?.id ?? null);
  await office.end();
  // The files as they were before: what a crash right after the commit leaves.
  writeFileSync(join(generationDir(office.dir, 1), 'recovery.age'), before);
  writeFileSync(join(generationDir(office.dir, 1), 'keys.json'), keysBefore);
  writeFileSync(join(generationDir(office.dir, 1), 'keys.2.json'), keysBefore);
  office = await prepared.open({ dir: office.dir });
  await office.client().session.signIn({ login, password });
  expect([await tryKey(key), await tryKey(prepared.recoveryKey)]).toEqual(['opens', 'WRONG_RECOVERY_KEY']);
});
