import { z } from 'zod';

import { relationLine } from '../relations/relations.schema.ts';
import { personCard } from './people.schema.ts';

/** A person's card as its print and its file show it, with the relations that hold or held. */
export const printedPerson = z.strictObject({ card: personCard, relations: z.array(relationLine) });
export type PrintedPerson = z.infer<typeof printedPerson>;
export type WrittenPrintedPerson = z.input<typeof printedPerson>;
