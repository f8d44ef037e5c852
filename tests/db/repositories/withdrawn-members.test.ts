import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  insertMembers,
  membershipsWhere,
  reinstateMembership,
  withdrawMembership,
  withdrawnMemberships,
} from '#db/repositories/families.repository.ts';
import { asFamilyId, asPersonId, asRecordId, asUserId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { sharedOffice } from '#tests/support/database.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
const by = asUserId(crypto.randomUUID());
const familyId = asFamilyId(crypto.randomUUID());
const personId = asPersonId(crypto.randomUUID());
const at = toInstant(Date.UTC(2026, 10, 21, 9));
let count = 0;

beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    const user = { id: by, login: 'a', login_key: 'a', display_name: 'A', sort_key: 'a', slot_id: null };
    await tx
      .insertInto('users')
      .values({ ...user, created_at: at, active: 1, must_change_password: 0, version: 1 })
      .execute();
    const kept = { version: 1, created_at: at, created_by: by, changed_at: at, changed_by: by };
    const named = { surname: 'Testowa', first_name: 'Osoba', sort_key: 't', town_key: '', search_text: '' };
    const born = { birth_date: '1980-05-05', sex: 'female' as const, no_pesel_reason: 'unknown' };
    await tx
      .insertInto('people')
      .values({ id: personId, ...named, ...born, ...kept })
      .execute();
    await tx
      .insertInto('families')
      .values({ id: familyId, name: 'Testowi', sort_key: 't', search_text: '', ...kept })
      .execute();
  });
});
afterAll(() => office.remove());

async function anotherMember() {
  const id = asRecordId(crypto.randomUUID());
  await office.db.write(async (tx) => {
    await sql`UPDATE family_members SET to_date = from_date WHERE to_date IS NULL`.execute(tx);
    count += 1;
    const from = asLocalDate(`20${String(20 + count)}-02-01`);
    await insertMembers(tx, [{ id, familyId, personId, role: 'mother', from, to: null }]);
  });
  return id;
}

const withdrawal = { on: asLocalDate('2026-11-21'), by, reason: 'inna osoba' };
const write = (work: (tx: Tx) => Promise<unknown>) => office.db.write(async (tx) => void (await work(tx)));

test('a membership goes out of the family and back as it was', async () => {
  const id = await anotherMember();
  const before = await office.db.read((r) => membershipsWhere(r, 'family_id', familyId));
  await write((tx) => withdrawMembership(tx, id, withdrawal));
  expect((await office.db.read((r) => membershipsWhere(r, 'family_id', familyId))).map((one) => one.id)).not.toContain(
    id,
  );
  const kept = await office.db.read((r) => withdrawnMemberships(r, familyId));
  expect(kept).toMatchObject([{ id, personId, role: 'mother', to: null, reason: 'inna osoba', byName: 'A' }]);
  await write((tx) => reinstateMembership(tx, id));
  expect(await office.db.read((r) => membershipsWhere(r, 'family_id', familyId))).toEqual(before);
  expect(await office.db.read((r) => withdrawnMemberships(r, familyId))).toEqual([]);
});

test('neither is lost, nor a withdrawal rewritten, through any door', async () => {
  const id = await anotherMember();
  await expect(write((tx) => sql`DELETE FROM family_members WHERE id = ${id}`.execute(tx))).rejects.toMatchObject({
    code: 'RULE_BROKEN',
    data: { rule: 'membership is kept' },
  });
  await write((tx) => withdrawMembership(tx, id, withdrawal));
  await expect(write((tx) => sql`DELETE FROM withdrawn_members WHERE id = ${id}`.execute(tx))).rejects.toMatchObject({
    code: 'RULE_BROKEN',
    data: { rule: 'membership is kept' },
  });
  await expect(
    write((tx) => sql`UPDATE withdrawn_members SET reason = 'inny' WHERE id = ${id}`.execute(tx)),
  ).rejects.toMatchObject({ data: { rule: 'withdrawal is recorded once' } });
});
