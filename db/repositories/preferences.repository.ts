import type { UserId } from '#shared/kernel/ids.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';

/** What the program remembers for the user, by key; the value is the text the page wrote. */
export async function preferencesOf(r: Reader, userId: UserId): Promise<readonly { key: string; value: string }[]> {
  return await r.selectFrom('preferences').select(['key', 'value']).where('user_id', '=', userId).execute();
}

export async function rememberPreference(tx: Tx, userId: UserId, key: string, value: string): Promise<void> {
  await tx
    .insertInto('preferences')
    .values({ user_id: userId, key, value })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet({ value }))
    .execute();
}
