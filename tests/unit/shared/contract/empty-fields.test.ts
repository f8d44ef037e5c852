import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { polishInputError } from '#shared/contract/polish-input.ts';
import { listInputFields, type InputField } from '#tests/support/input-fields.ts';

const leaves = listInputFields().filter(({ text }) => text);

/** Every sentence about an empty text; none where it may be left empty. */
function saidOfNothing({ keys, schema }: InputField, nothing: string): readonly string[] {
  const whole = keys.reduceRight<z.core.$ZodType>((made, key) => z.object({ [key]: made }), schema);
  const value = keys.reduceRight<unknown>((made, key) => ({ [key]: made }), nothing);
  const parsed = z.safeParse(whole, value, { error: polishInputError });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

/** „Nazwisko: podaj nazwisko.”: what to do, and no word about lengths and shapes of what is not there. */
const FILL_IN = /^\p{Lu}[\p{L}\p{N} ()-]*: (podaj|wybierz|wskaż|zaznacz|przepisz|wpisz|opisz),? [^\d]*\.$/u;
const OF_LENGTH = /znak|najwyżej|co najmniej|od \d/u;

describe('an empty field', () => {
  it('is looked for in many inputs', () => {
    expect(leaves.length).toBeGreaterThan(60);
    const refused = leaves.filter((leaf) => saidOfNothing(leaf, '').length > 0);
    expect(refused.length).toBeGreaterThan(40);
  });

  it.each(leaves)('$title says once that it is to be filled in', (leaf) => {
    for (const nothing of ['', '   ']) {
      const said = saidOfNothing(leaf, nothing);
      expect(said.length).toBeLessThanOrEqual(1);
      for (const sentence of said) {
        expect(sentence).toMatch(FILL_IN);
        expect(sentence).not.toMatch(OF_LENGTH);
      }
    }
  });
});
