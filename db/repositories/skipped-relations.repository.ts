import type { ProposedRelation, SkippedProposal } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';

export interface StoredSkip extends Pick<ProposedRelation, 'role'>, SkippedProposal {
  readonly id: string;
  readonly personId: string;
  readonly otherId: string;
}

/** The proposals of a family that are skipped now. */
export async function skippedRelationsOf(r: Reader, familyId: FamilyId): Promise<readonly StoredSkip[]> {
  const rows = await r
    .selectFrom('skipped_relations as s')
    .innerJoin('users', 'users.id', 's.skipped_by')
    .select(['s.id', 's.person_id', 's.other_id', 's.role', 's.skipped_at', 'users.display_name'])
    .where('s.family_id', '=', familyId)
    .where('s.back_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    otherId: row.other_id,
    role: row.role,
    at: instant.parse(row.skipped_at),
    byName: row.display_name,
  }));
}

export async function insertSkip(
  tx: Tx,
  skip: {
    readonly id: RecordId;
    readonly familyId: FamilyId;
    readonly proposal: ProposedRelation;
    readonly change: Change;
  },
): Promise<void> {
  const { id, familyId, proposal, change } = skip;
  await tx
    .insertInto('skipped_relations')
    .values({
      id,
      family_id: familyId,
      person_id: proposal.id,
      other_id: proposal.otherId,
      role: proposal.role,
      skipped_at: change.at,
      skipped_by: change.by,
    })
    .execute();
}

/** Proposed again from now on; the row stays. */
export async function takeSkipBack(tx: Tx, id: string, change: Change): Promise<void> {
  await tx
    .updateTable('skipped_relations')
    .set({ back_at: change.at, back_by: change.by })
    .where('id', '=', id)
    .execute();
}
