/** Between which pixels of its text a block or a row is drawn on one page. */
export interface PrintPart {
  readonly from: number;
  readonly to: number;
}

/** Of a block or row that may be taller than a page: the height of its text, and where it may be cut, between lines. */
export interface TallText {
  readonly height: number;
  readonly cuts: readonly number[];
}

/** What the page breaker knows of one block: its height, or the heights of its head and rows. Units: CSS pixels. */
export type MeasuredBlock =
  | { readonly kind: 'block'; readonly height: number; readonly keepWithNext: boolean; readonly tall?: TallText }
  | {
      readonly kind: 'table';
      readonly headHeight: number;
      readonly rowHeights: readonly number[];
      /** Of the rows that may not fit a page, by their number. */
      readonly tall?: ReadonlyMap<number, TallText>;
    };

/** A block, or the rows `from`..`to` (exclusive) of a table, as it stands on one page. */
export type PagePiece =
  | { readonly kind: 'block'; readonly index: number; readonly part?: PrintPart }
  | {
      readonly kind: 'table';
      readonly index: number;
      readonly from: number;
      readonly to: number;
      /** Rows of which only a part stands on this page, by their number: the first, the last, or the only one. */
      readonly parts?: ReadonlyMap<number, PrintPart>;
    };

export type PageLayout = readonly PagePiece[];

interface Line {
  readonly index: number;
  readonly row: number | null;
  readonly height: number;
  readonly keepWithNext: boolean;
  readonly part?: PrintPart;
}

/** The parts of a text that fit into `room` pixels each, cut between its lines; within one only when it is taller. */
function partsOf({ height, cuts }: TallText, room: number): readonly PrintPart[] {
  const parts: PrintPart[] = [];
  for (let from = 0; from < height;) {
    const most = from + room;
    const to = most >= height ? height : (cuts.findLast((cut) => cut > from && cut <= most) ?? most);
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

/** A line, or its parts when it is taller than a page; `around` is the border and padding that each part has again. */
function cutToFit(line: Line, tall: TallText | undefined, pageHeight: number): readonly Line[] {
  if (tall === undefined || line.height <= pageHeight) return [line];
  const around = line.height - tall.height;
  const room = pageHeight - around;
  if (room <= 0) return [line];
  const parts = partsOf(tall, room);
  return parts.map((part, index) => ({
    ...line,
    part,
    height: part.to - part.from + around,
    keepWithNext: line.keepWithNext && index === parts.length - 1,
  }));
}

/** Every line that can't be broken, in order; a table without rows is its head alone. */
function linesOf(blocks: readonly MeasuredBlock[], pageHeight: number): readonly Line[] {
  return blocks.flatMap((block, index): readonly Line[] => {
    if (block.kind === 'block') {
      const line = { index, row: null, height: block.height, keepWithNext: block.keepWithNext };
      return cutToFit(line, block.tall, pageHeight);
    }
    return block.rowHeights.flatMap((height, row) =>
      cutToFit({ index, row, height, keepWithNext: false }, block.tall?.get(row), pageHeight - block.headHeight),
    );
  });
}

/**
 * Breaks measured blocks into pages of `pageHeight` pixels. A table's head is counted again on every page it enters;
 * a block that keeps with the next moves along with it; what is taller than a page goes on over the next ones, and gets
 * a page of its own where its text could not be measured.
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
  for (const line of linesOf(blocks, pageHeight)) {
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
  for (const { index, row, part } of lines) {
    const last = pieces.at(-1);
    if (row === null) pieces.push({ kind: 'block', index, ...(part === undefined ? {} : { part }) });
    else {
      const joined = last?.kind === 'table' && last.index === index ? last : undefined;
      if (joined !== undefined) pieces.pop();
      const parts = part === undefined ? joined?.parts : new Map(joined?.parts).set(row, part);
      const rows = { kind: 'table', index, from: joined?.from ?? row, to: row + 1 } as const;
      pieces.push(parts === undefined ? rows : { ...rows, parts });
    }
  }
  return pieces;
}
