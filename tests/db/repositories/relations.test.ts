import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import {
  insertRelations,
  relationsTouching,
  setWithdrawn,
  type NewRelation,
} from '#db/repositories/relations.repository.ts';
import { asPersonId, asRecordId, asUserId } from '#db/repositories/values.ts';
import { sqliteFailureOf } from '#db/sqlite/errors.ts';
import { isEqual, type RelationKind } from '#shared/features/relations/relation-kinds.ts';
import { RELATION_RULES } from '#shared/features/relations/relations.rules.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { sharedOffice } from '#tests/support/database.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
const by = asUserId(crypto.randomUUID());
const at = toInstant(Date.UTC(2026, 10, 21, 9));
beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    const user = {
      id: by,
      login: 'a',
      login_key: 'a',
      display_name: 'A',
      sort_key: 'a',
      slot_id: null,
      created_at: at,
    };
    await tx
      .insertInto('users')
      .values({ ...user, active: 1, must_change_password: 0, version: 1 })
      .execute();
  });
});
afterAll(() => office.remove());

/** People by the year of their birth; anew for each test. */
let people: Record<1930 | 1950 | 1952 | 1954 | 1980 | 2010 | 2012, PersonId>;
beforeEach(async () => {
  const years = [1930, 1950, 1952, 1954, 1980, 2010, 2012] as const;
  const made = years.map((year) => ({ year, id: asPersonId(crypto.randomUUID()) }));
  const kept = { version: 1, created_at: at, created_by: by, changed_at: at, changed_by: by };
  const named = { surname: 'Testowa', first_name: 'Osoba', sort_key: 't', town_key: '', search_text: '' };
  await office.db.write((tx) =>
    tx
      .insertInto('people')
      .values(
        made.map(({ year, id }) => {
          const born = { birth_date: `${year}-05-05`, sex: 'female' as const, no_pesel_reason: 'unknown' };
          return { id, ...named, ...born, ...kept };
        }),
      )
      .execute(),
  );
  people = Object.fromEntries(made.map(({ year, id }) => [year, id])) as typeof people;
});

function row(kind: RelationKind, first: PersonId, second: PersonId, more: Partial<NewRelation> = {}): NewRelation {
  const [firstId, secondId] = isEqual(kind) && second < first ? [second, first] : [first, second];
  const none = { from: null, to: null, endReason: null, basis: null, note: null };
  return { id: asRecordId(crypto.randomUUID()), kind, firstId, secondId, ...none, at, by, ...more };
}

const insert = (...rows: readonly NewRelation[]) => office.db.write((tx) => insertRelations(tx, rows));

async function ruleOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
  } catch (error) {
    const failure = sqliteFailureOf(error);
    if (failure !== null) return failure.rule ?? failure.kind;
    throw error;
  }
  return null;
}

const day = asLocalDate;
const ended = { from: day('2000-01-01'), to: day('2005-01-01'), endReason: 'divorce' } as const;

