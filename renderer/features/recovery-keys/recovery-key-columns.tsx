import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { recoveryKeyNumber } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { RecoveryKeyRow } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { Status } from '../../ui/status.tsx';
import type { Column } from '../../ui/table/index.ts';

const useStyles = makeStyles({
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

function KeyNumber({ fingerprint }: Pick<RecoveryKeyRow, 'fingerprint'>): ReactNode {
  const styles = useStyles();
  return <span className={styles.number}>{recoveryKeyNumber(fingerprint)}</span>;
}

/** Columns of the list of recovery keys. */
export function useRecoveryKeyColumns(): readonly Column<RecoveryKeyRow>[] {
  const t = useText('recoveryKeys');
  return [
    {
      key: 'number',
      title: t('list.number'),
      width: 'minmax(120px, 1fr)',
      cell: (key) => <KeyNumber fingerprint={key.fingerprint} />,
      compact: 'what',
      fixed: true,
    },
    {
      key: 'created',
      title: t('list.created'),
      width: 'minmax(110px, 1fr)',
      cell: (key) => fmt.date(key.createdOn),
      compact: 'date',
    },
    {
      key: 'state',
      title: t('list.state'),
      width: 'minmax(180px, 1.4fr)',
      cell: (key) =>
        key.retiredOn === null ? (
          <Status kind="done">{t('list.inUse')}</Status>
        ) : (
          <Status kind={key.backups > 0 ? 'look' : 'planned'}>
            {t('list.retired', { when: fmt.date(key.retiredOn) })}
          </Status>
        ),
      compact: 'who',
    },
    {
      key: 'backups',
      title: t('list.backups'),
      width: 'minmax(220px, 2fr)',
      cell: ({ backups, newestBackupAt }) =>
        newestBackupAt === null
          ? t('list.noBackups')
          : t('list.opens', {
              count: backups,
              formatted: fmt.integer(backups),
              when: fmt.instant(newestBackupAt),
            }),
    },
  ];
}
