import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { LedFamily } from '#shared/features/caseloads/caseloads.rules.ts';
import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { holdsOn } from './reach.repository.ts';
import { asUserId, dateOrNull, idList } from './values.ts';

/** Condition: none of these stretches in the archive is of the record an assignment names; they are read once. */
const notAway = (stretches: RawBuilder<unknown>) =>
  sql<SqlBool>`coalesce(assignments.family_id, assignments.person_id) NOT IN (
    SELECT coalesce(family_id, person_id) FROM archive_stretches WHERE ${stretches})`;

/** Condition: the record an assignment names was not in the archive on that day, whatever became of it later. */
export const inUseOn = (day: LocalDate) => notAway(sql`from_date <= ${day} AND (to_date IS NULL OR to_date >= ${day})`);

/** Condition: the record an assignment names is not in the archive now. */
export const inUseNow = notAway(sql`to_date IS NULL`);

interface Counts {
  readonly families: number;
  /** Families of the kinds that count to the limit. */
  readonly counted: number;
  readonly people: number;
}

/** How many families and people each worker leads on a day; records that were in the archive then do not count. */
export async function countsOn(
  r: Reader,
  day: LocalDate,
  kinds: readonly FamilyKind[],
): Promise<ReadonlyMap<UserId, Counts>> {
  const rows = await r
    .selectFrom('assignments')
    .leftJoin('family_kinds', (join) =>
      join
        .onRef('family_kinds.family_id', '=', 'assignments.family_id')
        .on(holdsOn(day, 'family_kinds'))
        .on('family_kinds.kind', 'in', kinds),
    )
    .select((eb) => [
      'assignments.user_id',
      eb.fn.count<number>('assignments.family_id').as('families'),
      eb.fn.count<number>('family_kinds.id').as('counted'),
      eb.fn.count<number>('assignments.person_id').as('people'),
    ])
    .where(holdsOn(day, 'assignments'))
    .where(inUseOn(day))
    .groupBy('assignments.user_id')
    .execute();
  return new Map(
    rows.map((row) => [
      asUserId(row.user_id),
      { families: Number(row.families), counted: Number(row.counted), people: Number(row.people) },
    ]),
  );
}

/** Days on which a worker leads families of these kinds, from that day on; those in the archive are left out. */
export async function countedFamiliesLed(
  r: Reader,
  userId: UserId,
  day: LocalDate,
  kinds: readonly FamilyKind[],
): Promise<readonly LedFamily[]> {
  const rows = await r
    .selectFrom('assignments')
    .innerJoin('families', 'families.id', 'assignments.family_id')
    .innerJoin('family_kinds', 'family_kinds.family_id', 'families.id')
    .select([
      'families.id',
      'assignments.from_date as led_from',
      'assignments.to_date as led_to',
      'family_kinds.from_date as kind_from',
      'family_kinds.to_date as kind_to',
    ])
    .where('assignments.user_id', '=', userId)
    .where((eb) => eb.or([eb('assignments.to_date', 'is', null), eb('assignments.to_date', '>=', day)]))
    .where((eb) => eb.or([eb('families.archived_on', 'is', null), eb('families.archived_on', '>', day)]))
    .where('family_kinds.kind', 'in', kinds)
    .execute();
  return rows.flatMap((row) => {
    const from = asLocalDate(row.led_from > row.kind_from ? row.led_from : row.kind_from);
    const to = dateOrNull(earlier(row.led_to, row.kind_to));
    return to !== null && to < from ? [] : [{ familyId: row.id, from, to }];
  });
}

/** Days on which these families are of these kinds, from that day on, whoever leads them and whether archived or not. */
export async function countedDays(
  r: Reader,
  ids: readonly string[],
  day: LocalDate,
  kinds: readonly FamilyKind[],
): Promise<readonly LedFamily[]> {
  const rows = await r
    .selectFrom('family_kinds')
    .select(['family_id', 'from_date', 'to_date'])
    .where('family_id', 'in', idList(ids))
    .where('kind', 'in', kinds)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', day)]))
    .execute();
  return rows.map((row) => ({
    familyId: row.family_id,
    from: asLocalDate(row.from_date > day ? row.from_date : day),
    to: dateOrNull(row.to_date),
  }));
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
