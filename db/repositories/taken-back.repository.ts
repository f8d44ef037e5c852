import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Tx } from '../sqlite/office-database.ts';

/** Tables whose rows can be taken back with a reason and stay. */
export type TakenBackTable =
  | 'home_forms'
  | 'home_contracts'
  | 'home_readiness'
  | 'home_papers'
  | 'placements'
  | 'absences'
  | 'legal_bases'
  | 'care_funding'
  | LeaverTable;

/** Tables of care leavers whose rows can be taken back. */
export type LeaverTable =
  | 'leaver_paths'
  | 'leaver_guardians'
  | 'leaver_programmes'
  | 'leaver_goals'
  | 'leaver_help'
  | 'leaver_suspensions'
  | 'leaver_steps';

/** Takes a row back: it counts nowhere from now on. */
export async function takeBack(
  tx: Tx,
  table: TakenBackTable,
  id: RecordId,
  { by, at, reason }: { readonly by: UserId; readonly at: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** Undoes a taking back. @throws AppError RULE_BROKEN (by the trigger) when the row would overlap another one */
export async function putBack(tx: Tx, table: TakenBackTable, id: RecordId): Promise<void> {
  await tx
    .updateTable(table)
    .set({ withdrawn_at: null, withdrawn_by: null, withdraw_reason: null })
    .where('id', '=', id)
    .execute();
}

/** Columns of who wrote a row and who took it back, as a card's line has them. */
export interface WrittenRow {
  readonly at: string;
  readonly by_name: string;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by_name: string | null;
  readonly withdraw_reason: string | null;
}

export interface Written {
  readonly byName: string;
  readonly at: Instant;
  readonly withdrawn: { readonly byName: string; readonly at: Instant; readonly reason: string } | null;
}

export function writtenOf(row: WrittenRow): Written {
  return {
    byName: row.by_name,
    at: instant.parse(row.at),
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            byName: row.withdrawn_by_name ?? '',
            at: instant.parse(row.withdrawn_at),
            reason: row.withdraw_reason ?? '',
          },
  };
}
