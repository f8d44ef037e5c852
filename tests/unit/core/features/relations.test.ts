import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import {
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';
import { aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let office: PreparedOffice;
let test: TestCore;
let anna: CoreClient;

beforeAll(async () => {
  office = await prepareDemoOffice();
});
afterAll(() => office.remove());
beforeEach(async () => {
  test = await office.open();
  anna = await signedIn(test, 'anna.kierownik');
});
afterEach(() => test.close());

const NONE = { from: null, to: null, endReason: null, basis: null, note: null } as const;
const bornIn = async (year: number) =>
  await anna.people.register({ fields: aPerson({ surname: 'Pomyłka', birthDate: asLocalDate(`${year}-05-04`) }) });

describe('a relation entered as the wrong kind', () => {
  it('is corrected and stands so on both cards; the log keeps before and after', async () => {
    const [older, younger] = [await bornIn(1960), await bornIn(1990)];
    const relation = { ...NONE, otherId: older.id, role: 'grandparent' } as const;
    const made = await anna.relations.relate({ id: younger.id, relation });
    const target = { id: younger.id, relationId: made.relationId };
    const corrected = await anna.relations.correct({ ...target, version: made.version, fields: NONE, role: 'parent' });
    const roles = async (id: typeof older.id) => (await anna.relations.ofPerson({ id })).lines.map(({ role }) => role);
    expect(await roles(younger.id)).toEqual(['parent']);
    expect(await roles(older.id)).toEqual(['child']);
    const { content } = await test.core.runtime.offices.database.read((r) =>
      r.selectFrom('audit_values').select('content').orderBy('seq', 'desc').executeTakeFirstOrThrow(),
    );
    expect(JSON.parse(content)).toMatchObject({
      before: { relation: { kind: 'grandparent' } },
      after: { relation: { kind: 'parent' } },
    });
    for (const id of [older.id, younger.id]) {
      expect((await anna.people.history({ id }))[0]).toMatchObject({ action: 'relations.correct' });
    }
    // A parent younger than the child stays refused, and nothing changes.
    const turned = { ...target, version: corrected.version, fields: NONE, role: 'child' } as const;
    expect(await refusalOf(anna.relations.correct(turned))).toMatchObject({
      code: 'RULE_BROKEN',
      data: { rule: 'relation parent younger' },
    });
    expect(await roles(younger.id)).toEqual(['parent']);
  });

  it('is not judged against somebody whom the one who corrects may not see', async () => {
    const [one, other] = [await bornIn(1985), await bornIn(1987)];
    const relation = { ...NONE, otherId: other.id, role: 'partner' } as const;
    const made = await anna.relations.relate({ id: one.id, relation });
    const userIds = [await workerId(anna, 'Anna')];
    const { version } = await anna.people.open({ id: other.id });
    await anna.people.protect({ id: other.id, version, protection: { reason: 'próba', userIds } });
    const katarzyna = await workerId(anna, 'Katarzyna');
    const people = [one.id];
    const from = asLocalDate('2026-11-21');
    await anna.caseloads.handOver({ fromId: null, toId: katarzyna, from, reason: 'próba', families: [], people });
    const client = await signedIn(test, 'katarzyna.pracownik');
    const target = { id: one.id, relationId: made.relationId, version: made.version, fields: NONE };
    const refusal = await refusalOf(client.relations.correct({ ...target, role: 'parent' }));
    expect(refusal).toMatchObject({ code: 'OUT_OF_REACH' });
    await client.relations.correct(target);
  });
});
