import { sql, type SqlBool } from 'kysely';

import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { addDays, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { hiddenIds, type RecordKind, type Viewer } from './reach.repository.ts';
import { dateOrNull, idList } from './values.ts';

type LedStretch = PersonCard['led'][number];

interface Stretch {
  readonly from: LocalDate;
  /** Null: it goes on. */
  readonly to: LocalDate | null;
}

const END = '9999-12-31';

/**
 * Who was responsible for a record from when to when: its own workers and, of a person, those of the families it belonged
 * to, on the days of both. The days on which the record, or the family, was in the archive are nobody's. Of a family that is
 * protected from the viewer only the stay is told.
 */
export async function ledStretches(r: Reader, viewer: Viewer, kind: RecordKind, id: string): Promise<LedStretch[]> {
  const [own, away, stays] = await Promise.all([
    workersOf(r, kind, [id]),
    archiveOf(r, kind, [id]),
    kind === 'person' ? staysOf(r, viewer, id) : [],
  ]);
  const families = [...new Set(stays.map(({ familyId }) => familyId))];
  const [leading, familiesAway] = await Promise.all([
    workersOf(r, 'family', families),
    archiveOf(r, 'family', families),
  ]);
  const through = stays.flatMap((stay): LedStretch[] => {
    const { from, to, familyId, familyName } = stay;
    if (familyName === '') return [{ from, to, displayName: null, familyName }];
    const closed = familiesAway.filter(({ recordId }) => recordId === familyId);
    const workers = leading.filter(({ recordId }) => recordId === familyId);
    return workers.flatMap((worker) =>
      common(worker, stay).flatMap((days) =>
        without(days, closed).map((part) => ({ ...part, displayName: worker.displayName, familyName })),
      ),
    );
  });
  const led = [...own.map(({ from, to, displayName }) => ({ from, to, displayName, familyName: null })), ...through];
  return led.flatMap(({ displayName, familyName, ...days }) =>
    without(days, away).map((part) => ({ ...part, displayName, familyName })),
  );
}

/** The days of both. */
function common(one: Stretch, other: Stretch): Stretch[] {
  const from = one.from > other.from ? one.from : other.from;
  const to = (one.to ?? END) < (other.to ?? END) ? one.to : other.to;
  return to !== null && to < from ? [] : [{ from, to }];
}

/** The days of a stretch that lie in none of these. */
function without(days: Stretch, taken: readonly Stretch[]): Stretch[] {
  let left = [days];
  for (const { from, to } of taken) {
    left = left.flatMap((part) => {
      if (common(part, { from, to }).length === 0) return [part];
      const before = part.from < from ? [{ from: part.from, to: addDays(from, -1) }] : [];
      const after = to !== null && to < (part.to ?? END) ? [{ from: addDays(to, 1), to: part.to }] : [];
      return [...before, ...after];
    });
  }
  return left;
}

const columnOf = { person: 'person_id', family: 'family_id' } as const;

async function workersOf(r: Reader, kind: RecordKind, ids: readonly string[]) {
  const column = columnOf[kind];
  const rows = await r
    .selectFrom('assignments')
    .innerJoin('users', 'users.id', 'assignments.user_id')
    .select([
      `assignments.${column} as record_id`,
      'assignments.from_date',
      'assignments.to_date',
      'users.display_name',
    ])
    .where(`assignments.${column}`, 'in', idList(ids))
    .orderBy('assignments.from_date', 'desc')
    .execute();
  return rows.map((row) => ({
    recordId: row.record_id,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
    displayName: row.display_name,
  }));
}

async function archiveOf(r: Reader, kind: RecordKind, ids: readonly string[]) {
  const column = columnOf[kind];
  const rows = await r
    .selectFrom('archive_stretches')
    .select([`${column} as record_id`, 'from_date', 'to_date'])
    .where(column, 'in', idList(ids))
    .execute();
  return rows.map((row) => ({
    recordId: row.record_id,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

/** The person's memberships; a family protected from the viewer has no name. */
async function staysOf(r: Reader, viewer: Viewer, id: string) {
  const rows = await r
    .selectFrom('family_members')
    .innerJoin('families', 'families.id', 'family_members.family_id')
    .select([
      'family_members.family_id',
      'family_members.from_date',
      'family_members.to_date',
      'families.name',
      sql<SqlBool>`families.id IN (${hiddenIds('family', viewer.userId)})`.as('hidden'),
    ])
    .where('family_members.person_id', '=', id)
    .orderBy('family_members.from_date', 'desc')
    .orderBy('family_members.id')
    .execute();
  return rows.map((row) => ({
    familyId: row.family_id,
    familyName: row.hidden ? '' : row.name,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}
