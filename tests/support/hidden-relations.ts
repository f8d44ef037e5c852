import { sql } from 'kysely';

import type { Reader } from '#db/sqlite/office-database.ts';
import type { PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient, TestCore } from './core.ts';
import { aPerson } from './people.ts';
import { aRelation } from './relations-calls.ts';

/** A person with values of their own in every column: what nobody else has can be looked for. */
export async function registerMarked(anna: CoreClient, marked: { surname: string; number: string; born: string }) {
  const { surname, number: documentNumber } = marked;
  const identity = { kind: 'no-pesel', reason: 'foreigner', documentKind: 'passport', documentNumber } as const;
  const names = { surname, firstName: 'Zmarkolda', birthDate: asLocalDate(marked.born) };
  return await anna.people.register({ fields: aPerson({ ...names, identity }) });
}

/**
 * Relations of protected people with each other alone: two members of a shown family who are married; a mother and a former
 * husband of the first, and his sister, whom nothing else leads to.
 */
export async function addHiddenRelations(
  anna: CoreClient,
  [first, second]: readonly [PersonId, PersonId],
  protection: { reason: string; userIds: UserId[] },
): Promise<readonly PersonId[]> {
  const husband = await registerMarked(anna, { surname: 'Zmarkomąż', number: 'ZMARK98764', born: '1970-07-21' });
  const sister = await registerMarked(anna, { surname: 'Zmarkosiostra', number: 'ZMARK98765', born: '1968-08-22' });
  const mother = await registerMarked(anna, { surname: 'Zmarkomatka', number: 'ZMARK98766', born: '1950-09-23' });
  const words = { basis: 'Zmarkowany odpis', note: 'Zmarkowana wieść' };
  const divorced = { from: asLocalDate('1994-02-05'), to: asLocalDate('2001-07-08'), endReason: 'divorce' } as const;
  await anna.relations.relate({ id: first, relation: aRelation(husband.id, { ...divorced, ...words }) });
  const sibling = aRelation(sister.id, { role: 'sibling', ...words });
  await anna.relations.relate({ id: husband.id, relation: sibling });
  const married = aRelation(second, { from: asLocalDate('2003-10-12'), ...words });
  await anna.relations.relate({ id: first, relation: married });
  await anna.relations.relate({ id: first, relation: aRelation(mother.id, { role: 'parent', ...words }) });
  const relatives = [husband, sister, mother];
  for (const one of relatives) await anna.people.protect({ ...one, protection });
  return relatives.map(({ id }) => id);
}

/** Relations in which both are among these people: they stand on no card that others may open. */
export async function relationsAmong(r: Reader, ids: readonly string[]) {
  const hidden = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const { rows } = await sql<{ id: string; from_date: string | null; to_date: string | null }>`
    SELECT id, from_date, to_date FROM relations
    WHERE first_id IN ${hidden} AND second_id IN ${hidden}`.execute(r);
  return rows.map(({ id, from_date, to_date }) => ({
    id,
    days: [from_date, to_date].flatMap((day) => (day === null ? [] : [day])),
  }));
}

/** What of protected records others are not even told the existence of. */
export interface UntoldIds {
  /** Relations of protected people with each other. */
  readonly relations: readonly string[];
  /** Protected people without a relation to anybody shown, or a place in a shown family. */
  readonly people: readonly string[];
}

export async function untoldIds(test: TestCore, ids: readonly string[]): Promise<UntoldIds> {
  const hidden = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return await test.core.runtime.offices.database.read(async (r) => {
    const { rows } = await sql<{ id: string }>`SELECT id FROM people AS p WHERE id IN ${hidden}
      AND NOT EXISTS (SELECT 1 FROM family_members WHERE person_id = p.id AND family_id NOT IN ${hidden})
      AND NOT EXISTS (SELECT 1 FROM relations WHERE (first_id = p.id AND second_id NOT IN ${hidden})
        OR (second_id = p.id AND first_id NOT IN ${hidden}))`.execute(r);
    const relations = (await relationsAmong(r, ids)).map(({ id }) => id);
    return { relations, people: rows.map(({ id }) => id) };
  });
}
