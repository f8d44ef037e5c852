import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import {
  ensureRecovery,
  generateDatabaseKey,
  generateRecoveryKey,
  type GenerationLayout,
  generationLayout,
  createKeys,
  loadKeys,
  type OfficeKeys,
  openRecovery,
  openSlot,
  rebuildKeys,
  replaceSlot,
  saveKeys,
  saveRebuiltKeys,
  updateKeys,
  writeRecovery,
} from '#db/generations/index.ts';
import {
  ADMINISTRATOR,
  makeFolder,
  recipientOf,
  RECOVERY_RECIPIENT,
  RECOVERY_TEXT,
  WEAK_KDF,
} from '#tests/support/office-folder.ts';

const run = promisify(execFile);
const cleanUp: (() => Promise<void>)[] = [];
const recovery = [recipientOf(RECOVERY_RECIPIENT)];
let files: GenerationLayout;
let databaseKey: Uint8Array;

beforeEach(async () => {
  const made = await makeFolder();
  cleanUp.push(made.remove);
  files = generationLayout(made.dir);
  databaseKey = generateDatabaseKey();
  await saveKeys(files.dir, await createKeys(databaseKey, ADMINISTRATOR, recovery, WEAK_KDF));
  await writeRecovery(files.dir, databaseKey, recovery);
});

afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

async function goodKeys(): Promise<OfficeKeys> {
  const loaded = await loadKeys(files.dir);
  if (loaded.state !== 'good') throw new Error('damaged');
  return loaded.keys;
}

async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

