import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { media } from './theme/theme.ts';

const useStyles = makeStyles({
  band: {
    padding: '8px 24px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    [media.narrow]: { padding: '8px 16px' },
  },
});

/** A sentence under a record's head that holds for all of it: in the archive, szczególnie chroniony. */
export function RecordBand({ children }: { readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  return <div className={styles.band}>{children}</div>;
}
