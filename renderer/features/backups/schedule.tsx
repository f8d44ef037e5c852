import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, today } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { type } from '../../ui/theme/theme.ts';
import { useTargets } from './queries.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { paddingBlock: '8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: type.strong,
  note: { ...type.note, color: tokens.colorNeutralForeground3 },
});

/** When backups come about without anybody asking, and when the next one is due. */
export function Schedule(): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const { data } = useTargets();
  if (data === undefined) return null;
  return (
    <Section title={t('schedule.title')}>
      <ul className={styles.list}>
        <li className={styles.item}>
          <p className={styles.name}>{t('schedule.daily')}</p>
          <p>{dailyText(t, data.nextDailyAt)}</p>
          <p className={styles.note}>{t('schedule.missed')}</p>
        </li>
        <li className={styles.item}>
          <p className={styles.name}>{t('schedule.signOut')}</p>
        </li>
        <li className={styles.item}>
          <p className={styles.name}>{t('schedule.change')}</p>
        </li>
      </ul>
    </Section>
  );
}

function dailyText(t: ReturnType<typeof useText<'backups'>>, next: Instant | null): string {
  if (next === null) return t('schedule.dailyNone');
  if (Date.parse(next) <= Date.now()) return t('schedule.dailySoon');
  const [day, now] = [today(next), officeToday()];
  const time = fmt.time(next);
  if (day === now) return t('schedule.dailyNext', { when: t('schedule.today', { time }) });
  const when =
    day === addDays(now, 1) ? t('schedule.tomorrow', { time }) : t('schedule.later', { date: fmt.date(day), time });
  return t('schedule.dailyNext', { when });
}
