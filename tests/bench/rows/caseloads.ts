import { addDays, today } from '#shared/kernel/local-date.ts';
import { toInstant } from '#shared/kernel/instant.ts';

import type { BenchRows } from './index.ts';

/** Who leads how much on a day, today and in the past; the office of the bench has thousands of families. */
export const caseloadsRows: readonly BenchRows[] = [
  {
    names: ['caseloads.overview'],
    measure: (context) =>
      context.compared('caseloads.overview', {
        call: (client, variation) =>
          client.caseloads.overview({ day: addDays(today(toInstant(Date.now())), -30 * variation) }),
      }),
  },
];
