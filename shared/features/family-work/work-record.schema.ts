import { z } from 'zod';

import { familyId, personId } from '../../kernel/ids.ts';

/** What a note or a task is about: a person or a family. */
export const workRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id: personId }),
  z.strictObject({ kind: z.literal('family'), id: familyId }),
]);
export type WorkRecord = z.infer<typeof workRecord>;

/** The record as a list names it. */
export const namedRecord = z.strictObject({ kind: z.enum(['person', 'family']), id: z.uuid(), name: z.string() });
export type NamedRecord = z.infer<typeof namedRecord>;
