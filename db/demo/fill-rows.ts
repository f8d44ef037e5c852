import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { FamilyId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { foldForSearch, polishSortKey } from '#shared/kernel/polish.ts';

import { idList, pieces } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import type { Dates } from './plan.ts';

interface Row {
  readonly id: string;
}

export interface NewFamily {
  readonly id: FamilyId;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly note: string | null;
  readonly kinds: readonly (Row & Dates & { readonly kind: FamilyKind })[];
  readonly members: readonly (Row & Dates & { readonly personId: PersonId; readonly role: MemberRole })[];
  readonly at: string;
  readonly by: UserId;
}

export interface NewAssignment extends Row, Dates {
  readonly kind: 'person' | 'family';
  readonly recordId: string;
  readonly userId: UserId;
}

export interface NewProtection extends Row {
  readonly kind: 'person' | 'family';
  readonly recordId: string;
  readonly reason: string;
  readonly users: readonly UserId[];
  readonly by: UserId;
  readonly at: string;
}

const ROWS_AT_ONCE = 200;

export async function insertFamilies(tx: Tx, families: readonly NewFamily[]): Promise<void> {
  for (const some of pieces(families, ROWS_AT_ONCE)) {
    const rows = some.map(({ id, name, caseNumber, note, at, by }) => ({
      id,
      name,
      case_number: caseNumber,
      note,
      sort_key: polishSortKey(name),
      search_text: foldForSearch(`${name} ${caseNumber ?? ''}`),
      version: 1,
      archived_on: null,
      archived_by: null,
      archive_reason: null,
      created_at: at,
      created_by: by,
      changed_at: at,
      changed_by: by,
    }));
    await tx.insertInto('families').values(rows).execute();
    await tx
      .insertInto('families_search')
      .columns(['rowid', 'words'])
      .expression(
        tx
          .selectFrom('families')
          .select(['rowkey', 'search_text'])
          .where('id', 'in', idList(some.map(({ id }) => id))),
      )
      .execute();
  }
  const kinds = families.flatMap(({ id, kinds: rows }) =>
    rows.map((row) => ({ id: row.id, family_id: id, kind: row.kind, from_date: row.from, to_date: row.to })),
  );
  for (const some of pieces(kinds, ROWS_AT_ONCE)) await tx.insertInto('family_kinds').values(some).execute();
  const members = families.flatMap(({ id, members: rows }) =>
    rows.map((row) => ({
      id: row.id,
      family_id: id,
      person_id: row.personId,
      role: row.role,
      from_date: row.from,
      to_date: row.to,
    })),
  );
  for (const some of pieces(members, ROWS_AT_ONCE)) await tx.insertInto('family_members').values(some).execute();
}

export async function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): Promise<void> {
  const rows = assignments.map((row) => ({
    id: row.id,
    user_id: row.userId,
    ...owner(row),
    from_date: row.from,
    to_date: row.to,
  }));
  for (const some of pieces(rows, ROWS_AT_ONCE)) await tx.insertInto('assignments').values(some).execute();
}

export async function insertProtections(tx: Tx, protections: readonly NewProtection[]): Promise<void> {
  const rows = protections.map((row) => ({
    id: row.id,
    ...owner(row),
    reason: row.reason,
    set_by: row.by,
    set_at: row.at,
    lifted_by: null,
    lifted_at: null,
  }));
  for (const some of pieces(rows, ROWS_AT_ONCE)) await tx.insertInto('protections').values(some).execute();
  const users = protections.flatMap(({ id, users: ids }) => ids.map((user_id) => ({ protection_id: id, user_id })));
  for (const some of pieces(users, ROWS_AT_ONCE)) await tx.insertInto('protection_users').values(some).execute();
}

function owner({ kind, recordId }: NewAssignment | NewProtection) {
  return { person_id: kind === 'person' ? recordId : null, family_id: kind === 'family' ? recordId : null };
}
