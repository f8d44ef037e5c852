import type { UserId } from '#shared/kernel/ids.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { RecordKind } from './reach.repository.ts';
import { idList } from './values.ts';

/** The place of a draft as its row has it. */
export interface DraftPlaceRow {
  readonly form: string;
  readonly subject: { readonly kind: RecordKind; readonly id: string } | null;
  readonly context: string;
}

export interface DraftRow extends DraftPlaceRow {
  readonly id: string;
  readonly baseVersion: number | null;
  readonly base: string;
  readonly content: string;
  readonly keptAt: string;
}

const COLUMNS = [
  'id',
  'form',
  'person_id',
  'family_id',
  'context',
  'base_version',
  'base',
  'content',
  'kept_at',
] as const;

interface StoredDraft {
  id: string;
  form: string;
  person_id: string | null;
  family_id: string | null;
  context: string;
  base_version: number | null;
  base: string;
  content: string;
  kept_at: string;
}

/** The user's own drafts, newest first. */
export async function draftsOf(r: Reader, userId: UserId): Promise<readonly DraftRow[]> {
  const rows = await r
    .selectFrom('drafts')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .orderBy('kept_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(draftRow);
}

/** The user's own drafts of one place, newest first. */
export async function draftsOfPlace(r: Reader, userId: UserId, place: DraftPlaceRow): Promise<readonly DraftRow[]> {
  const { personId, familyId } = subjectColumns(place);
  const rows = await r
    .selectFrom('drafts')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .where('form', '=', place.form)
    .where('context', '=', place.context)
    .where('person_id', 'is', personId)
    .where('family_id', 'is', familyId)
    .orderBy('kept_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(draftRow);
}

/** Author and place of the draft with that id, whoever wrote it; null when there is none. */
export async function draftOwner(r: Reader, id: string): Promise<(DraftPlaceRow & { readonly userId: string }) | null> {
  const row = await r
    .selectFrom('drafts')
    .select(['user_id', 'form', 'person_id', 'family_id', 'context'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { ...placeOf(row), userId: row.user_id };
}

/** Writes a draft down, over what stands under its id. */
export async function storeDraft(tx: Tx, userId: UserId, draft: DraftRow): Promise<void> {
  const { personId, familyId } = subjectColumns(draft);
  const typed = {
    base_version: draft.baseVersion,
    base: draft.base,
    content: draft.content,
    kept_at: draft.keptAt,
  };
  await tx
    .insertInto('drafts')
    .values({
      id: draft.id,
      user_id: userId,
      form: draft.form,
      person_id: personId,
      family_id: familyId,
      context: draft.context,
      ...typed,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(typed))
    .execute();
}

/** Forgets a draft of the user; one of somebody else stays. */
export async function forgetDraft(tx: Tx, userId: UserId, id: string): Promise<void> {
  await tx.deleteFrom('drafts').where('id', '=', id).where('user_id', '=', userId).execute();
}

const closedAccounts = (r: Reader) => r.selectFrom('users').select('id').where('active', '=', 0);

/** Whether somebody whose account is closed has left a draft older than that moment. */
export async function hasLeftDraftsBefore(r: Reader, moment: string): Promise<boolean> {
  const row = await r
    .selectFrom('drafts')
    .select('id')
    .where('kept_at', '<', moment)
    .where('user_id', 'in', closedAccounts(r))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets drafts older than that moment of those whose account is closed; nobody could be offered them any more. */
export async function forgetLeftDraftsBefore(tx: Tx, moment: string): Promise<void> {
  await tx.deleteFrom('drafts').where('kept_at', '<', moment).where('user_id', 'in', closedAccounts(tx)).execute();
}

/** Those of the ids that are records of that kind; what else a form holds (users, rows) is left out. */
export async function recordsAmong(r: Reader, kind: RecordKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await r
    .selectFrom(kind === 'person' ? 'people' : 'families')
    .select('id')
    .where('id', 'in', idList(ids))
    .execute();
  return new Set(rows.map((row) => row.id));
}

function subjectColumns({ subject }: DraftPlaceRow): { personId: string | null; familyId: string | null } {
  return {
    personId: subject?.kind === 'person' ? subject.id : null,
    familyId: subject?.kind === 'family' ? subject.id : null,
  };
}

function placeOf(row: Pick<StoredDraft, 'form' | 'person_id' | 'family_id' | 'context'>): DraftPlaceRow {
  const subject =
    row.person_id !== null
      ? ({ kind: 'person', id: row.person_id } as const)
      : row.family_id !== null
        ? ({ kind: 'family', id: row.family_id } as const)
        : null;
  return { form: row.form, subject, context: row.context };
}

function draftRow(row: StoredDraft): DraftRow {
  return {
    ...placeOf(row),
    id: row.id,
    baseVersion: row.base_version,
    base: row.base,
    content: row.content,
    keptAt: row.kept_at,
  };
}
