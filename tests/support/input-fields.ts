import type { z } from 'zod';

import { listProcedures } from './procedures.ts';

/** One place of an input: its keys from the root of the input, with 0 for any line of a list. */
export interface InputField {
  /** 'people.register fields.contacts.0.value' */
  readonly title: string;
  readonly keys: readonly string[];
  readonly schema: z.core.$ZodType;
  /** A text is typed or chosen here. */
  readonly text: boolean;
}

type Place = Omit<InputField, 'title'>;

/** Every place of a schema, through objects, lists, unions and whatever wraps them. Throws at a kind it does not know. */
function placesOf(schema: z.core.$ZodType, keys: readonly string[]): Place[] {
  const { def } = schema._zod as unknown as { def: z.core.$ZodTypeDef & Readonly<Record<string, unknown>> };
  const inner = (key: string): z.core.$ZodType => def[key] as z.core.$ZodType;
  const here: Place = { keys, schema, text: def.type === 'string' || def.type === 'enum' };
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def['shape'] as Record<string, z.core.$ZodType>);
      return [here, ...shape.flatMap(([key, one]) => placesOf(one, [...keys, key]))];
    }
    case 'array':
      return [here, ...placesOf(inner('element'), [...keys, '0'])];
    case 'record':
      return [here, ...placesOf(inner('valueType'), [...keys, 'key'])];
    case 'union':
      return [here, ...(def['options'] as readonly z.core.$ZodType[]).flatMap((one) => placesOf(one, keys))];
    case 'nullable':
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
      return [here, ...placesOf(inner('innerType'), keys)];
    case 'pipe':
      return [here, ...placesOf(inner('in'), keys)];
    case 'string':
    case 'enum':
    case 'number':
    case 'int':
    case 'boolean':
    case 'literal':
      return [here];
    case 'null':
    case 'unknown':
      return [];
    default:
      throw new Error(`A schema of the kind ${def.type} is not known here`);
  }
}

/** Every field of every input, found in the contract itself. */
export function listInputFields(): readonly InputField[] {
  return listProcedures().flatMap(({ name, input }) =>
    placesOf(input, []).flatMap((place) =>
      place.keys.length === 0 ? [] : [{ ...place, title: `${name} ${place.keys.join('.')}` }],
    ),
  );
}
