import { asLocalDate, formatDate } from './local-date.ts';

/** A column of a table on paper and in a file. */
export interface PaperColumn {
  readonly key: string;
  readonly header: string;
  /** Of the line's width on paper; shares are summed, they need not make 100. */
  readonly share: number;
  /** A date is kept as a LocalDate, so that a spreadsheet sorts it; text unless told. */
  readonly kind?: 'text' | 'date' | 'number';
}

export type PaperCell = string | number | null;

interface Table {
  readonly kind: 'table';
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly PaperCell[] }[];
}

/** A piece of a paper; without a title it belongs to the paper's own. */
export type PaperPart = { readonly key: string; readonly title: string | null } & (
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string | null])[] }
  | { readonly kind: 'text'; readonly text: string }
  | Table
);

export type PaperTable = Extract<PaperPart, { kind: 'table' }>;

/** What leaves the program about a record or in a list: the print and the file are made of the same parts. */
export interface Paper {
  /** What it is: „Karta osoby”. */
  readonly name: string;
  /** Whom or what it is about. */
  readonly title: string;
  /** „Karta osoby, stan na 21.11.2026” */
  readonly subtitle: string;
  readonly parts: readonly PaperPart[];
}

/** A cell in the words of a print; null where nothing is known. */
export function paperCellText(cell: PaperCell, { kind }: Pick<PaperColumn, 'kind'>): string | null {
  if (cell === null) return null;
  return kind === 'date' ? formatDate(asLocalDate(String(cell))) : String(cell);
}

/** One line of a card in a file: „Adresy”, 2, „Gmina”, „Mielec (miejska)”. */
export interface PaperLine {
  readonly part: string;
  /** Which row of a table; null beside what there is one of. */
  readonly row: number | null;
  readonly field: string;
  readonly value: string | null;
}

/** A card as lines of a file: everything its print says, a field a line. */
export function paperLines({ name, title, subtitle, parts }: Paper): readonly PaperLine[] {
  const lines: PaperLine[] = [
    { part: name, row: null, field: 'Kogo dotyczy', value: title },
    { part: name, row: null, field: 'Dokument', value: subtitle },
  ];
  for (const part of parts) {
    const of = part.title ?? name;
    if (part.kind === 'facts') {
      lines.push(...part.facts.map(([field, value]) => ({ part: of, row: null, field, value })));
    } else if (part.kind === 'text') lines.push({ part: of, row: null, field: 'Treść', value: part.text });
    else if (part.rows.length === 0) lines.push({ part: of, row: null, field: 'brak wpisów', value: null });
    else {
      for (const [at, { cells }] of part.rows.entries()) {
        lines.push(
          ...part.columns.map((column, place) => ({
            part: of,
            row: at + 1,
            field: column.header,
            value: paperCellText(cells[place] ?? null, column),
          })),
        );
      }
    }
  }
  return lines;
}

/** Tables of one paper as one table of a file: with more than one, the first column says which a row stands in. */
export function joinedTables(tables: readonly PaperTable[]): Pick<PaperTable, 'columns' | 'rows'> {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return only;
  const headers = [...new Set(tables.flatMap(({ columns }) => columns.map(({ header }) => header)))];
  const columns = headers.flatMap(
    (header) => tables.flatMap((table) => table.columns).find((column) => column.header === header) ?? [],
  );
  return {
    columns: [{ key: 'part', header: 'Część', share: 1 }, ...columns],
    rows: tables.flatMap((table) =>
      table.rows.map(({ key, cells }) => ({
        key,
        cells: [
          table.title,
          ...headers.map((header) => cells[table.columns.findIndex((column) => column.header === header)] ?? null),
        ],
      })),
    ),
  };
}
