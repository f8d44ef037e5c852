import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { isSafeKdf, STRONG_KDF } from '#db/generations/kdf.ts';
import { decodeKeys, encodeKeys, type OfficeKeys, type RecoveryRecipient } from '#db/generations/keys-format.ts';
import { chooseKeys, type KeysCopy } from '#db/generations/keys-file.ts';
import {
  activeRecovery,
  addSlot,
  createKeys,
  listSlots,
  openIdentity,
  openSlot,
  rebuildKeys,
  removeSlot,
  replaceSlot,
} from '#db/generations/keys.ts';
import { reconcileSlots } from '#db/generations/reconcile.ts';
import { sameRecovery } from '#db/generations/recovery-file.ts';
import { deriveKey, seal, sha256, unseal } from '#db/generations/secrets.ts';
import { ADMINISTRATOR, recipientOf, RECOVERY_RECIPIENT, WEAK_KDF } from '#tests/support/office-folder.ts';

const databaseKey = randomBytes(32);
const second = { slotId: '018f0000-0000-4000-8000-000000000003', login: 'jan.nowak', password: 'hasło pana Jana 2026' };
let keys: OfficeKeys;

beforeAll(async () => {
  keys = await createKeys(databaseKey, ADMINISTRATOR, [recipientOf(RECOVERY_RECIPIENT)], WEAK_KDF);
  keys = { ...keys, counter: 1 };
});

async function opens(candidate: OfficeKeys, login: string, password: string): Promise<boolean> {
  const opened = await openSlot(candidate, login, password);
  return opened.state === 'open' && Buffer.from(opened.key).equals(databaseKey);
}

