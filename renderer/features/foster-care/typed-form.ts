import { z } from 'zod';

import { polishInputError } from '#shared/contract/polish-input.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';

/** A form as it is typed: what the contract wants, each field perhaps still empty. */
export type Typed<Out> = { [Key in keyof Out]: Out[Key] extends readonly unknown[] ? string[] : Typable<Out[Key]> };
type Typable<Value> = Value extends boolean ? boolean : [Value] extends [number | null] ? number | null : string | null;

/**
 * The schema of a form whose fields are those of the contract: what is typed goes through the contract's own schema, then
 * through the rules of the feature.
 * @param read turns texts of the form into what the contract has in their place (numbers, hours)
 */
export function typedForm<Out, Form>(
  schema: z.ZodType<Out>,
  rules: (typed: Out) => readonly FieldProblem[] = () => [],
  read: (form: Form) => unknown = (form) => form,
): z.ZodType<Out, Form> {
  return z
    .custom<Form>(() => true)
    .transform((form, context): Out => {
      const parsed = schema.safeParse(read(form), { error: polishInputError });
      if (!parsed.success) {
        for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
        return z.NEVER;
      }
      for (const { path, message } of rules(parsed.data)) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
      return parsed.data;
    });
}

/** Minutes since midnight of '14:30' or '14.30', null of nothing; what is no hour stays as it is, for the schema to refuse. */
export function minuteOf(typed: string | null): number | string | null {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  const found = /^(\d{1,2})[:.](\d{2})$/.exec(text);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && hour < 24 && minute < 60 ? hour * 60 + minute : text;
}

/** '14:30' of minutes since midnight. */
export function hourText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
