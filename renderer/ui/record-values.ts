import { z } from 'zod';

import { formatDate, localDate } from '#shared/kernel/local-date.ts';
import { i18n } from '#renderer/i18n/index.ts';
import { fmt } from './format.ts';

/** A restored record tells only since when it had been away. */
const archived = z.object({ on: localDate, reason: z.string().optional() });
const protection = z.object({ reason: z.string(), users: z.array(z.string()) });

/** The label of a field that every kept record has in its history; undefined for the record's own fields. */
export function recordFieldLabel(field: string): string | undefined {
  if (field === 'archived') return i18n.t('history.archived');
  if (field === 'protection') return i18n.t('history.protection');
  if (field === 'reason') return i18n.t('record.archiveReason');
  if (field === 'users') return i18n.t('protection.users');
  return undefined;
}

/** A recorded value in words, as far as the kit can tell; a feature words its own fields before asking here. */
export function recordValueText(field: string, value: unknown): string {
  if (field === 'archived' && (value === null || value === undefined)) return i18n.t('history.notArchived');
  if (value === null || value === undefined || value === '') return fmt.none;
  if (field === 'archived') {
    const parsed = archived.safeParse(value);
    if (parsed.success) {
      const { on, reason } = parsed.data;
      if (reason === undefined) return i18n.t('history.archivedSince', { date: formatDate(on) });
      return i18n.t('history.archivedOn', { date: formatDate(on), reason });
    }
  }
  if (field === 'protection') {
    const parsed = protection.safeParse(value);
    if (parsed.success) {
      return i18n.t('history.protectedFor', { reason: parsed.data.reason, users: parsed.data.users.join(', ') });
    }
  }
  const date = localDate.safeParse(value);
  if (date.success) return formatDate(date.data);
  if (Array.isArray(value)) return value.map((one) => recordValueText('', one)).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** „, wpis wycofany: inna osoba”, of a membership in the histories of the family and of the person. */
export function withdrawnText(reason: string | undefined): string {
  if (reason === undefined) return '';
  const said = i18n.t('record.withdrawnEntry');
  return reason === '' ? `, ${said}` : `, ${said}: ${reason}`;
}
