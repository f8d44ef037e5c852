/** The rows of windows asked for one after another: one that moved on between two of them stands once. */
export function uniqueById<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
