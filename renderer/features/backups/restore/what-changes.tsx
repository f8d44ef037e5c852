import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { PreparedBackup } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { type } from '../../../ui/theme/theme.ts';

const useStyles = makeStyles({
  head: { ...type.strong, margin: '0 0 4px' },
  list: { margin: 0, listStyleType: 'disc', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
});

/** What goes from the program and what stays, before the last button. */
export function WhatChanges({ backup }: { readonly backup: PreparedBackup }): ReactNode {
  const t = useText('backups');
  const when = fmt.instant(backup.createdAt);
  return (
    <>
      <Part title={t('restore.lost')} lines={[t('restore.lostWork', { when }), t('restore.lostAccounts')]} />
      <Part
        title={t('restore.kept')}
        lines={[t('restore.keptData'), t('restore.keptPasswords'), t('restore.keptKeys'), t('restore.keptUndo')]}
      />
    </>
  );
}

function Part(props: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.head}>{props.title}</h3>
      <ul className={styles.list}>
        {props.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
