import { z } from 'zod';

import { formatDate, localDate } from '../kernel/local-date.ts';

/** What stands where nothing is known. */
export const NO_VALUE = '–';

/** A restored record tells only since when it had been away. */
const archived = z.object({ on: localDate, reason: z.string().optional() });
const protection = z.object({ reason: z.string(), users: z.array(z.string()) });

const LABELS: ReadonlyMap<string, string> = new Map([
  ['archived', 'Archiwum'],
  ['protection', 'Szczególna ochrona'],
  ['reason', 'Powód'],
  ['from', 'Prowadzi od'],
  ['users', 'Kto może otworzyć'],
]);

/** The label of a field that every kept record has in its history; undefined for the record's own fields. */
export const recordFieldLabel = (field: string): string | undefined => LABELS.get(field);

/** A recorded value in words, as far as every record has it; a feature words its own fields before asking here. */
export function recordValueText(field: string, value: unknown): string {
  if (field === 'archived' && (value === null || value === undefined)) return 'poza archiwum';
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (field === 'archived') {
    const parsed = archived.safeParse(value);
    if (parsed.success) {
      const { on, reason } = parsed.data;
      return reason === undefined ? `od ${formatDate(on)}` : `od ${formatDate(on)}: ${reason}`;
    }
  }
  if (field === 'protection') {
    const parsed = protection.safeParse(value);
    if (parsed.success) return `${parsed.data.reason} (otwierają: ${parsed.data.users.join(', ')})`;
  }
  const date = localDate.safeParse(value);
  if (date.success) return formatDate(date.data);
  if (Array.isArray(value)) return value.map((one) => recordValueText('', one)).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** „, wpis wycofany: inna osoba”, of a membership in the histories of the family and of the person. */
export function withdrawnText(reason: string | undefined): string {
  if (reason === undefined) return '';
  return reason === '' ? ', wpis wycofany' : `, wpis wycofany: ${reason}`;
}