describe('slots', () => {
  it.each([
    ['as set', ADMINISTRATOR.login, ADMINISTRATOR.password, true],
    ['login in other letters', 'ADMINISTRATOR.glowny ', ADMINISTRATOR.password, true],
    ['password from another keyboard (NFD)', ADMINISTRATOR.login, ADMINISTRATOR.password.normalize('NFD'), true],
    ['password in other letters', ADMINISTRATOR.login, ADMINISTRATOR.password.toUpperCase(), false],
    ['wrong password', ADMINISTRATOR.login, 'dęby szumią nad rzeką 18', false],
    ['password with a space', ADMINISTRATOR.login, `${ADMINISTRATOR.password} `, false],
    ['empty password', ADMINISTRATOR.login, '', false],
    ['unknown login', 'nikt', ADMINISTRATOR.password, false],
  ])('%s', async (_, login, password, right) => {
    expect(await opens(keys, login, password)).toBe(right);
  });

  it('answer the same for an unknown login and a wrong password', async () => {
    expect(await openSlot(keys, 'nikt', 'x')).toEqual({ state: 'wrong' });
    expect(await openSlot(keys, ADMINISTRATOR.login, 'x')).toEqual({ state: 'wrong' });
    expect(await openSlot({ ...keys, slots: [] }, ADMINISTRATOR.login, 'x')).toEqual({ state: 'wrong' });
  });

  it('are added, replaced and removed without touching one another', async () => {
    const two = await addSlot(keys, databaseKey, second, WEAK_KDF);
    expect(listSlots(two)).toEqual([ADMINISTRATOR.slotId, second.slotId]);
    expect(await opens(two, second.login, second.password)).toBe(true);
    expect(await opens(two, ADMINISTRATOR.login, ADMINISTRATOR.password)).toBe(true);

    const changed = await replaceSlot(two, databaseKey, { ...second, password: 'nowe hasło Jana 27' }, WEAK_KDF);
    expect(listSlots(changed).sort()).toEqual(listSlots(two).sort());
    expect(await opens(changed, second.login, second.password)).toBe(false);
    expect(await opens(changed, second.login, 'nowe hasło Jana 27')).toBe(true);

    const one = removeSlot(changed, second.slotId);
    expect(listSlots(one)).toEqual([ADMINISTRATOR.slotId]);
    expect(await opens(one, second.login, 'nowe hasło Jana 27')).toBe(false);
    expect(await opens(one, ADMINISTRATOR.login, ADMINISTRATOR.password)).toBe(true);
  });

  it('are made for a user without a key', async () => {
    const made = await replaceSlot(keys, databaseKey, second, WEAK_KDF);
    expect(await opens(made, second.login, second.password)).toBe(true);
  });

  it('refuse a login that another slot has, a slot twice, and taking the last one away', async () => {
    const two = await addSlot(keys, databaseKey, second, WEAK_KDF);
    const taken = { ...second, slotId: '018f0000-0000-4000-8000-000000000004', login: 'JAN.NOWAK' };
    await expect(addSlot(two, databaseKey, taken, WEAK_KDF)).rejects.toMatchObject({ code: 'LOGIN_TAKEN' });
    const moved = { ...second, login: ADMINISTRATOR.login };
    await expect(replaceSlot(two, databaseKey, moved, WEAK_KDF)).rejects.toMatchObject({ code: 'LOGIN_TAKEN' });
    await expect(addSlot(two, databaseKey, second, WEAK_KDF)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    expect(() => removeSlot(keys, ADMINISTRATOR.slotId)).toThrow(expect.objectContaining({ code: 'RULE_BROKEN' }));
    expect(listSlots(removeSlot(keys, second.slotId))).toEqual([ADMINISTRATOR.slotId]);
  });

  it('do not open under the id of another slot', async () => {
    const two = await addSlot(keys, databaseKey, second, WEAK_KDF);
    const swapped = two.slots.map((slot, at) => ({ ...slot, slotId: two.slots[1 - at]?.slotId ?? '' }));
    expect(await opens({ ...two, slots: swapped }, second.login, second.password)).toBe(false);
  });

  it('use the strong parameters unless told otherwise', async () => {
    const strong = await createKeys(databaseKey, ADMINISTRATOR, []);
    expect(strong.slots[0]?.kdf).toEqual({ name: 'scrypt', N: 131072, r: 8, p: 1 });
    expect(await opens(strong, ADMINISTRATOR.login, ADMINISTRATOR.password)).toBe(true);
  });

  it('compute as much for an unknown login as for a known one', async () => {
    // The pretended slot takes its parameters from the real ones: counted here, since tests measure no time.
    const bytes = encodeKeys(keys);
    expect(bytes.includes(JSON.stringify(WEAK_KDF.N))).toBe(true);
    const costly = { ...keys, slots: keys.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, N: 3 } })) };
    await expect(openSlot(costly, 'nikt', 'x')).rejects.toThrow(/scrypt/i);
    await expect(openSlot(costly, ADMINISTRATOR.login, 'x')).rejects.toThrow(/scrypt/i);
  });

  it('round trip for any password and login', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, text, async (login, password) => {
        const made = await createKeys(databaseKey, { ...second, login, password }, [], WEAK_KDF);
        expect(await opens(made, login, password)).toBe(true);
        expect(await opens(made, login, `${password}x`)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

it.each([
  [STRONG_KDF, true],
  [WEAK_KDF, true],
  [{ N: 2 ** 18, r: 8, p: 1 }, false],
  [{ N: 2 ** 9, r: 8, p: 1 }, false],
  [{ N: 3000, r: 8, p: 1 }, false],
  [{ N: 2 ** 17, r: 9, p: 1 }, false],
  [{ N: 2 ** 14, r: 0, p: 1 }, false],
  [{ N: 2 ** 14, r: 8, p: 5 }, false],
  [{ N: 0, r: 8, p: 1 }, false],
  [{ N: Number.NaN, r: 8, p: 1 }, false],
])('parameters %j are taken from a file: %s', (parameters, safe) => {
  expect(isSafeKdf(parameters)).toBe(safe);
});

describe('keys.json', () => {
  it('says the same after writing and reading, for any content', () => {
    const base64 = (length: number) =>
      fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('base64'));
    const slot = fc.record({
      slotId: fc.uuid(),
      loginHash: base64(32),
      kdf: fc.constantFrom({ ...STRONG_KDF }, { ...WEAK_KDF }),
      salt: base64(32),
      nonce: base64(12),
      sealed: base64(48),
    });
    const recovery = fc.record({
      id: fc.uuid(),
      recipient: fc.constant(RECOVERY_RECIPIENT),
      date: fc.constantFrom('2026-11-21', '2028-02-29'),
      confirmed: fc.boolean(),
      retired: fc.boolean(),
    });
    const any = fc.record({
      counter: fc.integer({ min: 1, max: 2 ** 40 }),
      fileSalt: base64(32),
      slots: fc.array(slot, { maxLength: 5 }),
      recovery: fc.array(recovery, { maxLength: 3 }),
      identity: fc.record({ recipient: fc.constant(RECOVERY_RECIPIENT), nonce: base64(12), sealed: base64(90) }),
      recoveryDigest: fc.option(base64(32)),
    });
    fc.assert(
      fc.property(any, (content) => {
        expect(decodeKeys(encodeKeys(content))).toEqual({ state: 'good', keys: content });
      }),
      { numRuns: 100 },
    );
  });

  it('notices every single flipped bit', () => {
    const bytes = encodeKeys(keys);
    expect(decodeKeys(bytes).state).toBe('good');
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(decodeKeys(flipped).state, `byte ${at} bit ${bit}`).toBe('damaged');
      }
    }
  });

  it('notices cut, longer, emptied and re-spaced files', () => {
    const bytes = encodeKeys(keys);
    for (const length of [0, 1, bytes.length >> 1, bytes.length - 1]) {
      expect(decodeKeys(bytes.subarray(0, length)).state).toBe('damaged');
    }
    expect(decodeKeys(Buffer.concat([bytes, Buffer.from('\n')])).state).toBe('damaged');
    expect(decodeKeys(Buffer.alloc(bytes.length)).state).toBe('damaged');
    expect(decodeKeys(Buffer.from(JSON.stringify(JSON.parse(bytes.toString('utf8'))))).state).toBe('damaged');
    expect(decodeKeys(Buffer.concat([Buffer.from('\ufeff'), bytes])).state).toBe('damaged');
  });

  it('knows a whole file of a newer program from a damaged one', () => {
    const { sha256: _, ...json } = JSON.parse(encodeKeys(keys).toString('utf8')) as Record<string, unknown>;
    const rest = { ...json, version: 2, later: [1] };
    const later = { ...rest, sha256: sha256(`${JSON.stringify(rest, null, 1)}\n`).toString('hex') };
    expect(decodeKeys(Buffer.from(JSON.stringify(later)))).toEqual({ state: 'newer', version: 2 });
    expect(decodeKeys(Buffer.from(JSON.stringify({ ...later, later: [2] })))).toEqual({ state: 'damaged' });
  });

  it('holds no name, no password and no key', async () => {
    const two = await addSlot(keys, databaseKey, second, WEAK_KDF);
    const text = encodeKeys(two).toString('utf8').toLowerCase();
    const identity = openIdentity(two, databaseKey).toLowerCase();
    for (const secret of ['administrator', 'glowny', 'nowak', 'dęby', 'hasło', identity, 'age-secret-key']) {
      expect(text).not.toContain(secret);
    }
    for (const encoding of ['hex', 'base64'] as const) {
      expect(text).not.toContain(databaseKey.toString(encoding).toLowerCase());
    }
  });
});

