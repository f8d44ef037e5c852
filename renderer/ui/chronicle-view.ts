import { z } from 'zod';

import { notesFilter } from '#shared/features/family-work/notes.schema.ts';
import { recordId } from '#shared/kernel/ids.ts';

/** What the address of a card says of its chronicle: the filter, and the entry that was looked for and is marked. */
export const chronicleView = z.object({ ...notesFilter.shape, note: recordId.nullable().default(null) });
export type ChronicleView = z.infer<typeof chronicleView>;

/** The address of an entry in the chronicle of a card. */
export const noteAddress = (cardPath: string, note: string): string => `${cardPath}?tab=chronicle&note=${note}`;
