import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { EntryGroup, TimelineEntry } from '#shared/features/foster-care/timeline.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { usePlainTableStyles } from '../../../ui/plain-table-styles.ts';
import { Status, type StatusKind } from '../../../ui/status.tsx';
import { media, type } from '../../../ui/theme/theme.ts';
import { useWindowWidth } from '../../../ui/use-window-width.ts';
import { entryState, entryTitle } from './timeline-words.ts';

const useStyles = makeStyles({
  group: {
    ...type.strong,
    textAlign: 'start',
    padding: '12px 16px 6px 0',
  },
  date: { whiteSpace: 'nowrap' },
  none: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  title: { fontWeight: tokens.fontWeightRegular },
  detail: { color: tokens.colorNeutralForeground3, [media.forced]: { color: 'CanvasText' } },
});

const SIGNS: Readonly<Record<TimelineEntry['state'], StatusKind | null>> = {
  ended: null,
  running: 'running',
  planned: 'planned',
  done: 'done',
  todo: 'planned',
  late: 'late',
};

/** All bars, marks and shares with their dates, whatever the drawing shows of them. */
export function TimelineTable(props: { readonly groups: readonly EntryGroup[]; readonly today: LocalDate }): ReactNode {
  const styles = { ...usePlainTableStyles(), ...useStyles() };
  const t = useText('fosterCare');
  const narrow = useWindowWidth() === 'narrow';
  const heads = narrow
    ? [t('timeline.entry'), t('timeline.state')]
    : [t('timeline.entry'), t('timeline.from'), t('timeline.to'), t('timeline.state')];
  return (
    <table className={styles.table} aria-label={t('timeline.tableTitle')}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={styles.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {props.groups.map((group) => (
        <tbody key={group.key}>
          <tr className={styles.row}>
            <th scope="rowgroup" colSpan={heads.length} className={styles.group}>
              {group.label}
              {group.entries.length > 0 ? null : (
                <span className={styles.none}>
                  {' – '}
                  {t('timeline.noEntries')}
                </span>
              )}
            </th>
          </tr>
          {group.entries.map((entry) => (
            <EntryRow key={entry.key} entry={entry} today={props.today} narrow={narrow} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function EntryRow(props: {
  readonly entry: TimelineEntry;
  readonly today: LocalDate;
  readonly narrow: boolean;
}): ReactNode {
  const styles = { ...usePlainTableStyles(), ...useStyles() };
  const t = useText('fosterCare');
  const { entry, today, narrow } = props;
  const sign = SIGNS[entry.state];
  const words = entryState(t, entry, today);
  const oneDay = entry.from === entry.to;
  return (
    <tr className={styles.row}>
      <th scope="row" className={mergeClasses(styles.cell, styles.title)}>
        {entryTitle(t, entry)}
        {entry.detail === null ? null : <span className={styles.detail}>, {entry.detail}</span>}
        {narrow ? (
          <span className={styles.second}>{oneDay ? fmt.date(entry.from) : fmt.period(entry.from, entry.to)}</span>
        ) : null}
      </th>
      {narrow ? null : entry.kind === 'mark' ? (
        <td colSpan={2} className={mergeClasses(styles.cell, styles.date)}>
          {fmt.date(entry.from)}
        </td>
      ) : (
        <>
          <td className={mergeClasses(styles.cell, styles.date)}>{fmt.date(entry.from)}</td>
          <td className={mergeClasses(styles.cell, styles.date)}>{fmt.date(entry.to)}</td>
        </>
      )}
      <td className={styles.cell}>{sign === null ? words : <Status kind={sign}>{words}</Status>}</td>
    </tr>
  );
}
