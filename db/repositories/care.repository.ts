import { PLACEMENT_KINDS, type PlacementKind } from '#shared/features/foster-care/care.schema.ts';
import type { AbsenceFields, BasisFields, FundingFields } from '#shared/features/foster-care/care.schema.ts';
import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { asHomeId, asPersonId, asRecordId, dateOrNull, known } from './values.ts';

/** A placement as stored. */
export interface StoredPlacement {
  readonly id: RecordId;
  readonly personId: PersonId;
  readonly homeId: HomeId;
  readonly kind: PlacementKind;
  readonly from: LocalDate;
  readonly fromMinute: number | null;
  /** The last day in the place. */
  readonly to: LocalDate | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly endReason: string | null;
  readonly endNote: string | null;
  readonly replaces: RecordId | null;
  readonly withdrawn: boolean;
}

const COLUMNS = [
  'id',
  'person_id',
  'home_id',
  'kind',
  'from_date',
  'from_minute',
  'to_date',
  'reason',
  'note',
  'end_reason',
  'end_note',
  'replaces',
  'withdrawn_at',
] as const;

interface PlacementRow {
  readonly id: string;
  readonly person_id: string;
  readonly home_id: string;
  readonly kind: string;
  readonly from_date: string;
  readonly from_minute: number | null;
  readonly to_date: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly end_reason: string | null;
  readonly end_note: string | null;
  readonly replaces: string | null;
  readonly withdrawn_at: string | null;
}

const placementOf = (row: PlacementRow): StoredPlacement => ({
  id: asRecordId(row.id),
  personId: asPersonId(row.person_id),
  homeId: asHomeId(row.home_id),
  kind: known(PLACEMENT_KINDS, row.kind, 'placements.kind'),
  from: asLocalDate(row.from_date),
  fromMinute: row.from_minute,
  to: dateOrNull(row.to_date),
  reason: row.reason,
  note: row.note,
  endReason: row.end_reason,
  endNote: row.end_note,
  replaces: row.replaces === null ? null : asRecordId(row.replaces),
  withdrawn: row.withdrawn_at !== null,
});

/** Every placement of a child, oldest first; those taken back too. */
export async function placementsOf(r: Reader, personId: PersonId): Promise<readonly StoredPlacement[]> {
  const rows = await r
    .selectFrom('placements')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return rows.map(placementOf);
}

/** The days of all children's live stays and planned stays in a home. */
export async function childDaysOf(
  r: Reader,
  homeId: HomeId,
): Promise<readonly { readonly from: LocalDate; readonly to: LocalDate | null }[]> {
  const rows = await r
    .selectFrom('placements')
    .select(['from_date', 'to_date'])
    .where('home_id', '=', homeId)
    .where('kind', '<>', 'respite')
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map((row) => ({ from: asLocalDate(row.from_date), to: dateOrNull(row.to_date) }));
}

/** What the office knows of a child in care beside the placements; null of a person who was never in care. */
export async function careOf(
  r: Reader,
  personId: PersonId,
): Promise<{
  readonly version: number;
  readonly caseNumber: string | null;
  readonly changedAt: string;
  readonly changedByName: string;
} | null> {
  const row = await r
    .selectFrom('foster_children as c')
    .innerJoin('users', 'users.id', 'c.changed_by')
    .select(['c.version', 'c.case_number', 'c.changed_at', 'users.display_name'])
    .where('c.person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    version: row.version,
    caseNumber: row.case_number,
    changedAt: row.changed_at,
    changedByName: row.display_name,
  };
}

/** @throws SqliteFailure 'unique' on foster_children.case_number */
export async function insertCare(tx: Tx, personId: PersonId, caseNumber: string | null, change: Change): Promise<void> {
  await tx
    .insertInto('foster_children')
    .values({
      person_id: personId,
      case_number: caseNumber,
      version: 1,
      created_at: change.at,
      created_by: change.by,
      changed_at: change.at,
      changed_by: change.by,
    })
    .execute();
}

/** The next version of a child's care if it still has that one, else null. */
export async function takeCareVersion(
  tx: Tx,
  personId: PersonId,
  version: number,
  change: Change,
): Promise<number | null> {
  const result = await tx
    .updateTable('foster_children')
    .set({ version: version + 1, changed_at: change.at, changed_by: change.by })
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? version + 1 : null;
}

