import { filterNamed } from '#db/repositories/filters.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { SavedList } from '#shared/features/filters/filters.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';

/** @throws AppError INVALID_INPUT beside the name when another of the user's filters of the list has it */
export async function requireFreeName(
  r: Reader,
  userId: UserId,
  wanted: { readonly list: SavedList; readonly name: string; readonly except?: string },
): Promise<void> {
  const { list, name, except } = wanted;
  const taken = await filterNamed(r, userId, list, name);
  if (taken === null || taken === except) return;
  const message = 'Nazwa filtru: wpisz inną nazwę filtru, ta jest już w tym wykazie.';
  throw new AppError('INVALID_INPUT', { fields: [{ path: 'name', message }] });
}
