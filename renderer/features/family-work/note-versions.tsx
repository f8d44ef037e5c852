import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { formatMinute, NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { Note } from '#shared/features/family-work/notes.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fmt } from '../../ui/format.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { type } from '../../ui/theme/theme.ts';
import { Participants } from './note-entry.tsx';
import { useNoteVersions } from './queries.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '60vh', overflowY: 'auto' },
  version: { paddingBlock: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  head: { ...type.strong, margin: 0 },
  quiet: { ...type.note, color: tokens.colorNeutralForeground3, margin: 0 },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0, paddingBlock: '4px' },
});

/** Everything a note has ever said, newest first. */
export function NoteVersions({ note, onClose }: { note: Note; onClose: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const common = useText();
  const versions = useNoteVersions(note.id);
  return (
    <Dialog
      title={t('chronicle.versionsTitle')}
      width={720}
      onClose={onClose}
      actions={<Action kind="primary" label={common('close')} onClick={onClose} />}
    >
      {versions.isError ? (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      ) : versions.data === undefined ? (
        <Skeleton rows={4} />
      ) : (
        // A list that scrolls must be reachable by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol className={styles.list} tabIndex={0} aria-label={t('chronicle.versionsTitle')}>
          {versions.data.map((one) => (
            <li key={one.version} className={styles.version}>
              <p className={styles.head}>
                {t('chronicle.version', { version: one.version })}: {fmt.date(one.on)}
                {one.atMinute === null ? '' : `, ${formatMinute(one.atMinute)}`}, {NOTE_KIND_LABELS[one.kind]}
              </p>
              <Participants participants={one.participants} others={one.others} />
              <p className={styles.text}>{one.text}</p>
              <p className={styles.quiet}>
                {t('chronicle.writtenBy', { who: one.byName, when: fmt.instant(one.at) })}
                {one.reason === null ? '' : ` · ${t('chronicle.correctionReason', { reason: one.reason })}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