/** The next version of a child's care, of a change that is based on nothing somebody looked at. */
export async function nextCareVersion(tx: Tx, personId: PersonId, change: Change): Promise<number> {
  const row = await tx
    .updateTable('foster_children')
    .set((eb) => ({ version: eb('version', '+', 1), changed_at: change.at, changed_by: change.by }))
    .where('person_id', '=', personId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function setCareCaseNumber(tx: Tx, personId: PersonId, caseNumber: string | null): Promise<void> {
  await tx.updateTable('foster_children').set({ case_number: caseNumber }).where('person_id', '=', personId).execute();
}

/** The child whose care has this case number; null when it is free. */
export async function childWithCaseNumber(r: Reader, caseNumber: string): Promise<PersonId | null> {
  const row = await r
    .selectFrom('foster_children')
    .select('person_id')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  return row === undefined ? null : asPersonId(row.person_id);
}

/** Numbers of children's cases that begin and end like that. */
export async function careNumbersLike(r: Reader, before: string, after: string): Promise<readonly string[]> {
  const rows = await r
    .selectFrom('foster_children')
    .select('case_number')
    .where('case_number', 'is not', null)
    .execute();
  return rows.flatMap(({ case_number: number }) =>
    number !== null && number.startsWith(before) && number.endsWith(after) ? [number] : [],
  );
}

const notTakenBack = { withdrawn_at: null, withdrawn_by: null, withdraw_reason: null } as const;
const by = (change: Change) => ({ by_user: change.by, at: change.at, ...notTakenBack });

export type NewPlacement = Omit<StoredPlacement, 'withdrawn'>;

/** @throws AppError RULE_BROKEN (by the trigger) when two placements of one kind of one child would overlap */
export async function insertPlacement(tx: Tx, placement: NewPlacement, change: Change): Promise<void> {
  await tx
    .insertInto('placements')
    .values({
      id: placement.id,
      person_id: placement.personId,
      home_id: placement.homeId,
      kind: placement.kind,
      from_minute: placement.fromMinute,
      reason: placement.reason,
      note: placement.note,
      end_reason: placement.endReason,
      end_note: placement.endNote,
      replaces: placement.replaces,
      from_date: placement.from,
      to_date: placement.to,
      ...by(change),
    })
    .execute();
}

/** Ends a placement on its last day; nulls let it go on. */
export async function setPlacementEnd(
  tx: Tx,
  id: RecordId,
  end: { readonly to: LocalDate | null; readonly reason: string | null; readonly note: string | null },
): Promise<void> {
  await tx
    .updateTable('placements')
    .set({ to_date: end.to, end_reason: end.reason, end_note: end.note })
    .where('id', '=', id)
    .execute();
}

/** The lines beside the placements of which one holds at a time. */
export type DatedCareTable = 'legal_bases' | 'care_funding' | 'absences';

/** Days of the lines that were not taken back, oldest first. */
export async function careLineDays(
  r: Reader,
  table: DatedCareTable,
  personId: PersonId,
): Promise<readonly { readonly id: RecordId; readonly from: LocalDate; readonly to: LocalDate | null }[]> {
  const rows = await r
    .selectFrom(table)
    .select(['id', 'from_date', 'to_date'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('from_date')
    .execute();
  return rows.map((row) => ({ id: asRecordId(row.id), from: asLocalDate(row.from_date), to: dateOrNull(row.to_date) }));
}

/** Days of one line, taken back or not; null when the child has none of that id. */
export async function careLineOf(
  r: Reader,
  table: DatedCareTable,
  personId: PersonId,
  id: RecordId,
): Promise<{ readonly from: LocalDate; readonly to: LocalDate | null; readonly withdrawn: boolean } | null> {
  const row = await r
    .selectFrom(table)
    .select(['from_date', 'to_date', 'withdrawn_at'])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { from: asLocalDate(row.from_date), to: dateOrNull(row.to_date), withdrawn: row.withdrawn_at !== null };
}

export async function setCareLineEnd(tx: Tx, table: DatedCareTable, id: RecordId, to: LocalDate | null): Promise<void> {
  await tx.updateTable(table).set({ to_date: to }).where('id', '=', id).execute();
}

export async function insertBasis(
  tx: Tx,
  personId: PersonId,
  line: BasisFields & { readonly id: RecordId; readonly to?: LocalDate | null },
  change: Change,
): Promise<void> {
  await tx
    .insertInto('legal_bases')
    .values({
      id: line.id,
      person_id: personId,
      kind: line.kind,
      body: line.body,
      act_on: line.actOn,
      reference: line.reference,
      note: line.note,
      from_date: line.from,
      to_date: line.to ?? null,
      ...by(change),
    })
    .execute();
}

export async function insertFunding(
  tx: Tx,
  personId: PersonId,
  line: FundingFields & { readonly id: RecordId; readonly to?: LocalDate | null },
  change: Change,
): Promise<void> {
  await tx
    .insertInto('care_funding')
    .values({
      id: line.id,
      person_id: personId,
      county: line.county,
      terc: line.terc,
      government_task: line.governmentTask ? 1 : 0,
      note: line.note,
      from_date: line.from,
      to_date: line.to ?? null,
      ...by(change),
    })
    .execute();
}

export async function insertAbsence(
  tx: Tx,
  personId: PersonId,
  line: AbsenceFields & { readonly id: RecordId },
  change: Change,
): Promise<void> {
  await tx
    .insertInto('absences')
    .values({
      id: line.id,
      person_id: personId,
      kind: line.kind,
      place: line.place,
      note: line.note,
      from_date: line.from,
      to_date: line.to,
      ...by(change),
    })
    .execute();
}
