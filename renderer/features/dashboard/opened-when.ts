import { formatInstant, formatTime, type Instant } from '#shared/kernel/instant.ts';
import { addDays, today, type LocalDate } from '#shared/kernel/local-date.ts';

import { i18n } from '../../i18n/index.ts';

/** „dziś, 10:05”, „wczoraj, 14:20”, else „18.11.2026, 09:40”, by the office's clock. */
export function openedWhen(at: Instant, now: LocalDate): string {
  const t = i18n.getFixedT(null, 'dashboard');
  const day = today(at);
  if (day === now) return t('opened.today', { time: formatTime(at) });
  if (day === addDays(now, -1)) return t('opened.yesterday', { time: formatTime(at) });
  return formatInstant(at);
}
