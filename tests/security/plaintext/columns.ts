import type { Connection } from '#db/sqlite/connection.ts';

/** What a column can hold, read off its own CHECK in the schema. */
export type ColumnSort =
  /** Anything, or anything of a shape that leaves room for a marker. */
  | { readonly sort: 'open'; readonly make: (marker: string) => string }
  /** Digits only: the digits are the marker. */
  | { readonly sort: 'digits'; readonly make: (number: number) => string }
  /** Dates or a closed list of words: no room for anything of a person's own. */
  | { readonly sort: 'closed'; readonly values: readonly string[]; readonly check: string };

export interface TextColumn {
  readonly table: string;
  readonly name: string;
  readonly nullable: boolean;
  readonly kind: ColumnSort;
}

export interface NumberColumn {
  readonly name: string;
}

export interface PlantedTable {
  readonly name: string;
  readonly texts: readonly TextColumn[];
  /** Columns of other types that must be given a value. */
  readonly numbers: readonly NumberColumn[];
}

export interface SchemaTables {
  readonly tables: readonly PlantedTable[];
  /** Full-text tables and their columns: words go in, terms stand in their shadow tables. */
  readonly fullText: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** Virtual tables that only show what another one holds. */
  readonly views: readonly string[];
}

interface Row {
  readonly name: string;
  readonly type: string;
  readonly sql: string | null;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
  readonly hidden: number;
}

/** Every table of the schema as it stands in the file, with its columns from table_xinfo. */
export function schemaTables(connection: Connection): SchemaTables {
  const listed = connection
    .prepare<[], Row>(
      `SELECT l.name, l.type, s.sql FROM pragma_table_list l LEFT JOIN sqlite_schema s ON s.name = l.name
        WHERE l.schema = 'main' AND l.name NOT LIKE 'sqlite_%' ORDER BY l.name`,
    )
    .all();
  const columnsOf = (name: string): readonly Column[] =>
    connection.prepare<[string], Column>('SELECT * FROM pragma_table_xinfo(?)').all(name);
  const virtual = listed.filter(({ type }) => type === 'virtual');
  const isView = ({ sql }: Row): boolean => /USING\s+fts5vocab/i.test(sql ?? '');
  return {
    tables: listed.filter(({ type }) => type === 'table').map((row) => plantedTable(row, columnsOf(row.name))),
    fullText: virtual
      .filter((row) => !isView(row))
      .map(({ name }) => ({
        name,
        columns: columnsOf(name)
          .filter(({ hidden }) => hidden === 0)
          .map((column) => column.name),
      })),
    views: virtual.filter(isView).map(({ name }) => name),
  };
}

function plantedTable({ name, sql }: Row, columns: readonly Column[]): PlantedTable {
  const definitions = columnDefinitions(sql ?? '');
  return {
    name,
    texts: columns
      .filter(({ type }) => type === 'TEXT')
      .map((column) => ({
        table: name,
        name: column.name,
        nullable: column.notnull === 0,
        kind: sortOf(column.name, definitions.get(column.name) ?? ''),
      })),
    numbers: columns
      .filter(
        ({ type, notnull, dflt_value, pk }) => type !== 'TEXT' && notnull === 1 && dflt_value === null && pk === 0,
      )
      .concat(columns.filter(({ type, pk, notnull }) => type !== 'TEXT' && pk > 0 && notnull === 1)),
  };
}

/** The text of each column's definition in a CREATE TABLE. */
function columnDefinitions(sql: string): Map<string, string> {
  const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  const found = new Map<string, string>();
  let depth = 0;
  let from = 0;
  const take = (until: number): void => {
    const text = body.slice(from, until).trim();
    const name = /^"?(\w+)"?\s+(?:TEXT|INTEGER|REAL|BLOB|ANY)\b/.exec(text)?.[1];
    if (name !== undefined) found.set(name, text);
    from = until + 1;
  };
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === '(') depth += 1;
    if (body[at] === ')') depth -= 1;
    if (body[at] === ',' && depth === 0) take(at);
  }
  take(body.length);
  return found;
}

function sortOf(name: string, definition: string): ColumnSort {
  const check = /CHECK\s*\(.*\)/s.exec(definition)?.[0] ?? '';
  const list = /\bIN\s*\(([^()]*)\)/.exec(check)?.[1];
  if (list !== undefined)
    return { sort: 'closed', values: [...list.matchAll(/'([^']*)'/g)].map(([, word = '']) => word), check };
  const pattern = /(?<!NOT )GLOB\s+'([^']*)'/.exec(check)?.[1];
  if (pattern !== undefined) {
    if (pattern.includes('*')) return { sort: 'open', make: (marker) => fill(pattern, 20260101, marker) };
    if (isDate(pattern)) return { sort: 'closed', values: ['2026-01-01', '2026-02-02'], check };
    return { sort: 'digits', make: (number) => fill(pattern, number, '') };
  }
  const digits = /length\(\w+\)\s*=\s*(\d+)/.exec(check)?.[1];
  if (digits !== undefined && check.includes("NOT GLOB '*[^0-9]*'")) {
    return { sort: 'digits', make: (number) => fill('[0-9]'.repeat(Number(digits)), number, '') };
  }
  if (check.includes(`json_valid(${name})`)) return { sort: 'open', make: (marker) => JSON.stringify([marker]) };
  return { sort: 'open', make: (marker) => marker };
}

function isDate(pattern: string): boolean {
  return pattern.replaceAll('[0-9]', 'd') === 'dddd-dd-dd';
}

/** A text that fits a GLOB of digit places: the number's digits from the left, then nines, the marker for the star. */
function fill(pattern: string, number: number, marker: string): string {
  const digits = [...String(number)];
  return pattern.replace(/\[0-9\]|\*/g, (place) => (place === '*' ? marker : (digits.shift() ?? '9')));
}
