/** What the page breaker knows of one block: its height, or the heights of its head and rows. Units: CSS pixels. */
export type MeasuredBlock =
  | { readonly kind: 'block'; readonly height: number; readonly keepWithNext: boolean }
  | { readonly kind: 'table'; readonly headHeight: number; readonly rowHeights: readonly number[] };

/** A block, or the rows `from`..`to` (exclusive) of a table, as it stands on one page. */
export type PagePiece =
  | { readonly kind: 'block'; readonly index: number }
  | { readonly kind: 'table'; readonly index: number; readonly from: number; readonly to: number };

export type PageLayout = readonly PagePiece[];

interface Line {
  readonly index: number;
  readonly row: number | null;
  readonly height: number;
  readonly keepWithNext: boolean;
}

/** Every line that can't be broken, in order; a table without rows is its head alone. */
function linesOf(blocks: readonly MeasuredBlock[]): readonly Line[] {
  return blocks.flatMap((block, index): readonly Line[] => {
    if (block.kind === 'block') {
      return [{ index, row: null, height: block.height, keepWithNext: block.keepWithNext }];
    }
    return block.rowHeights.map((height, row) => ({ index, row, height, keepWithNext: false }));
  });
}

/**
 * Breaks measured blocks into pages of `pageHeight` pixels. A table's head is counted again on every page it enters;
 * a block that keeps with the next moves along with it; what is taller than a page gets a page of its own.
 */
export function paginate(blocks: readonly MeasuredBlock[], pageHeight: number): readonly PageLayout[] {
  const pages: Line[][] = [];
  let page: Line[] = [];
  let used = 0;
  const headOf = (line: Line): number => {
    const block = blocks[line.index];
    const headStands = page.some((other) => other.index === line.index);
    return line.row !== null && block?.kind === 'table' && !headStands ? block.headHeight : 0;
  };
  for (const line of linesOf(blocks)) {
    let cost = headOf(line) + line.height;
    if (page.length > 0 && used + cost > pageHeight) {
      const carried: Line[] = [];
      while (page.length > 1 && page.at(-1)?.keepWithNext === true) {
        const last = page.pop();
        if (last !== undefined) carried.unshift(last);
      }
      pages.push(page);
      page = carried;
      used = carried.reduce((sum, one) => sum + one.height, 0);
      cost = headOf(line) + line.height;
      // Headings too tall to share a page with what follows: better parted than cut.
      if (page.length > 0 && used + cost > pageHeight) {
        pages.push(page);
        page = [];
        used = 0;
        cost = headOf(line) + line.height;
      }
    }
    page.push(line);
    used += cost;
  }
  if (page.length > 0) pages.push(page);
  return pages.map(piecesOf);
}

/** Joins the lines of a page back into blocks and row ranges. */
function piecesOf(lines: readonly Line[]): PageLayout {
  const pieces: PagePiece[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    if (line.row === null) pieces.push({ kind: 'block', index: line.index });
    else if (last?.kind === 'table' && last.index === line.index) {
      pieces[pieces.length - 1] = { ...last, to: line.row + 1 };
    } else pieces.push({ kind: 'table', index: line.index, from: line.row, to: line.row + 1 });
  }
  return pieces;
}
