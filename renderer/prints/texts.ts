import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { NBSP } from '#shared/kernel/polish.ts';

/** „od 03.02.2025”, „03.02.2025–11.06.2026”. */
export function periodText(from: LocalDate, to: LocalDate | null): string {
  return to === null ? `od${NBSP}${formatDate(from)}` : `${formatDate(from)}–${formatDate(to)}`;
}