describe('key files on disk', () => {
  it('are written twice, alike, with a growing counter', async () => {
    expect((await goodKeys()).counter).toBe(2);
    expect(await readFile(files.keys)).toEqual(await readFile(files.keysCopy));
    expect((await updateKeys(files.dir, (keys) => keys)).counter).toBe(3);
    expect((await readdir(files.dir)).sort()).toEqual(['keys.2.json', 'keys.json', 'recovery.age']);
  });

  it.each(['keys', 'keysCopy'] as const)(
    'the good copy serves and puts the other right: %s damaged or gone',
    async (which) => {
      const before = await goodKeys();
      for (const spoil of [() => flip(files[which], 300), () => rm(files[which]), () => writeFile(files[which], '')]) {
        await spoil();
        expect(await loadKeys(files.dir)).toEqual({ state: 'good', keys: before, copies: 'rewritten' });
        expect(await loadKeys(files.dir)).toEqual({ state: 'good', keys: before, copies: 'same' });
      }
    },
  );

  it('the higher counter wins over an older copy put back', async () => {
    const old = await readFile(files.keys);
    const newer = await updateKeys(files.dir, (keys) => keys);
    await writeFile(files.keys, old);
    expect(await loadKeys(files.dir)).toEqual({ state: 'good', keys: newer, copies: 'rewritten' });
  });

  it('both damaged are told from a wrong password, and nothing overwrites them', async () => {
    const keys = await goodKeys();
    await flip(files.keys, 100);
    await flip(files.keysCopy, -100);
    const before = [await readFile(files.keys), await readFile(files.keysCopy)];
    expect(await loadKeys(files.dir)).toEqual({ state: 'damaged' });
    for (const attempt of [saveKeys(files.dir, keys), updateKeys(files.dir, (same) => same)]) {
      await expect(attempt).rejects.toMatchObject({ code: 'KEYS_DAMAGED' });
    }
    await expect(saveKeys(files.dir, { ...keys, counter: 0 })).rejects.toMatchObject({ code: 'KEYS_DAMAGED' });
    expect([await readFile(files.keys), await readFile(files.keysCopy)]).toEqual(before);
  });

  it('changes made at the same time wait for each other; a stale one is refused', async () => {
    const stale = await goodKeys();
    const ids = ['a', 'b', 'c'].map((end) => `018f0000-0000-4000-8000-00000000000${end}`);
    const add = (slotId: string) =>
      updateKeys(files.dir, (keys) =>
        replaceSlot(keys, databaseKey, { slotId, login: slotId, password: 'x' }, WEAK_KDF),
      );
    await Promise.all(ids.map(add));
    const keys = await goodKeys();
    expect(keys.counter).toBe(stale.counter + 3);
    expect(keys.slots.map((slot) => slot.slotId)).toEqual([ADMINISTRATOR.slotId, ...ids]);
    await expect(saveKeys(files.dir, stale)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('a change that fails changes nothing, and the next one goes through', async () => {
    const before = await goodKeys();
    const failing = updateKeys(files.dir, () => Promise.reject(new Error('planned')));
    await expect(failing).rejects.toThrow('planned');
    expect(await goodKeys()).toEqual(before);
    expect((await updateKeys(files.dir, (keys) => keys)).counter).toBe(before.counter + 1);
  });

  it('rebuilt keys replace two damaged files, whose bytes stay beside them', async () => {
    await expect(saveRebuiltKeys(files.dir, await goodKeys())).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    await flip(files.keys, 100);
    await rm(files.keysCopy);
    const damaged = await readFile(files.keys);
    const key = await openRecovery(files.dir, RECOVERY_TEXT);
    expect(Buffer.from(key).equals(databaseKey)).toBe(true);
    await saveRebuiltKeys(
      files.dir,
      await rebuildKeys(key, { ...ADMINISTRATOR, password: 'nowe 2026' }, recovery, WEAK_KDF),
    );
    await writeRecovery(files.dir, key, recovery);
    expect(await openSlot(await goodKeys(), ADMINISTRATOR.login, 'nowe 2026')).toMatchObject({ state: 'open' });
    const aside = (await readdir(files.dir)).filter((name) => name.includes('damaged'));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(files.dir, aside[0] ?? ''))).toEqual(damaged);
  });
});

describe('recovery.age', () => {
  it('opens with every active recovery key and no other', async () => {
    const [second, retired, stranger] = await Promise.all([0, 1, 2].map(() => generateRecoveryKey()));
    if (second === undefined || retired === undefined || stranger === undefined) return;
    const list = [
      ...recovery,
      recipientOf(second.recipient, { id: '018f0000-0000-4000-8000-0000000000bb', confirmed: false }),
      recipientOf(retired.recipient, { id: '018f0000-0000-4000-8000-0000000000cc', retired: true }),
    ];
    await writeRecovery(files.dir, databaseKey, list);
    for (const text of [RECOVERY_TEXT, second.text.toLowerCase()]) {
      expect(Buffer.from(await openRecovery(files.dir, text)).equals(databaseKey)).toBe(true);
    }
    const wrong = { code: 'WRONG_RECOVERY_KEY' };
    await expect(openRecovery(files.dir, stranger.text)).rejects.toMatchObject({ ...wrong, data: {} });
    await expect(openRecovery(files.dir, retired.text)).rejects.toMatchObject({
      ...wrong,
      data: { reason: 'retired' },
    });
    expect((await goodKeys()).recovery).toEqual(list);
  });

  it('asks for the typing error first, even when the file is gone', async () => {
    await rm(files.recovery);
    await expect(openRecovery(files.dir, RECOVERY_TEXT.replace('ZX', 'XZ'))).rejects.toMatchObject({
      code: 'RECOVERY_KEY_TYPO',
    });
    await expect(openRecovery(files.dir, RECOVERY_TEXT)).rejects.toMatchObject({ code: 'KEYS_DAMAGED' });
  });

  it('damaged anywhere is never called a wrong key of this office', async () => {
    const whole = await readFile(files.recovery);
    for (let at = 0; at < whole.length; at += 1) {
      await flip(files.recovery, at);
      const outcome = await openRecovery(files.dir, RECOVERY_TEXT).catch((error: unknown) => error);
      expect(outcome, `byte ${at}`).toMatchObject({ code: 'KEYS_DAMAGED', data: { what: 'recovery' } });
      await writeFile(files.recovery, whole);
    }
    for (const length of [0, 10, whole.length - 1]) {
      await writeFile(files.recovery, whole.subarray(0, length));
      await expect(openRecovery(files.dir, RECOVERY_TEXT)).rejects.toMatchObject({ code: 'KEYS_DAMAGED' });
    }
  });

  it('works with both key files gone', async () => {
    await rm(files.keys);
    await rm(files.keysCopy);
    expect(Buffer.from(await openRecovery(files.dir, RECOVERY_TEXT)).equals(databaseKey)).toBe(true);
    const stranger = await generateRecoveryKey();
    await expect(openRecovery(files.dir, stranger.text)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
  });

  it('needs at least one active key', async () => {
    const retired = [recipientOf(RECOVERY_RECIPIENT, { retired: true })];
    await expect(writeRecovery(files.dir, databaseKey, retired)).rejects.toMatchObject({ code: 'RULE_BROKEN' });
    expect(Buffer.from(await openRecovery(files.dir, RECOVERY_TEXT)).equals(databaseKey)).toBe(true);
  });

  it('is opened by the age program itself, the key being the 32 raw bytes', async () => {
    const identity = join(files.dir, 'identity.txt');
    await writeFile(identity, `# klucz\n${RECOVERY_TEXT}\n`);
    const { stdout } = await run('age', ['-d', '-i', identity, files.recovery], { encoding: 'buffer' });
    expect(stdout.equals(databaseKey)).toBe(true);
  });
});

describe('putting recovery right at sign-in', () => {
  it('writes nothing when all agree', async () => {
    const before = await readFile(files.keys);
    expect(await ensureRecovery(files.dir, databaseKey, recovery)).toBe(false);
    expect(await readFile(files.keys)).toEqual(before);
  });

  it.each([
    ['recovery.age is missing', () => rm(files.recovery)],
    ['recovery.age is damaged', () => flip(files.recovery, -5)],
    ['recovery.age is of an earlier list', () => copyFile(files.keys, files.recovery)],
  ])('writes it anew when %s', async (_, spoil) => {
    await spoil();
    expect(await ensureRecovery(files.dir, databaseKey, recovery)).toBe(true);
    expect(Buffer.from(await openRecovery(files.dir, RECOVERY_TEXT)).equals(databaseKey)).toBe(true);
    expect(await ensureRecovery(files.dir, databaseKey, recovery)).toBe(false);
  });

  it('lets the database decide: a recovery key planted in the key files gets nothing', async () => {
    const planted = await generateRecoveryKey();
    const more = recipientOf(planted.recipient, { id: '018f0000-0000-4000-8000-0000000000dd' });
    await writeRecovery(files.dir, databaseKey, [...recovery, more]);
    expect(await ensureRecovery(files.dir, databaseKey, recovery)).toBe(true);
    await expect(openRecovery(files.dir, planted.text)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
    expect((await goodKeys()).recovery).toEqual(recovery);
  });
});
