import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { communeLabel, postalLine } from '#shared/features/people/people.labels.ts';
import type { Address } from '#shared/features/people/people.schema.ts';
import { fmt, officeToday } from '../format.ts';
import { media, type } from '../theme/theme.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.6fr) minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '16px',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  name: type.strong,
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The addresses of a person or a family, newest first; those left behind are quiet. */
export function AddressList({ addresses }: { addresses: readonly Address[] }): ReactNode {
  const styles = useStyles();
  return (
    <ul className={styles.rows}>
      {addresses.map((one) => (
        <li key={one.id} className={styles.row}>
          <span className={one.to !== null && one.to < officeToday() ? styles.quiet : styles.name}>
            {postalLine(one)}
          </span>
          <span className={styles.quiet}>{communeLabel(one)}</span>
          <span className={styles.quiet}>{fmt.period(one.from, one.to)}</span>
        </li>
      ))}
    </ul>
  );
}
