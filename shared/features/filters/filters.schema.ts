import { z } from 'zod';

import { requiredText } from '../../kernel/typed-text.ts';

/** Every list whose filter can be kept under a name. */
export const SAVED_LISTS = [
  'people',
  'families',
  'homes',
  'care',
  'leavers',
  'placementExceptions',
  'tasks',
  'audit',
] as const;
export const savedList = z.enum(SAVED_LISTS);
export type SavedList = (typeof SAVED_LISTS)[number];

export const savedFilterId = z.uuid().brand<'SavedFilterId'>();
export type SavedFilterId = z.infer<typeof savedFilterId>;

/** How many filters one user keeps of one list: more are not found in a menu. */
export const MOST_FILTERS = 30;

const LONGEST_NAME = 60;

/** The name of a filter, without spaces around it and with single ones inside. */
export const filterName = requiredText('Nazwa filtru', 'wpisz nazwę filtru', { max: LONGEST_NAME }).transform((name) =>
  name.replace(/\s+/gu, ' '),
);

const content = z.strictObject({ filter: z.record(z.string(), z.json()), hidden: z.array(z.string()).nullable() });
/** What a filter holds: the filter with its order as the list has it, and the columns hidden; null where none can be. */
export type FilterContent = z.infer<typeof content>;

/** The content of a stored text; null when it is none. The list checks its own filter again when it reads it. */
export function readContent(text: string): FilterContent | null {
  try {
    const parsed = content.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const filterContent = z
  .string()
  .max(8000, 'Filtr: skróć filtr, jego zapis jest za długi.')
  .refine((text) => readContent(text) !== null, { message: 'Filtr: podaj filtr i kolumny.' });

export const savedFilter = z.strictObject({
  id: savedFilterId,
  list: savedList,
  name: z.string(),
  content: z.string(),
});
export type SavedFilter = z.infer<typeof savedFilter>;
