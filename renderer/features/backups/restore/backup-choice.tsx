import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

import type { BackupRow } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { Status } from '../../../ui/status.tsx';
import { media, type } from '../../../ui/theme/theme.ts';
import { sizeText } from '../../../ui/size-text.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '6px',
    maxHeight: '372px',
    overflowY: 'auto',
    [media.low]: { maxHeight: 'none' },
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '8px 14px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':last-child': { borderBottomStyle: 'none' },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  radio: { width: '18px', height: '18px', flexShrink: 0, margin: 0, accentColor: tokens.colorBrandBackground },
  what: { minWidth: 0, flexGrow: 1 },
  when: { ...type.strong, display: 'block' },
  note: { ...type.note, display: 'block', color: tokens.colorNeutralForeground2 },
});

/** What is to be restored: a backup of the list by its id, or a file that is not in it. */
export type Choice = { readonly kind: 'known'; readonly backupId: string } | { readonly kind: 'file' };

/** The proved backups of this computer, newest first, and any other file. */
export function BackupChoice(props: {
  readonly backups: readonly BackupRow[];
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const name = useId();
  const { backups, choice, onChoose } = props;
  const row = (option: Choice, chosen: boolean, when: string, note: string, status: ReactNode): ReactNode => (
    <label
      key={option.kind === 'known' ? option.backupId : 'file'}
      className={mergeClasses(styles.row, chosen && styles.chosen)}
    >
      <input type="radio" className={styles.radio} name={name} checked={chosen} onChange={() => onChoose(option)} />
      <span className={styles.what}>
        <span className={styles.when}>{when}</span>
        <span className={styles.note}>{note}</span>
      </span>
      {status}
    </label>
  );
  return (
    <div className={styles.list} role="radiogroup" aria-label={t('restore.fileTitle')}>
      {backups.map((backup) =>
        row(
          { kind: 'known', backupId: backup.id },
          choice?.kind === 'known' && choice.backupId === backup.id,
          fmt.instant(backup.createdAt),
          [backup.targetName, sizeText(backup.bytes), t(`reason.${backup.reason}`)].join(' · '),
          backup.failedTestAt === null ? (
            <Status kind="done">{t('restore.proved')}</Status>
          ) : (
            <Status kind="late">{t('restore.failedTest')}</Status>
          ),
        ),
      )}
      {row({ kind: 'file' }, choice?.kind === 'file', t('restore.other'), t('restore.otherHint'), null)}
    </div>
  );
}
