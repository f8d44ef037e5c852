import type { TFunction } from 'i18next';

import type { TimelineEntry } from '#shared/features/foster-care/timeline.ts';
import { relativeDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { fmt } from '../../../ui/format.ts';

type Text = TFunction<'fosterCare'>;

export const entryTitle = (t: Text, { title, percent }: TimelineEntry): string =>
  percent === null ? title : t('timeline.percent', { percent });

/** „wykonane”, „do wykonania, za 6 dni”, „3 dni po terminie”, „trwa”. */
export function entryState(t: Text, entry: TimelineEntry, today: LocalDate): string {
  switch (entry.state) {
    case 'late':
      return relativeDays(entry.from, today);
    case 'todo':
      return `${t('timeline.todo')}, ${relativeDays(entry.from, today)}`;
    default:
      return t(`timeline.${entry.state}`);
  }
}

/** „Ewa i Tomasz Lipscy, rodzina niezawodowa, od 02.09.2024, trwa”: the name of a bar or mark and its tooltip. */
export function entryWords(t: Text, entry: TimelineEntry, today: LocalDate): string {
  const when = entry.from === entry.to ? fmt.date(entry.from) : fmt.period(entry.from, entry.to);
  const state = entry.state === 'ended' ? null : entryState(t, entry, today);
  return [entryTitle(t, entry), entry.detail, when, state].filter((part) => part !== null).join(', ');
}
