import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { OfficeFacts, PreparedBackup } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { type } from '../../../ui/theme/theme.ts';
import { Facts } from './file-state.tsx';

const useStyles = makeStyles({
  title: { ...type.strong, margin: '0 0 8px' },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    ...type.note,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: '8px 0' },
  number: { textAlign: 'right', padding: '8px 0 8px 12px' },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  changed: { fontWeight: tokens.fontWeightSemibold },
});

const COUNTED = ['people', 'families', 'notes', 'users'] as const;

/** How much is in a backup; with `now` beside it what is in the office, and the difference. */
export function ContentsTable(props: { readonly backup: PreparedBackup; readonly now: OfficeFacts | null }): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const { backup, now } = props;
  const columns =
    now === null ? [t('restore.inBackup')] : [t('restore.now'), t('restore.inBackup'), t('restore.difference')];
  const title = t(now === null ? 'restore.contents' : 'restore.differences');
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              <span className="visually-hidden">{t('restore.what')}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${styles.head} ${styles.number}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {COUNTED.map((what) => {
            const there = backup.facts[what];
            const difference = now === null ? 0 : there - now[what];
            return (
              <tr key={what} className={styles.row}>
                <th scope="row" className={styles.name}>
                  {t(`restore.${what}`)}
                </th>
                {now === null ? null : <td className={styles.number}>{fmt.integer(now[what])}</td>}
                <td className={styles.number}>{fmt.integer(there)}</td>
                {now === null ? null : (
                  <td className={`${styles.number} ${difference === 0 ? '' : styles.changed}`}>
                    {signedText(difference)}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <BackupFacts backup={backup} now={now} />
    </>
  );
}

/** „+3”, „−3” with the sign of subtraction, „0”. */
function signedText(difference: number): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '\u2212'}${fmt.integer(Math.abs(difference))}`;
}

function BackupFacts({
  backup,
  now,
}: {
  readonly backup: PreparedBackup;
  readonly now: OfficeFacts | null;
}): ReactNode {
  const t = useText('backups');
  const { officeName, createdAt, programVersion: version, older, facts } = backup;
  const changed = (at: OfficeFacts['lastChangeAt']): string => (at === null ? t('restore.noChange') : fmt.instant(at));
  return (
    <Facts
      facts={[
        [t('restore.office'), officeName],
        [t('restore.made'), fmt.instant(createdAt)],
        [t('restore.version'), older ? t('restore.olderVersion', { version }) : t('restore.sameVersion', { version })],
        [
          t('restore.lastChange'),
          now === null
            ? changed(facts.lastChangeAt)
            : t('restore.lastChangeBoth', { now: changed(now.lastChangeAt), there: changed(facts.lastChangeAt) }),
        ],
      ]}
    />
  );
}