describe('the database refuses', () => {
  test('a relation with oneself', async () => {
    expect(await ruleOf(insert(row('guardian', people[1980], people[1980])))).toMatch(/first_id <> second_id/);
  });

  test('a second open relation of the same kind between the same two, from whichever side', async () => {
    await insert(row('marriage', people[1950], people[1952]));
    expect(await ruleOf(insert(row('marriage', people[1952], people[1950])))).toBe('relation exists');
    await insert(row('guardian', people[1950], people[1980], { from: day('2020-01-01') }));
    expect(await ruleOf(insert(row('guardian', people[1950], people[1980], { from: day('2021-01-01') })))).toBe(
      'relation exists',
    );
  });

  test('one that overlaps with an ended one, but not one after it', async () => {
    await insert(row('marriage', people[1950], people[1952], ended));
    const again = (from: string) => insert(row('marriage', people[1950], people[1952], { from: day(from) }));
    expect(await ruleOf(again('2004-01-01'))).toBe('relation exists');
    expect(await ruleOf(again('2006-01-01'))).toBeNull();
  });

  test('a parent, adoptive parent or grandparent who is not older', async () => {
    for (const kind of ['parent', 'adoptive-parent', 'grandparent'] as const) {
      expect(await ruleOf(insert(row(kind, people[2012], people[2010])))).toBe('relation parent younger');
    }
  });

  test('a birth date that would make a parent younger than the child', async () => {
    await insert(row('parent', people[1980], people[2010]));
    const correct = (id: PersonId, birth: string) =>
      office.db.write((tx) => tx.updateTable('people').set({ birth_date: birth }).where('id', '=', id).execute());
    expect(await ruleOf(correct(people[1980], '2010-05-05'))).toBe('relation parent younger');
    expect(await ruleOf(correct(people[2010], '1980-05-05'))).toBe('relation parent younger');
    expect(await ruleOf(correct(people[1980], '1981-01-01'))).toBeNull();
  });

  test('a circle of parenthood, also through adoption', async () => {
    await insert(row('parent', people[1930], people[1950]), row('adoptive-parent', people[1950], people[1980]));
    expect(await ruleOf(insert(row('parent', people[1980], people[1930])))).toBe('relation cycle');
    expect(await ruleOf(insert(row('parent', people[1950], people[1930])))).toBe('relation cycle');
  });

  test('a third parent of birth, but not an adoptive one', async () => {
    await insert(row('parent', people[1950], people[1980]), row('parent', people[1952], people[1980]));
    expect(await ruleOf(insert(row('parent', people[1954], people[1980])))).toBe('relation third parent');
    expect(await ruleOf(insert(row('adoptive-parent', people[1954], people[1980])))).toBeNull();
  });

  test('an end of blood, and an end without a reason', async () => {
    expect(await ruleOf(insert(row('parent', people[1950], people[1980], ended)))).toMatch(/to_date IS NULL/);
    const unsaid = { to: day('2005-01-01'), endReason: null };
    expect(await ruleOf(insert(row('marriage', people[1950], people[1952], unsaid)))).toMatch(/end_reason IS NULL/);
  });

  test('a withdrawn relation that comes back where another stands by now', async () => {
    const first = row('parent', people[1950], people[1980]);
    await insert(first);
    const setTo = (withdrawal: Parameters<typeof setWithdrawn>[2]) =>
      office.db.write((tx) => setWithdrawn(tx, first.id, withdrawal));
    await setTo({ on: day('2026-11-21'), by, reason: 'pomyłka' });
    expect(await office.db.read((r) => relationsTouching(r, [people[1980]]))).toEqual([]);
    await insert(row('parent', people[1950], people[1980]));
    expect(await ruleOf(setTo(null))).toBe('relation exists');
  });

  test('an end of an aunt, and „inna” that nobody named', async () => {
    expect(await ruleOf(insert(row('aunt-uncle', people[1950], people[1980], ended)))).toMatch(/to_date IS NULL/);
    expect(await ruleOf(insert(row('step-parent', people[1950], people[1980], ended)))).toBeNull();
    expect(await ruleOf(insert(row('other', people[1950], people[1980])))).toMatch(/note IS NOT NULL/);
    expect(await ruleOf(insert(row('other', people[1950], people[1980], { note: 'chrzestna' })))).toBeNull();
  });

  test('an end that is moved into another marriage of the same two', async () => {
    const first = row('marriage', people[1950], people[1952], ended);
    await insert(first, row('marriage', people[1950], people[1952], { from: day('2006-01-01') }));
    const moved = office.db.write((tx) =>
      tx.updateTable('relations').set({ to_date: '2007-01-01' }).where('id', '=', first.id).execute(),
    );
    expect(await ruleOf(moved)).toBe('relation exists');
  });
});

test('every rule of the triggers has a sentence', async () => {
  const { rows } = await office.db.read((r) =>
    sql<{ sql: string }>`SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'relations%'`.execute(r),
  );
  const rules = new Set(
    rows.flatMap((one) => [...one.sql.matchAll(/RAISE\(ABORT, '([^']+)'\)/g)].map(([, rule = '']) => rule)),
  );
  expect(rules.size).toBeGreaterThan(3);
  expect([...rules].toSorted()).toEqual(Object.keys(RELATION_RULES).toSorted());
});
