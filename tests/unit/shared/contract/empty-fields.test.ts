import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { polishInputError } from '#shared/contract/polish-input.ts';
import { listProcedures } from '#tests/support/procedures.ts';

/** One place of an input where a text is typed or chosen. */
interface Leaf {
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

/** Every text of a schema, through objects, lists, unions and whatever wraps them. */
function textsOf(schema: z.core.$ZodType, path: readonly string[] = []): Leaf[] {
  const { def } = schema._zod as unknown as { def: z.core.$ZodTypeDef & Readonly<Record<string, unknown>> };
  const inner = (key: string): z.core.$ZodType => def[key] as z.core.$ZodType;
  switch (def.type) {
    case 'object':
      return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).flatMap(([key, one]) =>
        textsOf(one, [...path, key]),
      );
    case 'array':
      return textsOf(inner('element'), [...path, '0']);
    case 'record':
      return textsOf(inner('valueType'), [...path, 'key']);
    case 'union':
      return (def['options'] as readonly z.core.$ZodType[]).flatMap((one) => textsOf(one, path));
    case 'nullable':
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
      return textsOf(inner('innerType'), path);
    case 'pipe':
      return textsOf(inner('in'), path);
    case 'string':
    case 'enum':
      return [{ path: path.join('.'), schema }];
    case 'number':
    case 'int':
    case 'boolean':
    case 'literal':
    case 'null':
    case 'unknown':
      return [];
    default:
      throw new Error(`A schema of the kind ${def.type} is not known here`);
  }
}

const leaves = listProcedures().flatMap(({ name, input }) =>
  textsOf(input).map((leaf) => ({ ...leaf, path: `${name} ${leaf.path}` })),
);

/** Every sentence about an empty text; none where it may be left empty. */
function saidOfNothing({ path, schema }: Leaf, nothing: string): readonly string[] {
  const keys = path.split(/[ .]/).slice(2);
  const whole = keys.reduceRight<z.core.$ZodType>((made, key) => z.object({ [key]: made }), schema);
  const value = keys.reduceRight<unknown>((made, key) => ({ [key]: made }), nothing);
  const parsed = z.safeParse(whole, value, { error: polishInputError });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

/** „Nazwisko: podaj nazwisko.”: what to do, and no word about lengths and shapes of what is not there. */
const FILL_IN = /^\p{Lu}[\p{L}\p{N} ()-]*: (podaj|wybierz|wskaż|przepisz|wpisz|opisz),? [^\d]*\.$/u;
const OF_LENGTH = /znak|najwyżej|co najmniej|od \d/u;

describe('an empty field', () => {
  it('is looked for in many inputs', () => {
    expect(leaves.length).toBeGreaterThan(60);
    const refused = leaves.filter((leaf) => saidOfNothing(leaf, '').length > 0);
    expect(refused.length).toBeGreaterThan(40);
  });

  it.each(leaves)('$path says once that it is to be filled in', (leaf) => {
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
