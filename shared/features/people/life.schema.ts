import { z } from 'zod';

import { localDate } from '../../kernel/local-date.ts';
import { relationKind } from '../relations/relation-kinds.ts';

const days = { from: localDate.nullable(), to: localDate.nullable() };
/** Who or which family it is about; null where that is hidden from the one who asks. */
const name = z.string().nullable();

/** Something stored of a person that has days, as far as those days must fit birth and death. */
export const lifeEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('membership'), name, ...days }),
  /** A stay in foster care; where is not told, for the home may be protected. */
  z.strictObject({ kind: z.literal('placement'), ...days }),
  z.strictObject({ kind: z.literal('address'), ...days }),
  z.strictObject({ kind: z.literal('relation'), relation: relationKind, name, ...days }),
  /** Consent given by the person for a child. */
  z.strictObject({ kind: z.literal('consent'), name, ...days }),
  /** Consent given for the person by somebody. */
  z.strictObject({ kind: z.literal('own-consent'), ...days }),
  z.strictObject({ kind: z.literal('note'), ...days }),
]);
export type LifeEntry = z.infer<typeof lifeEntry>;

/** What a death ends on its day, and what lies after it and stays. */
export const deathPreview = z.strictObject({
  /** The last day of what ends. */
  day: localDate,
  ends: z.array(lifeEntry),
  untidy: z.array(lifeEntry),
});
export type DeathPreview = z.infer<typeof deathPreview>;