describe('which copy counts', () => {
  const good = (counter: number, more: Partial<OfficeKeys> = {}): KeysCopy => ({
    state: 'good',
    keys: { ...keys, counter, ...more },
  });
  const damaged = { state: 'damaged' } as const;
  const absent = { state: 'missing' } as const;
  const newer = { state: 'newer', version: 2 } as const;

  it.each<[string, () => [KeysCopy, KeysCopy], number, 'first' | 'second' | null]>([
    ['alike', () => [good(3), good(3)], 3, null],
    ['second behind', () => [good(4), good(3)], 4, 'second'],
    ['first behind', () => [good(3), good(4)], 4, 'first'],
    ['second damaged', () => [good(3), damaged], 3, 'second'],
    ['second missing', () => [good(3), absent], 3, 'second'],
    ['first damaged', () => [damaged, good(3)], 3, 'first'],
    ['first missing', () => [absent, good(3)], 3, 'first'],
    ['same counter, other content', () => [good(3), good(3, { slots: [] })], 3, 'second'],
  ])('%s', (_, copies, counter, rewrite) => {
    const [first, other] = copies();
    expect(chooseKeys(first, other)).toMatchObject({ state: 'good', keys: { counter }, rewrite });
  });

  it.each([
    [damaged, damaged],
    [damaged, absent],
    [absent, damaged],
    [absent, absent],
  ])('none when neither is whole', (first, other) => {
    expect(chooseKeys(first, other)).toEqual({ state: 'damaged' });
  });

  it('refuses as soon as one is of a newer program, so that nothing overwrites it', () => {
    expect(chooseKeys(newer, good(3))).toEqual({ state: 'newer' });
    expect(chooseKeys(good(3), newer)).toEqual({ state: 'newer' });
    expect(chooseKeys(damaged, newer)).toEqual({ state: 'newer' });
  });
});

