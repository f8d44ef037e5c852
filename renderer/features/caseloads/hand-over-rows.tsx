import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { LedRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt } from '../../ui/format.ts';
import { LedName } from './led-by-page.tsx';
import { useTableStyles } from './table-styles.ts';

/** What goes to the taker: everything is ticked at first; what is protected stays and has no box. */
export function HandOverRows(props: {
  rows: readonly LedRow[];
  /** Ids that are not ticked. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}): ReactNode {
  const styles = useTableStyles();
  const t = useText('caseloads');
  const { rows, left, onLeft } = props;
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeft(next);
  };
  return (
    <>
      <div>
        <Action kind="quiet" size="small" label={t('form.all')} onClick={() => onLeft(new Set())} />
        <Action
          kind="quiet"
          size="small"
          label={t('form.none')}
          onClick={() => onLeft(new Set(rows.map(({ id }) => id)))}
        />
      </div>
      <div className={styles.scroller} role="region" aria-label={t('form.preview')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.head}>
                {t('form.save')}
              </th>
              <th scope="col" className={styles.head}>
                {t('ledBy.name')}
              </th>
              <th scope="col" className={styles.head}>
                {t('ledBy.caseNumber')}
              </th>
              <th scope="col" className={styles.head}>
                {t('ledBy.since')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={styles.row}>
                <td className={styles.end} style={{ width: '48px', textAlign: 'start' }}>
                  {row.shown ? (
                    <Checkbox
                      checked={!left.has(row.id)}
                      onChange={() => toggle(row.id)}
                      aria-label={t('form.take', { name: row.name })}
                    />
                  ) : null}
                </td>
                <th scope="row" className={styles.cell}>
                  <LedName row={row} />
                  <span className={styles.second}>
                    {row.kind === 'family' ? t('kind.family') : t('kind.person')}
                    {row.shown && row.birthDate !== null ? ` · ${fmt.date(row.birthDate)}` : ''}
                  </span>
                </th>
                <td className={styles.cell}>{row.shown ? fmt.text(row.caseNumber) : fmt.none}</td>
                <td className={styles.cell}>{fmt.date(row.from)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
