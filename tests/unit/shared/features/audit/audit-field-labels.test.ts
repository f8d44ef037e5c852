import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, it } from 'vitest';

import { root } from '#build/vite/inputs.ts';
import { AUDIT_FIELD_LABELS } from '#shared/features/audit/audit.labels.ts';

/** Every list of fields or columns that the program writes into the log: `…_FIELDS` and `…_COLUMNS`. */
async function listsOfFields(): Promise<ReadonlyMap<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>();
  for (const file of globSync(['shared/features/**/*.{schema,rules}.ts', 'electron/core/features/**/*-frame.ts'], {
    cwd: root,
  })) {
    const exported = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (/_(?:FIELDS|COLUMNS)$/.test(name) && Array.isArray(value)) lists.set(name, value as string[]);
    }
  }
  return lists;
}

it('every field and column that the log may name has a Polish word', async () => {
  const lists = await listsOfFields();
  expect([...lists.keys()]).toEqual(expect.arrayContaining(['PERSON_FIELDS', 'FAMILY_FIELDS', 'NOTE_FIELDS']));
  const wordless = [...lists].flatMap(([list, fields]) =>
    fields.filter((field) => !Object.hasOwn(AUDIT_FIELD_LABELS, field)).map((field) => `${list}: ${field}`),
  );
  expect(wordless).toEqual([]);
});
