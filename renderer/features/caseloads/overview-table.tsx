import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { CaseloadRow, CaseloadsOverview } from '#shared/features/caseloads/caseloads.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { NothingYet } from '../../ui/record/index.ts';
import { screenPath } from '../../ui/screen.ts';
import { LoadBar } from './load-bar.tsx';
import { handOverScreen, ledByScreen } from './screens.ts';
import { useTableStyles } from './table-styles.ts';

/** Workers with their families against the limit, as bars with numbers; a name opens the list of who. */
export function OverviewTable(props: { overview: CaseloadsOverview; day: LocalDate | null }): ReactNode {
  const styles = useTableStyles();
  const t = useText('caseloads');
  const can = useCan();
  const { overview, day } = props;
  const limit = overview.limit?.value ?? null;
  const most = Math.max(limit ?? 0, ...overview.workers.map(({ counted }) => counted)) * 1.05;
  if (overview.workers.length === 0) return <NothingYet>{t('table.empty')}</NothingYet>;
  const mayHandOver = can('caseloads.handOver');
  return (
    // The table is wider than narrow windows, and the keyboard has to reach what is beyond the edge.
    <div className={styles.scroller} role="region" aria-label={t('table.label')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              {t('table.worker')}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.number)}>
              {t('table.families')}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.number)}>
              {t('table.counted')}
            </th>
            <th scope="col" className={styles.head}>
              {t('table.bar')}
            </th>
            <th scope="col" className={styles.head}>
              {t('table.room')}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.number)}>
              {t('table.people')}
            </th>
            {mayHandOver ? (
              <th scope="col" className={styles.head}>
                <span className="sr-only">{t('table.command')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {overview.workers.map((row) => (
            <tr key={row.userId} className={styles.row}>
              <th scope="row" className={styles.cell}>
                <TextLink to={screenPath(ledByScreen, {}, { worker: row.userId, day })} className={styles.name}>
                  {row.displayName}
                </TextLink>
                {row.active ? null : <span className={styles.second}>{t('table.inactive')}</span>}
              </th>
              <td className={mergeClasses(styles.cell, styles.number)}>{row.families}</td>
              <td className={mergeClasses(styles.cell, styles.number)}>{limit === null ? '–' : row.counted}</td>
              <td className={styles.cell} style={{ width: '30%' }}>
                <LoadBar families={row.counted} limit={limit} most={most} />
              </td>
              <td className={styles.cell}>
                <Room row={row} limit={limit} />
              </td>
              <td className={mergeClasses(styles.cell, styles.number)}>{row.people}</td>
              {mayHandOver ? (
                <td className={mergeClasses(styles.end, styles.endLink)}>
                  {row.families + row.people === 0 ? null : (
                    <TextLink to={screenPath(handOverScreen, {}, { worker: row.userId })}>
                      <span aria-hidden="true">{t('table.handOver')}</span>
                      <span className="sr-only">{t('table.handOverOf', { name: row.displayName })}</span>
                    </TextLink>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Room({ row, limit }: { row: CaseloadRow; limit: number | null }): ReactNode {
  const styles = useTableStyles();
  const t = useText('caseloads');
  if (limit === null) return <span className={styles.quiet}>–</span>;
  const room = limit - row.counted;
  if (room < 0) return <span className={styles.danger}>{t('table.overBy', { count: -room })}</span>;
  if (room === 0) return t('table.atLimit');
  return <span className={styles.quiet}>{t('table.free', { count: room })}</span>;
}
