import { sql, type SqlBool } from 'kysely';

import type { UserId } from '#shared/kernel/ids.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { RecordKind } from './reach.repository.ts';

const KEPT = 20;

export interface Opened {
  readonly kind: RecordKind;
  readonly id: string;
  readonly at: string;
}

/** Remembers that the user opened a record, and forgets all but the last 20. */
export async function rememberOpened(tx: Tx, userId: UserId, opened: Opened): Promise<void> {
  const last = tx.selectFrom('last_opened').select('at').where('user_id', '=', userId).orderBy('at', 'desc');
  await Promise.all([
    tx
      .insertInto('last_opened')
      .values({ user_id: userId, kind: opened.kind, subject_id: opened.id, at: opened.at })
      .onConflict((conflict) => conflict.columns(['user_id', 'kind', 'subject_id']).doUpdateSet({ at: opened.at }))
      .execute(),
    tx
      .deleteFrom('last_opened')
      .where('user_id', '=', userId)
      .where(sql<SqlBool>`at < (${last.limit(1).offset(KEPT - 1)})`)
      .execute(),
  ]);
}

/** The records the user opened, last first. Whether they may still be named is the caller's question. */
export async function lastOpenedBy(r: Reader, userId: UserId, limit: number): Promise<readonly Opened[]> {
  return await r
    .selectFrom('last_opened')
    .select(['kind', 'subject_id as id', 'at'])
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}
