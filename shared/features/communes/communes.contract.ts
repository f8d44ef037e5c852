import { z } from 'zod';

import { procedure } from '../../contract/procedure.ts';
import { shortText } from '../../kernel/typed-text.ts';
import { terc } from '../people/people.schema.ts';

export const commune = z.strictObject({
  terc,
  name: z.string(),
  /** miejska, wiejska, miejsko-wiejska… as TERYT names it. */
  kind: z.string(),
  county: z.string(),
  voivodeship: z.string(),
});
export type Commune = z.infer<typeof commune>;

export const communesContract = {
  /** Communes whose name begins with or contains what was typed, at most 30; those of people the user may see first. */
  search: procedure({ kind: 'query', permission: 'signed-in' })
    .input(z.strictObject({ text: shortText('Gmina', 'wpisz nazwę gminy', 80) }))
    .output(z.array(commune)),
  /** Communes in which people the user may see live now, in Polish order, at most 100; the `chosen` one is always among them. */
  inUse: procedure({ kind: 'query', permission: 'people.view' })
    .input(z.strictObject({ chosen: terc.nullable() }))
    .output(z.array(commune)),
};
