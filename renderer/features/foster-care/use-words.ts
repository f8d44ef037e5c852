import { useQuery } from '@tanstack/react-query';

import type { Dictionary, DictionaryEntry } from '#shared/features/dictionaries/dictionaries.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useApi } from '../../client/index.ts';
import type { Option } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';

/** The words of the dictionaries, as forms and filters offer them. */
export interface Words {
  /** What may be chosen on the day, in the order of the dictionary. */
  readonly options: (dictionary: Dictionary, day?: LocalDate) => Option[];
  /** The short word for a narrow place; the code while nothing is known of it. */
  readonly short: (dictionary: Dictionary, code: string) => string;
}

const NONE: readonly DictionaryEntry[] = [];

/** Dictionaries change once in years: they are asked for once a session. */
export function useWords(): Words {
  const api = useApi();
  const { data = NONE } = useQuery({ ...api.dictionaries.list.queryOptions({ input: {} }), staleTime: Infinity });
  return {
    options: (dictionary, day = officeToday()) =>
      data
        .filter((one) => one.dictionary === dictionary && holdsOn(one, day))
        .map(({ code, label }) => ({ value: code, label })),
    short: (dictionary, code) =>
      data.findLast((one) => one.dictionary === dictionary && one.code === code)?.shortLabel ?? code,
  };
}
