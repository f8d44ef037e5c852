import type { BenchRows } from './rows/index.ts';

interface ChosenRows {
  /** What is measured, in its order. */
  readonly run: readonly BenchRows[];
  /** Which of the figures are told. */
  readonly isTold: (name: string) => boolean;
  /** Rows that sum up others and were left out: asked for among others, they would make all of them run. */
  readonly leftOut: readonly string[];
}

/**
 * The rows whose names begin with `only`. Asked for by its own name, a row that sums up the others runs all of them.
 * @param only '' for everything
 */
export function chooseRows(all: readonly BenchRows[], only: string): ChosenRows {
  const isTold = (name: string): boolean => name.startsWith(only);
  const asked = all.filter(({ names }) => names.some((name) => isTold(name) || only.startsWith(`${name}.`)));
  const ownName = asked.some(({ names, sumsUp }) => sumsUp === true && names.some((name) => only.startsWith(name)));
  if (only === '' || ownName) return { run: all, isTold, leftOut: [] };
  const [sums, others] = [asked.filter(({ sumsUp }) => sumsUp), asked.filter(({ sumsUp }) => sumsUp !== true)];
  return { run: others, isTold, leftOut: sums.flatMap(({ names }) => names) };
}
