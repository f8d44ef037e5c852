import { sql } from 'kysely';

import { FAMILY_KINDS, type FamilyFields, type FamilyKind } from '#shared/features/families/families.schema.ts';
import { MEMBER_ROLES, type MemberRole } from '#shared/features/families/member-role.schema.ts';
import { notPast } from '#shared/kernel/dated-rows.ts';
import type { FamilyId, PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { foldForSearch, polishSortKey } from '#shared/kernel/polish.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { familyAddresses } from './family-addresses.repository.ts';
import { addressWords, type SearchedAddress } from './people-search.repository.ts';
import { asFamilyId, asPersonId, asRecordId, dateOrNull, idList, known, pieces } from './values.ts';

/** What stands in the family's own row. */
export type FamilyCore = Pick<FamilyFields, 'name' | 'caseNumber' | 'note'>;

export interface DatedKind {
  readonly id: RecordId;
  readonly kind: FamilyKind;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface Membership {
  readonly id: RecordId;
  readonly familyId: FamilyId;
  readonly personId: PersonId;
  readonly role: MemberRole;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface NewFamily extends FamilyCore {
  readonly id: FamilyId;
  /** Any order; they must not overlap, and at most one is open. */
  readonly kinds: readonly DatedKind[];
  readonly at: string;
  readonly by: UserId;
}

const ROWS_AT_ONCE = 300;

/**
 * Writes new families with their kinds and makes them findable; members and workers have inserts of their own. Many at
 * once cost little more than one.
 * @throws SqliteFailure 'unique' on families.case_number when a case number is taken
 */
export async function insertFamilies(tx: Tx, families: readonly NewFamily[]): Promise<void> {
  for (const some of pieces(families, ROWS_AT_ONCE)) {
    await tx.insertInto('families').values(some.map(familyRow)).execute();
    await indexNewFamilies(
      tx,
      some.map(({ id }) => id),
    );
    await insertKinds(
      tx,
      some.flatMap(({ id, kinds }) => kinds.map((kind) => ({ ...kind, familyId: id }))),
    );
  }
}

function familyRow(family: NewFamily) {
  return {
    id: family.id,
    ...coreColumns(family),
    version: 1,
    restored_on: null,
    archived_on: null,
    archived_by: null,
    archive_reason: null,
    created_at: family.at,
    created_by: family.by,
    changed_at: family.at,
    changed_by: family.by,
  };
}

/** Members' names and addresses stay out of the search text: a search must not find a family by somebody who is protected. */
function coreColumns(core: FamilyCore, addresses: readonly SearchedAddress[] = []) {
  return {
    name: core.name,
    case_number: core.caseNumber,
    note: core.note,
    sort_key: polishSortKey(core.name, core.caseNumber ?? ''),
    search_text: foldForSearch(
      [core.name, core.caseNumber, ...addressWords(addresses)].filter((part) => part !== null).join(' '),
    ),
  };
}

async function indexNewFamilies(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .insertInto('families_search')
    .columns(['rowid', 'words'])
    .expression(tx.selectFrom('families').select(['rowkey', 'search_text']).where('id', 'in', idList(ids)))
    .execute();
}

/**
 * Writes what stands in the family's own row, and with it its order and its search text, which follow from the name and
 * from the family's own addresses of the day and of later days as they stand in the database by now.
 */
export async function changeFamily(tx: Tx, id: FamilyId, core: FamilyCore, day: LocalDate): Promise<void> {
  const addresses = notPast(await familyAddresses(tx, id), day);
  await tx.updateTable('families').set(coreColumns(core, addresses)).where('id', '=', id).execute();
  await tx
    .deleteFrom('families_search')
    .where('rowid', '=', sql<number>`(SELECT rowkey FROM families WHERE id = ${id})`)
    .execute();
  await indexNewFamilies(tx, [id]);
}

/** Notes the day on which a family comes back from the archive. */
export async function setRestored(tx: Tx, id: FamilyId, on: LocalDate): Promise<void> {
  await tx.updateTable('families').set({ restored_on: on }).where('id', '=', id).execute();
}

/** @throws AppError RULE_BROKEN (by the trigger) when two kinds of one family would overlap */
export async function insertKinds(
  tx: Tx,
  kinds: readonly (DatedKind & { readonly familyId: FamilyId })[],
): Promise<void> {
  for (const some of pieces(kinds, ROWS_AT_ONCE)) {
    await tx
      .insertInto('family_kinds')
      .values(
        some.map((one) => ({
          id: one.id,
          family_id: one.familyId,
          kind: one.kind,
          from_date: one.from,
          to_date: one.to,
        })),
      )
      .execute();
  }
}

export async function correctKind(tx: Tx, id: RecordId, kind: FamilyKind, from: LocalDate): Promise<void> {
  await tx.updateTable('family_kinds').set({ kind, from_date: from }).where('id', '=', id).execute();
}

export async function endKind(tx: Tx, id: RecordId, to: LocalDate): Promise<void> {
  await tx.updateTable('family_kinds').set({ to_date: to }).where('id', '=', id).execute();
}

/** @throws AppError RULE_BROKEN (by the trigger) when two memberships of one person in one family would overlap */
export async function insertMembers(tx: Tx, members: readonly Membership[]): Promise<void> {
  for (const some of pieces(members, ROWS_AT_ONCE)) {
    await tx
      .insertInto('family_members')
      .values(
        some.map((member) => ({
          id: member.id,
          family_id: member.familyId,
          person_id: member.personId,
          role: member.role,
          from_date: member.from,
          to_date: member.to,
        })),
      )
      .execute();
  }
}

/** Ends a membership on that day; null lets it go on. */
export async function setMembershipEnd(tx: Tx, id: RecordId, to: LocalDate | null): Promise<void> {
  await tx.updateTable('family_members').set({ to_date: to }).where('id', '=', id).execute();
}

/**
 * Writes role and days as they should have been.
 * @throws AppError RULE_BROKEN (by the trigger) when two memberships of one person in one family would overlap
 */
export async function correctMembership(
  tx: Tx,
  id: RecordId,
  { role, from, to }: Pick<Membership, 'role' | 'from' | 'to'>,
): Promise<void> {
  await tx.updateTable('family_members').set({ role, from_date: from, to_date: to }).where('id', '=', id).execute();
}

/** A membership entered by mistake, and why it was taken back. */
export interface WithdrawnMembership extends Membership {
  readonly on: LocalDate;
  readonly byName: string;
  readonly reason: string;
}

/** Takes a membership out of the family; it is kept beside it. */
export async function withdrawMembership(
  tx: Tx,
  id: RecordId,
  { on, by, reason }: { readonly on: LocalDate; readonly by: UserId; readonly reason: string },
): Promise<void> {
  const columns = ['id', 'family_id', 'person_id', 'role', 'from_date', 'to_date'] as const;
  await tx
    .insertInto('withdrawn_members')
    .columns([...columns, 'withdrawn_on', 'withdrawn_by', 'reason'])
    .expression(
      tx
        .selectFrom('family_members')
        .select([
          ...columns,
          sql<string>`${on}`.as('on'),
          sql<string>`${by}`.as('by'),
          sql<string>`${reason}`.as('reason'),
        ])
        .where('id', '=', id),
    )
    .execute();
  await tx.deleteFrom('family_members').where('id', '=', id).execute();
}

/** Puts a withdrawn membership back as it was. @throws AppError RULE_BROKEN (by the trigger) when it would overlap */
export async function reinstateMembership(tx: Tx, id: RecordId): Promise<void> {
  const columns = ['id', 'family_id', 'person_id', 'role', 'from_date', 'to_date'] as const;
  await tx
    .insertInto('family_members')
    .columns([...columns])
    .expression(
      tx
        .selectFrom('withdrawn_members')
        .select([...columns])
        .where('id', '=', id),
    )
    .execute();
  await tx.deleteFrom('withdrawn_members').where('id', '=', id).execute();
}

/** What was entered about the members of a family by mistake and taken back, oldest membership first. */
export async function withdrawnMemberships(r: Reader, id: FamilyId): Promise<readonly WithdrawnMembership[]> {
  const rows = await r
    .selectFrom('withdrawn_members as w')
    .innerJoin('users', 'users.id', 'w.withdrawn_by')
    .select([
      'w.id',
      'w.family_id',
      'w.person_id',
      'w.role',
      'w.from_date',
      'w.to_date',
      'w.withdrawn_on',
      'w.reason',
      'users.display_name',
    ])
    .where('w.family_id', '=', id)
    .orderBy('w.from_date')
    .orderBy('w.id')
    .execute();
  return rows.map((row) => ({
    ...membershipOf(row),
    on: asLocalDate(row.withdrawn_on),
    byName: row.display_name,
    reason: row.reason,
  }));
}

export interface StoredFamily extends FamilyCore {
  readonly id: FamilyId;
  readonly version: number;
  readonly archivedOn: LocalDate | null;
  /** Oldest first. */
  readonly kinds: readonly DatedKind[];
  readonly members: readonly Membership[];
}

/** A family whole, as stored, whoever asks: for use cases that have checked sight before. */
export async function storedFamily(r: Reader, id: FamilyId): Promise<StoredFamily | null> {
  const [family, kinds, members] = await Promise.all([
    r
      .selectFrom('families')
      .select(['id', 'version', 'name', 'case_number', 'note', 'archived_on'])
      .where('id', '=', id)
      .executeTakeFirst(),
    r
      .selectFrom('family_kinds')
      .select(['id', 'kind', 'from_date', 'to_date'])
      .where('family_id', '=', id)
      .orderBy('from_date')
      .execute(),
    membershipsWhere(r, 'family_id', id),
  ]);
  if (family === undefined) return null;
  return {
    id: asFamilyId(family.id),
    version: family.version,
    name: family.name,
    caseNumber: family.case_number,
    note: family.note,
    archivedOn: dateOrNull(family.archived_on),
    kinds: kinds.map((row) => ({
      id: asRecordId(row.id),
      kind: known(FAMILY_KINDS, row.kind, 'family_kinds.kind'),
      from: asLocalDate(row.from_date),
      to: dateOrNull(row.to_date),
    })),
    members,
  };
}

/** All memberships of a family, or of a person, oldest first. */
export async function membershipsWhere(
  r: Reader,
  column: 'family_id' | 'person_id',
  id: string,
): Promise<readonly Membership[]> {
  const rows = await r
    .selectFrom('family_members')
    .select(['id', 'family_id', 'person_id', 'role', 'from_date', 'to_date'])
    .where(column, '=', id)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return rows.map(membershipOf);
}

interface MembershipRow {
  readonly id: string;
  readonly family_id: string;
  readonly person_id: string;
  readonly role: string;
  readonly from_date: string;
  readonly to_date: string | null;
}

const membershipOf = (row: MembershipRow): Membership => ({
  id: asRecordId(row.id),
  familyId: asFamilyId(row.family_id),
  personId: asPersonId(row.person_id),
  role: known(MEMBER_ROLES, row.role, 'family_members.role'),
  from: asLocalDate(row.from_date),
  to: dateOrNull(row.to_date),
});

/** Frees a number that was entered for this family by mistake: it was never the family's, so another one may have it. */
export async function freeCaseNumber(tx: Tx, id: FamilyId, caseNumber: string): Promise<void> {
  await tx.deleteFrom('case_numbers').where('number', '=', caseNumber).where('family_id', '=', id).execute();
}

/** The family that has or had this case number, archived ones included: a number is given once. Null when it is free. */
export async function familyWithCaseNumber(r: Reader, caseNumber: string): Promise<FamilyId | null> {
  const row = await r
    .selectFrom('case_numbers')
    .select('family_id')
    .where('number', '=', caseNumber)
    .executeTakeFirst();
  return row === undefined ? null : asFamilyId(row.family_id);
}
