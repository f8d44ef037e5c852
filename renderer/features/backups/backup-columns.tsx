import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { BackupRow } from '#shared/features/backups/backups.schema.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { today } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { Status } from '../../ui/status.tsx';
import type { Column } from '../../ui/table/index.ts';
import { sizeText } from '../../ui/size-text.ts';

const useStyles = makeStyles({ created: { fontWeight: tokens.fontWeightSemibold } });

function Created({ backup }: { readonly backup: BackupRow }): ReactNode {
  const styles = useStyles();
  return <span className={styles.created}>{fmt.instant(backup.createdAt)}</span>;
}

/** How it was last read: when it was made, or in a test restore, which may have found it bad since. */
function Proof({ backup }: { readonly backup: BackupRow }): ReactNode {
  const t = useText('backups');
  const { provedAt, testedAt, failedTestAt } = backup;
  if (failedTestAt !== null)
    return <Status kind="late">{t('list.failedTestAt', { when: dayOf(failedTestAt) })}</Status>;
  return (
    <Status kind="done">
      {testedAt === null
        ? t('list.provedAt', { when: dayOf(provedAt) })
        : t('list.testedAt', { when: dayOf(testedAt) })}
    </Status>
  );
}

const dayOf = (moment: Instant): string => fmt.date(today(moment));

/** Columns of the list of proved backups. */
export function useBackupColumns(): readonly Column<BackupRow>[] {
  const t = useText('backups');
  return [
    {
      key: 'created',
      title: t('list.created'),
      width: 'minmax(140px, 1fr)',
      cell: (backup) => <Created backup={backup} />,
      compact: 'what',
      fixed: true,
    },
    {
      key: 'place',
      title: t('list.place'),
      width: 'minmax(100px, 1.2fr)',
      cell: (backup) => fmt.text(backup.targetName),
      compact: 'who',
    },
    {
      key: 'proved',
      title: t('list.proved'),
      width: 'minmax(246px, 1.3fr)',
      cell: (backup) => <Proof backup={backup} />,
      compact: 'date',
    },
    {
      key: 'reason',
      title: t('list.reason'),
      width: 'minmax(152px, 1fr)',
      cell: (backup) => t(`reason.${backup.reason}`),
      secondRank: true,
    },
    {
      key: 'size',
      title: t('list.size'),
      width: '76px',
      align: 'end',
      cell: (backup) => sizeText(backup.bytes),
      secondRank: true,
    },
  ];
}
