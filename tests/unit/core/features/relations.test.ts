import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

const NONE = { from: null, to: null, endReason: null, basis: null, note: null } as const;
const bornIn = async (year: number) =>
  await anna.people.register({ fields: aPerson({ surname: 'Pomyłka', birthDate: asLocalDate(`${year}-05-04`) }) });

describe('a family hidden from the viewer', () => {
  it('tells in the network the line of the person alone, never who else belongs to it', async () => {
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const [own, other] = [
      await anna.people.register({ fields: aPerson({ workerId: katarzynaId }) }),
      await anna.people.register({ fields: aPerson({ workerId: katarzynaId }) }),
    ];
    const members = [aMember(own.id), aMember(other.id, { role: 'grandparent' })];
    const family = await anna.families.register({ fields: aFamily(), members, workerId: katarzynaId });
    const network = async () => {
      const { people, families } = await katarzyna.relations.personNetwork({ id: own.id });
      const shown = families.map((one) => [one.family.shown, one.members.map(({ personId }) => personId)]);
      return { people: people.map(({ person }) => person.id), families: shown };
    };
    expect(await network()).toEqual({ people: [own.id, other.id], families: [[true, [own.id, other.id]]] });
    const protection = { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] };
    await anna.families.protect({ ...family, protection });
    expect(await network()).toEqual({ people: [own.id], families: [[false, [own.id]]] });
  });
});

describe('a genogram', () => {
  it('says when there are more people around the family than it holds', async () => {
    const family = await anna.families.register({
      fields: aFamily(),
      members: [aMember((await bornIn(1990)).id)],
      workerId: null,
    });
    for (let added = 0; added < 80; added += 1) await bornIn(1950);
    const relate = async (most: number) =>
      await test.core.runtime.offices.database.write(async (tx) => {
        await sql`
          INSERT INTO relations (id, kind, first_id, second_id, created_at, created_by, changed_at, changed_by)
          SELECT p.id, 'guardian', m.person_id, p.id, p.created_at, p.created_by, p.created_at, p.created_by
          FROM people p JOIN family_members m ON m.family_id = ${family.id} AND m.person_id <> p.id
          WHERE p.surname = 'Pomyłka' AND p.id NOT IN (SELECT second_id FROM relations WHERE first_id = m.person_id)
          LIMIT ${most}`.execute(tx);
      });
    await relate(79);
    const full = await anna.relations.genogram({ id: family.id });
    expect([full.cut, full.people.length]).toEqual([false, 80]);
    await relate(1);
    const more = await anna.relations.genogram({ id: family.id });
    expect([more.cut, more.people.length]).toEqual([true, 80]);
  });
});

describe('relations of people of whom neither may be opened', () => {
  it('are told by no card, genogram or network; those with one who may be opened stay, and lead on', async () => {
    const [mother, child, grown, husband, sister] = [
      await bornIn(1970),
      await bornIn(2015),
      await bornIn(1992),
      await bornIn(1968),
      await bornIn(1966),
    ];
    const relate = async (id: typeof mother.id, otherId: typeof mother.id, role: 'child' | 'spouse' | 'sibling') =>
      await anna.relations.relate({ id, relation: { ...NONE, otherId, role } });
    await relate(mother.id, child.id, 'child');
    await relate(mother.id, grown.id, 'child');
    await relate(mother.id, husband.id, 'spouse');
    await relate(husband.id, sister.id, 'sibling');
    const members = [aMember(child.id), aMember(mother.id, { role: 'guardian' })];
    const family = await anna.families.register({ fields: aFamily(), members, workerId: null });
    const piotr = await signedIn(test, 'piotr.pracownik');
    const told = async () => {
      const [genogram, network, own] = [
        await piotr.relations.genogram({ id: family.id }),
        await piotr.relations.familyNetwork({ id: family.id }),
        await piotr.relations.personNetwork({ id: child.id }),
      ];
      return {
        drawn: new Set<string>(genogram.people.map(({ id }) => id)),
        ties: new Set(genogram.relations.map(({ firstId, secondId }) => [firstId, secondId].toSorted().join(' '))),
        connected: new Set<string>(network.people.map(({ person }) => person.id)),
        ofChild: new Set<string>(own.people.map(({ person }) => person.id)),
        mother: genogram.people.find(({ id }) => id === mother.id)?.shown,
      };
    };
    const tie = (other: typeof mother): string => [mother.id, other.id].toSorted().join(' ');
    const [near, all] = [
      new Set<string>([mother.id, child.id, grown.id]),
      new Set<string>([mother.id, child.id, grown.id, husband.id, sister.id]),
    ];
    const before = await told();
    expect([before.drawn, before.connected, before.ofChild, before.mother]).toEqual([all, all, all, true]);
    expect(before.ties).toContain(tie(husband));
    const protection = { reason: 'próba', userIds: [await workerId(anna, 'Anna')] };
    for (const one of [mother, husband, sister]) await anna.people.protect({ ...one, protection });
    expect(await told()).toEqual({
      drawn: near,
      ties: new Set([tie(child), tie(grown)]),
      connected: near,
      ofChild: near,
      mother: false,
    });
  });
});

describe('a network', () => {
  it('says when more people are connected than it lists', async () => {
    const one = await bornIn(1990);
    const network = async () => await anna.relations.personNetwork({ id: one.id });
    const relate = async (most: number) =>
      await test.core.runtime.offices.database.write(async (tx) => {
        await sql`
          INSERT INTO relations (id, kind, first_id, second_id, created_at, created_by, changed_at, changed_by)
          SELECT p.id, 'guardian', ${one.id}, p.id, p.created_at, p.created_by, p.created_at, p.created_by
          FROM people p WHERE p.surname = 'Pomyłka' AND p.id <> ${one.id}
            AND p.id NOT IN (SELECT second_id FROM relations WHERE first_id = ${one.id}) LIMIT ${most}`.execute(tx);
      });
    for (let added = 0; added < 150; added += 1) await bornIn(1950);
    await relate(149);
    const full = await network();
    expect([full.cut, full.people.length]).toEqual([false, 150]);
    await relate(1);
    const more = await network();
    expect([more.cut, more.people.length]).toEqual([true, 150]);
  });
});

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