describe('office identity and rebuilding', () => {
  it('opens under the database key only', async () => {
    expect(openIdentity(keys, databaseKey)).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
    expect(() => openIdentity(keys, randomBytes(32))).toThrow(expect.objectContaining({ code: 'KEYS_DAMAGED' }));
    const other = await createKeys(databaseKey, ADMINISTRATOR, [], WEAK_KDF);
    const mixed = { ...keys, identity: { ...keys.identity, recipient: other.identity.recipient } };
    expect(() => openIdentity(mixed, databaseKey)).toThrow(expect.objectContaining({ code: 'KEYS_DAMAGED' }));
  });

  it('rebuilds keys with one slot, the same recovery keys and a new identity', async () => {
    const rebuilt = await rebuildKeys(
      databaseKey,
      { ...ADMINISTRATOR, password: 'zupełnie nowe 2026' },
      keys.recovery,
      WEAK_KDF,
    );
    expect(listSlots(rebuilt)).toEqual([ADMINISTRATOR.slotId]);
    expect(rebuilt.recovery).toEqual(keys.recovery);
    expect(rebuilt.identity.recipient).not.toBe(keys.identity.recipient);
    expect(await opens(rebuilt, ADMINISTRATOR.login, 'zupełnie nowe 2026')).toBe(true);
    expect(await opens(rebuilt, ADMINISTRATOR.login, ADMINISTRATOR.password)).toBe(false);
  });

  it('counts as active every recovery key that is not retired', () => {
    const list = [
      recipientOf('age1a'),
      recipientOf('age1b', { retired: true }),
      recipientOf('age1c', { confirmed: false }),
    ];
    expect(activeRecovery(list).map((entry) => entry.recipient)).toEqual(['age1a', 'age1c']);
  });

  it.each<[string, RecoveryRecipient[], RecoveryRecipient[], boolean]>([
    ['none', [], [], true],
    ['another order', [recipientOf('a'), recipientOf('b')], [recipientOf('b'), recipientOf('a')], true],
    ['one more', [recipientOf('a')], [recipientOf('a'), recipientOf('b')], false],
    ['retired since', [recipientOf('a')], [recipientOf('a', { retired: true })], false],
    ['another recipient', [recipientOf('a')], [recipientOf('b')], false],
  ])('compares lists of recovery keys: %s', (_, left, right, same) => {
    expect(sameRecovery(left, right)).toBe(same);
    expect(sameRecovery(right, left)).toBe(same);
  });
});

it('binds what is sealed to key, place and bytes', () => {
  const key = randomBytes(32);
  const sealed = seal(key, Buffer.from('tajne'), 'tu');
  expect(Buffer.from(unseal(key, sealed, 'tu') ?? []).toString()).toBe('tajne');
  expect(unseal(key, sealed, 'tam')).toBeNull();
  expect(unseal(randomBytes(32), sealed, 'tu')).toBeNull();
  expect(unseal(key, { ...sealed, sealed: sealed.sealed.subarray(0, 15) }, 'tu')).toBeNull();
  expect(
    unseal(key, { ...sealed, sealed: sealed.sealed.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) }, 'tu'),
  ).toBeNull();
  expect(Buffer.from(deriveKey(key, 'a')).equals(Buffer.from(deriveKey(key, 'b')))).toBe(false);
});

describe('slots and users compared at sign-in', () => {
  const user = (userId: string, slotId: string | null, active = true) => ({ userId, slotId, active });

  it.each([
    ['all match', ['s1', 's2'], [user('u1', 's1'), user('u2', 's2')], [], []],
    ['a user added, keys not yet written', ['s1'], [user('u1', 's1'), user('u2', 's2')], ['u2'], []],
    ['a user who never had a key', ['s1'], [user('u1', 's1'), user('u2', null)], ['u2'], []],
    ['a user ended, keys not yet written', ['s1', 's2'], [user('u1', 's1'), user('u2', 's2', false)], [], ['s2']],
    ['a slot of nobody', ['s1', 's9'], [user('u1', 's1')], [], ['s9']],
    ['an inactive user without a key is no matter', ['s1'], [user('u1', 's1'), user('u2', null, false)], [], []],
    ['nothing at all', [], [], [], []],
  ])('%s', (_, slots, users, withoutKey, refused) => {
    expect(reconcileSlots(slots, users)).toEqual({ withoutKey, refused });
  });
});
