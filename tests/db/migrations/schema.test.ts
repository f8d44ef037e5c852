import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaSnapshot } from '#db/migrations/schema-snapshot.ts';
import { sharedOffice } from '#tests/support/database.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
beforeAll(async () => {
  office = await sharedOffice();
});
afterAll(() => office.remove());

test('the migrated schema is the one written down', async () => {
  await expect(await office.db.read(schemaSnapshot)).toMatchFileSnapshot('schema.snapshot.txt');
});

interface Column {
  readonly name: string;
  readonly nullable: boolean;
}

const folder = fileURLToPath(new URL('../../../db/schema/', import.meta.url));
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

/** Interfaces of the table types by name, with what they extend, read from their source. */
const interfaces = new Map(
  [...source.matchAll(/interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)\n\}/g)].map(
    ([, name = '', parents = '', body = '']) => {
      const columns = [...body.matchAll(/^ {2}(\w+): ([^;]+);/gm)].map(([, column = '', type = '']) => ({
        name: column,
        nullable: /\bnull\b/.test(type),
        type,
      }));
      return [
        name,
        {
          columns,
          parents: parents
            .split(',')
            .map((parent) => parent.trim())
            .filter((parent) => parent !== ''),
        },
      ];
    },
  ),
);

function columnsOfType(name: string): Column[] {
  const found = interfaces.get(name);
  if (found === undefined) throw new Error(`no interface ${name}`);
  return [
    ...found.parents.flatMap(columnsOfType),
    ...found.columns.map((column) => ({ name: column.name, nullable: column.nullable })),
  ];
}

const tables = (interfaces.get('Database')?.columns ?? []).map(({ name, type }) => [name, type] as const);
const byName = (a: Column, b: Column): number => (a.name < b.name ? -1 : 1);

describe('the table types say what the schema has', () => {
  test('every table', async () => {
    expect(tables.length).toBeGreaterThan(10);
    const { rows } = await office.db.read((r) =>
      sql<{ name: string }>`select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual')
        and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\' and name <> 'migration_hashes'
        order by name`.execute(r),
    );
    expect(tables.map(([name]) => name).sort()).toEqual(rows.map(({ name }) => name));
  });

  test.each(tables)('%s: columns and which may be null', async (table, type) => {
    const { rows } = await office.db.read((r) =>
      sql<{ name: string; notnull: number; pk: number; hidden: number; kind: string }>`
        select x.name, x."notnull", x.pk, x.hidden, l.type as kind
        from pragma_table_xinfo(${table}) x join pragma_table_list l on l.name = ${table}`.execute(r),
    );
    expect(rows.length).toBeGreaterThan(0);
    const isVirtual = rows[0]?.kind === 'virtual';
    const actual = rows
      .filter(({ hidden }) => hidden === 0)
      .map(({ name, notnull, pk }) => ({ name, nullable: !isVirtual && notnull === 0 && pk === 0 }));
    // Full-text tables have the rowid of the record they index beside their columns.
    const expected = columnsOfType(type).filter(({ name }) => !(isVirtual && name === 'rowid'));
    expect(expected.sort(byName)).toEqual(actual.sort(byName));
  });
});

describe('rules that hold for every table', () => {
  test('every table of the program is STRICT', async () => {
    const { rows } = await office.db.read((r) =>
      sql<{ name: string }>`select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0
        and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\'`.execute(r),
    );
    expect(rows).toEqual([]);
  });

  // Accounts and communes are never deleted: an index for them would only slow writes.
  test('every column that refers to another row, but an account or a commune, has an index unless it is named', async () => {
    const { rows } = await office.db.read((r) =>
      sql<{ table: string; column: string }>`
        select t.name as "table", f."from" as "column" from pragma_table_list t, pragma_foreign_key_list(t.name) f
        where t.schema = 'main' and f.seq = 0 and f."table" not in ('users', 'communes')
          and not exists (select 1 from pragma_table_info(t.name) p where p.pk = 1 and p.name = f."from")
          and not exists (select 1 from pragma_index_list(t.name) i, pragma_index_info(i.name) c
            where c.seqno = 0 and c.name = f."from")`.execute(r),
    );
    // Only read from the row that has them, and what they name is never deleted.
    const named = ['caseload_exceptions.handover_id', 'tasks.action_id'];
    expect(rows.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(named);
  });
});
