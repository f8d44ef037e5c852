/** One measured row of the benchmark, as it is printed and as `--json` gives it. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'x';
  /** Median, and the value that 95 of 100 stay under; null where there is only one value. */
  readonly p50: number;
  readonly p95: number | null;
  /** The median of the same work without the program: the same SQL straight on the driver. */
  readonly beside: number | null;
  /** p50 / beside. */
  readonly ratio: number | null;
  /** What must not be exceeded (unit x: what must be reached); null where the row only informs. */
  readonly limit: number | null;
  readonly ok: boolean;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Median and 95th percentile by the nearest rank. Throws for no samples. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('No samples');
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: rank(0.5), p95: rank(0.95) };
}

/** A row whose 95th percentile must stay under the limit. */
export function timed(
  name: string,
  samples: readonly number[],
  more: { beside?: Spread; limit: number | null },
): Figure {
  const { p50, p95 } = spreadOf(samples);
  const beside = more.beside?.p50 ?? null;
  const ok = more.limit === null || p95 <= more.limit;
  return { name, unit: 'ms', p50, p95, beside, ratio: beside === null ? null : p50 / beside, limit: more.limit, ok };
}

/**
 * A row of what each round of `whole` took longer than the same round of `beside`; its median must stay under the limit, if there is one. The
 * difference of two medians would say nothing where rounds ask for cheap and dear things in turn.
 */
export function added(
  name: string,
  pairs: { readonly whole: readonly number[]; readonly beside: readonly number[]; readonly limit: number | null },
): Figure {
  const { whole, beside, limit } = pairs;
  if (whole.length !== beside.length) throw new RangeError('Rounds without their pair');
  const { p50, p95 } = spreadOf(whole.map((value, round) => value - (beside[round] ?? 0)));
  return { name, unit: 'ms', p50, p95, beside: null, ratio: null, limit, ok: limit === null || p50 < limit };
}

/** A row of one value that must stay under the limit. */
export function single(name: string, unit: Figure['unit'], value: number, limit: number | null): Figure {
  return { name, unit, p50: value, p95: null, beside: null, ratio: null, limit, ok: limit === null || value <= limit };
}

/** A row of how fast work is beside another program that does the same, 1 being as fast; the limit must be reached. */
export function speed(
  name: string,
  { mine, other, limit }: { readonly mine: number; readonly other: number; readonly limit: number },
): Figure {
  const ratio = other / mine;
  return { name, unit: 'x', p50: ratio, p95: null, beside: null, ratio, limit, ok: ratio >= limit };
}

/** A row that could not be measured. */
export function failed(name: string): Figure {
  return { name, unit: 'ms', p50: 0, p95: null, beside: null, ratio: null, limit: 0, ok: false };
}

/** Calls `work` `rounds` times after `warmUp` rounds that do not count, `before` each untimed; gives milliseconds a round. */
export async function time(
  work: (round: number) => Promise<unknown>,
  options: { readonly rounds: number; readonly warmUp: number; readonly before?: () => Promise<unknown> },
): Promise<number[]> {
  const { rounds, warmUp, before } = options;
  const samples: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    await before?.();
    const start = performance.now();
    await work(round);
    if (round >= warmUp) samples.push(performance.now() - start);
  }
  return samples;
}

const COLUMNS = ['row', 'unit', 'p50', 'p95', 'beside', 'ratio', 'limit', ''] as const;

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const number = (value: number | null): string => (value === null ? '-' : value.toFixed(value < 100 ? 2 : 0));
  const lines = figures.map((figure) => [
    figure.name,
    figure.unit,
    number(figure.p50),
    number(figure.p95),
    number(figure.beside),
    number(figure.ratio),
    number(figure.limit),
    figure.limit === null ? '' : figure.ok ? 'ok' : 'OVER',
  ]);
  const all = [[...COLUMNS], ...lines];
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) => line.map((cell, column) => pad(cell, widths[column] ?? 0, column > 1 && column < 7)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}
