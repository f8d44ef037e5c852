import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { asLocalDate, daysBetween, today } from '#shared/kernel/local-date.ts';
import { type CoreClient, prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import { aFamily, aPerson } from '#tests/support/people.ts';
import { composeSavingCore, signedIn, workerId } from '#tests/support/protected-office.ts';

let office: PreparedOffice;
let test: TestCore;
let anna: CoreClient;

beforeAll(async () => {
  office = await prepareDemoOffice();
});
afterAll(() => office.remove());
// Every story begins on the same day, in a copy of its own.
beforeEach(async () => {
  ({ test } = await composeSavingCore(office));
  anna = await signedIn(test, 'anna.kierownik');
  return async () => await test.close();
});

/** Lets days pass until that morning; the session has ended meanwhile. */
async function until(day: string): Promise<void> {
  test.clock.advance(daysBetween(today(test.clock.now()), asLocalDate(day)) * 24 * 60 * 60);
  expect(today(test.clock.now())).toBe(day);
  anna = await signedIn(test, 'anna.kierownik');
}

type Led = Readonly<Record<'counted' | 'families' | 'people', number>> & { readonly named: readonly string[] };

/** What Marta led on a day: as the overview counts it and as her list names it. */
async function ledOn(day: string): Promise<Led> {
  const marta = await workerId(anna, 'Marta');
  const { workers } = await anna.caseloads.overview({ day: asLocalDate(day) });
  const { rows } = await anna.caseloads.ledBy({ workerId: marta, day: asLocalDate(day) });
  const row = workers.find(({ userId }) => userId === marta);
  expect([row?.families, row?.people]).toEqual([
    rows.filter(({ kind }) => kind === 'family').length,
    rows.filter(({ kind }) => kind === 'person').length,
  ]);
  return {
    counted: row?.counted ?? 0,
    families: row?.families ?? 0,
    people: row?.people ?? 0,
    named: rows.map(({ id }) => id),
  };
}

const newFamily = async () =>
  await anna.families.register({
    fields: aFamily({ caseNumber: null, kind: 'care-difficulties' }),
    members: [],
    workerId: await workerId(anna, 'Marta'),
  });

describe('a family archived in March and given back in May', () => {
  it('was led until March and from May on, and not in April, however often it goes later', async () => {
    await until('2027-01-11');
    const family = await newFamily();
    await until('2027-03-15');
    let { version } = await anna.families.archive({ ...family, reason: 'koniec współpracy' });
    await until('2027-05-10');
    ({ version } = await anna.families.restore({ id: family.id, version }));
    await until('2027-08-02');
    await anna.families.archive({ id: family.id, version, reason: 'wyprowadzka' });
    await until('2027-09-01');

    const inUse = ['2027-02-01', '2027-03-14', '2027-05-10', '2027-06-20', '2027-08-01'];
    const away = ['2027-03-15', '2027-04-20', '2027-05-09', '2027-08-02', '2027-09-01'];
    const without = await ledOn('2027-04-20');
    for (const day of inUse) {
      const led = await ledOn(day);
      expect.soft(led.named, day).toContain(family.id);
      expect.soft([led.families, led.counted], day).toEqual([without.families + 1, without.counted + 1]);
    }
    for (const day of away) {
      const led = await ledOn(day);
      expect.soft(led.named, day).not.toContain(family.id);
      expect.soft([led.families, led.counted], day).toEqual([without.families, without.counted]);
    }
  });

  it('is offered to be handed over from a day on which it was in the archive, once it is back', async () => {
    const [fromId, toId] = [await workerId(anna, 'Marta'), await workerId(anna, 'Katarzyna')];
    const family = await newFamily();
    const other = await newFamily();
    await until('2026-11-23');
    const archived = await anna.families.archive({ ...family, reason: 'koniec współpracy' });
    await until('2026-11-30');
    await anna.families.restore(archived);
    await anna.families.archive({ ...other, reason: 'koniec współpracy' });
    const { rows } = await anna.caseloads.previewHandOver({ fromId, toId, from: asLocalDate('2026-11-25') });
    expect(rows.map(({ id }) => id)).toContain(family.id);
    // On that day it was in use still: what is in the archive now is not handed over.
    expect(rows.map(({ id }) => id)).not.toContain(other.id);
  });
});

it('a person archived later counts on the days before', async () => {
  const person = await anna.people.register({ fields: aPerson({ workerId: await workerId(anna, 'Marta') }) });
  await until('2026-12-07');
  await anna.people.archive({ ...person, reason: 'wyjazd' });
  const [before, after] = [await ledOn('2026-12-06'), await ledOn('2026-12-07')];
  expect([before, after].map(({ named }) => named.includes(person.id))).toEqual([true, false]);
  expect(before.people - after.people).toBe(1);
});

it('an archiving undone on its day leaves no day in the archive', async () => {
  const family = await newFamily();
  await anna.families.restore(await anna.families.archive({ ...family, reason: 'pomyłka' }));
  const { rows } = await test.core.runtime.offices.database.read((r) =>
    sql`SELECT id FROM archive_stretches WHERE family_id = ${family.id}`.execute(r),
  );
  expect(rows).toEqual([]);
});

it('every record in the archive of the demonstration has its days there, and no other', async () => {
  const { rows } = await test.core.runtime.offices.database.read((r) =>
    sql<{ kept: number; stretches: number; differing: number }>`WITH kept AS (
        SELECT id, archived_on FROM people WHERE archived_on IS NOT NULL
        UNION ALL SELECT id, archived_on FROM families WHERE archived_on IS NOT NULL)
      SELECT (SELECT count(*) FROM kept) AS kept, (SELECT count(*) FROM archive_stretches) AS stretches,
        (SELECT count(*) FROM kept LEFT JOIN archive_stretches days ON coalesce(days.person_id, days.family_id) = kept.id
          AND days.from_date = kept.archived_on AND days.to_date IS NULL WHERE days.id IS NULL) AS differing`.execute(
      r,
    ),
  );
  expect(rows[0]?.kept).toBeGreaterThan(0);
  expect(rows).toEqual([{ kept: rows[0]?.kept, stretches: rows[0]?.kept, differing: 0 }]);
});
