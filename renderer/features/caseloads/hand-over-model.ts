import { z } from 'zod';

import { handOverProblems } from '#shared/features/caseloads/caseloads.rules.ts';
import { userId, type UserId } from '#shared/kernel/ids.ts';
import { localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import { requiredText, shortText } from '#shared/kernel/typed-text.ts';

/** The step as it is typed; what goes with it is ticked beside. */
export interface HandOverForm {
  fromId: string;
  toId: string;
  from: string | null;
  reason: string;
  limitReason: string;
}
export interface HandOverTyped {
  readonly fromId: UserId;
  readonly toId: UserId;
  readonly from: LocalDate;
  readonly reason: string;
  readonly limitReason: string | null;
}

/** Checks the step with the rules the office uses; a missing reason over the limit is the office's to ask for. */
export function handOverSchema(
  today: LocalDate,
  texts: { readonly fromMissing: string; readonly toMissing: string; readonly toSame: string },
): z.ZodType<HandOverTyped, HandOverForm> {
  return z
    .object({
      fromId: userId.or(z.literal('')).refine((id) => id !== '', texts.fromMissing),
      toId: userId.or(z.literal('')).refine((id) => id !== '', texts.toMissing),
      from: localDateNamed('Przekazanie od', 'podaj datę, od której obowiązuje przekazanie'),
      reason: requiredText('Powód przekazania', 'podaj powód przekazania', { min: 3, max: 500 }),
      limitReason: shortText('Powód przekroczenia limitu', 'podaj powód przekroczenia limitu', 500),
    })
    .transform((typed, context): HandOverTyped => {
      for (const { path, message } of handOverProblems(typed.from, today)) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
      if (typed.fromId === typed.toId) context.addIssue({ code: 'custom', path: ['toId'], message: texts.toSame });
      if (typed.fromId === '' || typed.toId === '') return z.NEVER;
      return {
        fromId: typed.fromId,
        toId: typed.toId,
        from: typed.from,
        reason: typed.reason,
        limitReason: typed.limitReason === '' ? null : typed.limitReason,
      };
    });
}
