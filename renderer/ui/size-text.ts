import { formatInteger } from '#shared/kernel/plural.ts';

const UNITS = [
  ['GB', 1e9],
  ['MB', 1e6],
] as const;

/** A size as Windows' users read it: „184,2 MB”, „212 GB”; kilobytes below a tenth of a megabyte. */
export function sizeText(bytes: number): string {
  for (const [unit, one] of UNITS) {
    const tenths = Math.round((bytes / one) * 10);
    if (tenths < 1) continue;
    // Beyond a hundred the tenths only disturb.
    const text =
      tenths >= 1000 || tenths % 10 === 0
        ? formatInteger(Math.round(tenths / 10))
        : `${formatInteger(Math.floor(tenths / 10))},${tenths % 10}`;
    if (unit === 'MB' || tenths >= 10) return `${text}\u00a0${unit}`;
  }
  return `${formatInteger(Math.max(1, Math.round(bytes / 1000)))}\u00a0kB`;
}
