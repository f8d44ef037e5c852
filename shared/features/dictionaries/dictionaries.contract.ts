import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { dictionaryEntry } from './dictionaries.schema.ts';

export const dictionariesContract = {
  /** Every entry of every dictionary, in the order in which they are offered. */
  list: procedure({ kind: 'query', permission: 'signed-in' }).input(nothing).output(z.array(dictionaryEntry)),
};
