import { type Box, outlineOf } from './genogram-outline.ts';

interface Member {
  readonly person: { readonly inHousehold: boolean };
  readonly row: number;
  readonly box: Box;
}

const AROUND = 5;

type Run = Box & { readonly row: number };

/** Neighbours of one row in one box; boxes of two rows are joined, if need be by a passage between the rows. */
export function householdOf(shapes: readonly Member[]): string | null {
  const runs = runsOf(shapes);
  if (runs.length === 0) return null;
  const joins = runs.flatMap((lower) => {
    const above = runs.filter(({ row }) => row === lower.row - 1);
    const touching = above.filter((upper) => upper.left < lower.right && lower.left < upper.right);
    if (touching.length > 0) {
      return touching.map((upper) => {
        return {
          ...upper,
          left: Math.max(upper.left, lower.left),
          right: Math.min(upper.right, lower.right),
          bottom: lower.top,
        };
      });
    }
    const [nearest] = above.toSorted((a, b) => apart(a, lower) - apart(b, lower));
    if (nearest === undefined) return [];
    const [left, right] = nearest.left >= lower.right ? [lower.right, nearest.left] : [nearest.right, lower.left];
    return [{ left: left - PASSAGE, right: right + PASSAGE, top: nearest.bottom, bottom: lower.top }];
  });
  return outlineOf([...runs, ...joins]);
}

const PASSAGE = 24;
const apart = (a: Box, b: Box): number => Math.max(a.left - b.right, b.left - a.right);

function runsOf(shapes: readonly Member[]): readonly Run[] {
  const runs: Run[] = [];
  const bottoms = new Map<number, number>();
  for (const { row, box } of shapes) bottoms.set(row, Math.max(bottoms.get(row) ?? box.bottom, box.bottom));
  let open: Run | undefined;
  for (const { person, box, row } of shapes) {
    if (!person.inHousehold) {
      open = undefined;
      continue;
    }
    const joined = open !== undefined && open.row === row ? open : undefined;
    if (joined !== undefined) runs.pop();
    const bottom = (bottoms.get(row) ?? box.bottom) + 6;
    open = { row, left: joined?.left ?? box.left - AROUND, top: box.top - 8, right: box.right + AROUND, bottom };
    runs.push(open);
  }
  return runs;
}
