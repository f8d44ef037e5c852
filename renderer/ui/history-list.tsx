import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { HistoryEntry } from '#shared/contract/record.ts';
import { type HistoryWords, VALUES_GONE } from '#shared/contract/history-paper.ts';
import { formatInstant } from '#shared/kernel/instant.ts';
import { useText } from '#renderer/i18n/index.ts';
import { actionLabel } from './action-label.ts';
import { fmt } from './format.ts';
import { media, type } from './theme/theme.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'grid',
    gridTemplateColumns: '150px minmax(0, 1fr)',
    columnGap: '20px',
    padding: '9px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  when: { color: tokens.colorNeutralForeground3 },
  what: { ...type.strong, display: 'inline' },
  who: { color: tokens.colorNeutralForeground3 },
  changes: {
    margin: '4px 0 0',
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, max-content) minmax(0, 1fr)',
    columnGap: '16px',
    rowGap: '2px',
  },
  field: { ...type.note, color: tokens.colorNeutralForeground3, lineHeight: '20px' },
  value: { overflowWrap: 'anywhere', margin: 0 },
  before: { color: tokens.colorNeutralForeground3 },
});

/** What happened to a record, the newest first: when, what, who, and each field before and after. */
export function HistoryList(props: { entries: readonly HistoryEntry[]; words: HistoryWords }): ReactNode {
  const { fieldLabel, valueText } = props.words;
  const styles = useStyles();
  const t = useText();
  if (props.entries.length === 0) return <p>{t('history.empty')}</p>;
  return (
    <ol className={styles.list}>
      {props.entries.map((entry) => (
        <li key={entry.seq} className={styles.entry}>
          <span className={styles.when}>{formatInstant(entry.at)}</span>
          <div>
            <p className={styles.what}>{actionLabel(entry.action)}</p>{' '}
            <span className={styles.who}>{entry.byName}</span>
            {entry.fields.length === 0 ? null : (
              <dl className={styles.changes}>
                {entry.fields.map((field) => (
                  <Change
                    key={field}
                    label={fieldLabel(field)}
                    before={entry.before === null ? null : fmt.bind(valueText(field, entry.before[field]))}
                    after={entry.after === null ? null : fmt.bind(valueText(field, entry.after[field]))}
                    gone={entry.before === null && entry.after === null}
                  />
                ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Change(props: { label: string; before: string | null; after: string | null; gone: boolean }): ReactNode {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.field}>{props.label}</dt>
      <dd className={styles.value}>
        {props.gone ? (
          <span className={styles.before}>{VALUES_GONE}</span>
        ) : (
          <>
            {props.before === null ? null : <span className={styles.before}>{props.before} → </span>}
            {props.after ?? '–'}
          </>
        )}
      </dd>
    </>
  );
}
