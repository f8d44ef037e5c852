import { globSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { polishInputError } from '#shared/contract/polish-input.ts';
import { listInputFields, type InputField } from '#tests/support/input-fields.ts';
import { unhelpful, unnamed } from '#tests/support/named-sentence.ts';

const numbers = new Map<z.core.$ZodType, number>();

/** Each schema once under each name: many inputs share their fields. */
const fields = [
  ...new Map(listInputFields().map((field) => [numbered(field.schema, field.keys.slice(-2)), field])).values(),
];

function numbered(schema: z.core.$ZodType, keys: readonly string[]): string {
  const known = numbers.get(schema) ?? numbers.size;
  numbers.set(schema, known);
  return [known, ...keys].join(' ');
}

/** Something wrong of each kind; what a field lets through says nothing. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  '',
  '   ',
  'zmyślone',
  '2026-02-30',
  '!',
  'ż'.repeat(250_000),
  -1,
  1.5,
  1e12,
  true,
  [],
  Array.from({ length: 1100 }, () => ({})),
  {},
  { nieznane: 1 },
];

/** Sentences about this very field, not about what stands in it. */
function saidOf({ keys, schema }: InputField, wrong: unknown): readonly string[] {
  const parsed = z.safeParse(schema, wrong, {
    error: (issue) => polishInputError({ ...issue, path: [...keys, ...(issue.path ?? [])] }),
  });
  if (parsed.success) return [];
  return parsed.error.issues
    .filter(({ code, path }) => path.length === 0 && code !== 'unrecognized_keys')
    .map(({ message }) => message);
}

const faultsOf = (field: InputField): string[] =>
  WRONG.flatMap((wrong) => saidOf(field, wrong)).flatMap((message) => {
    const fault = unhelpful(message);
    return fault === null ? [] : [`${message} ${fault}`];
  });

describe('a sentence about a field', () => {
  it('is looked for in every input', () => {
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter((field) => WRONG.some((wrong) => saidOf(field, wrong).length > 0)).length).toBeGreaterThan(
      300,
    );
  });

  it.each(fields)('$title names the field and what is expected, whatever comes', (field) => {
    expect([...new Set(faultsOf(field))]).toEqual([]);
  });

  it.each([
    ['Data urodzenia: podaj datę.', 'does not name „urodzenia” in what is expected'],
    ['Role: wybierz co najmniej jedną.', 'does not name „role” in what is expected'],
    ['Kim jest: wybierz z listy.', 'does not name „kim” in what is expected'],
    ['Do: podaj dzień, do którego.', 'has a name that says nothing by itself'],
    ['Podaj datę.', 'does not begin with the name of a field'],
    ['PESEL: numer PESEL ma złą cyfrę kontrolną.', 'does not begin with what to do'],
    ['Role (2): wybierz rolę z listy.', null],
  ])('%s is judged', (sentence, fault) => {
    expect(unhelpful(sentence)).toBe(fault);
  });

  it('fails for a field whose schema says too little', () => {
    const poor = { title: 'x.y from', keys: ['from'], schema: z.iso.date('Od: podaj datę.'), text: true };
    expect(faultsOf(poor)).not.toEqual([]);
  });
});

/** Sentences of rules, use cases and forms, as they stand in the code; those with a variable name are seen above. */
const SENTENCE = /(['`])(\p{Lu}[^:'`${}\n]{0,40}: \p{Ll}[^'`\n]*\.)\1/gu;
/** In the texts of the page only these keys hold sentences about fields. */
const PAGE_SENTENCE = /^\s*(?:nobody|\w*(?:Missing|Same|Some|Wrong)): '(\p{Lu}[^:']{0,40}: \p{Ll}[^'\n]*\.)',$/gmu;

const code = globSync([
  'shared/kernel/**/*.ts',
  'shared/contract/**/*.ts',
  'shared/features/**/*.ts',
  'electron/core/**/*.ts',
  'renderer/features/**/*.{ts,tsx}',
  'renderer/ui/**/*.{ts,tsx}',
]).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(SENTENCE)].map((match) => ({ file, sentence: match[2] ?? '' })),
);
const page = globSync('renderer/i18n/pl/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(PAGE_SENTENCE)].map((match) => ({ file, sentence: match[1] ?? '' })),
);
/** The look's own sentence, under a field that PESEL fills; and what no field is wrong in. */
const OTHERWISE = /z numeru PESEL wynika|^Żądanie: |^Data: podaj datę\.$/u;
const sentences = [...code, ...page].filter(({ sentence }) => !OTHERWISE.test(sentence));

describe('a sentence written in the code', () => {
  it('is found', () => {
    expect(code.length).toBeGreaterThan(100);
    expect(page.length).toBeGreaterThan(5);
  });

  it.each(sentences)('$file: $sentence', ({ sentence }) => {
    expect(unnamed(sentence)).toBeNull();
  });
});
