import { polishSortKey } from '#shared/kernel/polish.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import {
  SAVED_LISTS,
  type SavedFilter,
  type SavedFilterId,
  type SavedList,
} from '#shared/features/filters/filters.schema.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';

const keyOf = (name: string): string => name.normalize('NFC').toLocaleLowerCase('pl');

/** The user's own filters, by name; those of lists this program does not know are left out. */
export async function filtersOf(r: Reader, userId: UserId): Promise<SavedFilter[]> {
  const rows = await r
    .selectFrom('saved_filters')
    .select(['id', 'list', 'name', 'content'])
    .where('user_id', '=', userId)
    .execute();
  return rows
    .flatMap(({ id, list: stored, name, content }) => {
      const list = SAVED_LISTS.find((one) => one === stored);
      return list === undefined ? [] : [{ id: id as SavedFilterId, list, name, content }];
    })
    .toSorted((a, b) => (polishSortKey(a.name) < polishSortKey(b.name) ? -1 : 1));
}

/** Which of the user's filters of the list has that name, capitals aside; null when none has. */
export async function filterNamed(r: Reader, userId: UserId, list: SavedList, name: string): Promise<string | null> {
  const row = await r
    .selectFrom('saved_filters')
    .select('id')
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .where('name_key', '=', keyOf(name))
    .executeTakeFirst();
  return row?.id ?? null;
}

/** How many filters the user has in that list. */
export async function countFilters(r: Reader, userId: UserId, list: SavedList): Promise<number> {
  const rows = await r
    .selectFrom('saved_filters')
    .select('id')
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .execute();
  return rows.length;
}

export async function insertFilter(tx: Tx, userId: UserId, filter: SavedFilter, savedAt: string): Promise<void> {
  const { id, list, name, content } = filter;
  await tx
    .insertInto('saved_filters')
    .values({ id, user_id: userId, list, name, name_key: keyOf(name), content, saved_at: savedAt })
    .execute();
}

/** The list of the user's own filter with that id; null for one of somebody else, or none. */
export async function listOfFilter(r: Reader, userId: UserId, id: SavedFilterId): Promise<SavedList | null> {
  const row = await r
    .selectFrom('saved_filters')
    .select('list')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return SAVED_LISTS.find((one) => one === row?.list) ?? null;
}

export async function renameFilter(tx: Tx, userId: UserId, id: SavedFilterId, name: string): Promise<void> {
  await tx
    .updateTable('saved_filters')
    .set({ name, name_key: keyOf(name) })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .execute();
}

/** Forgets a filter of the user; one of somebody else stays. */
export async function deleteFilter(tx: Tx, userId: UserId, id: SavedFilterId): Promise<void> {
  await tx.deleteFrom('saved_filters').where('id', '=', id).where('user_id', '=', userId).execute();
}
