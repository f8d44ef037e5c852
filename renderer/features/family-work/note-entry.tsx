import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';

import { formatMinute, NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { Note, Participant } from '#shared/features/family-work/notes.schema.ts';
import { useText } from '../../i18n/index.ts';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { fmt } from '../../ui/format.ts';
import { ArrowUndoRegular, DismissRegular, EditRegular, HistoryRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { familyPath, personPath } from '../../ui/paths.ts';
import { Tag } from '../../ui/tag.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { DueStatus } from './due-status.tsx';

const useStyles = makeStyles({
  entry: { paddingBlock: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  // As a selected row of a list.
  marked: {
    marginInline: '-12px',
    paddingInline: '12px',
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandBackground}`,
    [media.forced]: { outline: '2px solid Highlight' },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px', rowGap: '2px' },
  date: type.strong,
  end: { marginInlineStart: 'auto' },
  quiet: { ...type.note, color: tokens.colorNeutralForeground3, margin: 0 },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', margin: 0, paddingBlock: '4px' },
  struck: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  tasks: { listStyleType: 'none', margin: 0, padding: 0 },
});

export type NoteStep = 'correct' | 'versions' | 'withdraw' | 'restore';

/** One entry: when, what kind, who; the text as written; what comes next; who wrote it. */
export function NoteEntry(props: {
  note: Note;
  mayEdit: boolean;
  /** It was looked for. */
  marked: boolean;
  /** It was just written or looked for: the focus comes to its date. */
  takesFocus: boolean;
  onStep: (step: NoteStep) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const { note, takesFocus } = props;
  const heading = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, [takesFocus]);
  const { withdrawn } = note;
  const entries = useEntries(props);
  const spoken = { kind: NOTE_KIND_LABELS[note.kind], date: fmt.date(note.on) };
  return (
    <li
      className={mergeClasses(styles.entry, props.marked && styles.marked)}
      {...(props.marked ? { 'aria-current': true } : {})}
    >
      <div className={styles.head}>
        <span ref={heading} className={styles.date} {...(takesFocus ? { tabIndex: -1 } : {})}>
          {fmt.date(note.on)}
          {note.atMinute === null ? '' : `, ${formatMinute(note.atMinute)}`}
        </span>
        <span>{NOTE_KIND_LABELS[note.kind]}</span>
        {withdrawn === null ? null : <Tag tone="warning">{t('chronicle.withdrawnTag')}</Tag>}
        {entries.length === 0 ? null : (
          <span className={styles.end}>
            <ActionMenu
              iconOnly
              label={t('chronicle.spoken', { what: t('chronicle.more'), ...spoken })}
              entries={entries}
            />
          </span>
        )}
      </div>
      {note.family === null ? null : (
        <p className={styles.quiet}>
          {t('chronicle.fromFamily')} <TextLink to={familyPath(note.family.id)}>{note.family.name}</TextLink>
        </p>
      )}
      <Participants participants={note.participants} others={note.others} />
      <p className={mergeClasses(styles.text, withdrawn !== null && styles.struck)}>{note.text}</p>
      {withdrawn === null ? null : (
        <p className={styles.quiet}>
          {t('chronicle.withdrawn', {
            when: fmt.instant(withdrawn.at),
            who: withdrawn.byName,
            reason: withdrawn.reason,
          })}
        </p>
      )}
      {note.tasks.length === 0 ? null : (
        <ul className={styles.tasks} aria-label={t('chronicle.nextStepOf')}>
          {note.tasks.map((task) => (
            <li key={task.id}>
              <DueStatus dueOn={task.dueOn} state={task.state} /> · {task.what}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {t('chronicle.writtenBy', { who: note.byName, when: fmt.instant(note.at) })}
        {note.version > 1 ? ` · ${t('chronicle.corrected', { version: note.version })}` : ''}
      </p>
    </li>
  );
}

function useEntries(props: { note: Note; mayEdit: boolean; onStep: (step: NoteStep) => void }): readonly MenuEntry[] {
  const t = useText('work');
  const { note, mayEdit, onStep } = props;
  const entry = (key: NoteStep, icon: MenuEntry['icon'] & object): MenuEntry => ({
    key,
    label: t(`chronicle.${key}`),
    icon,
    onClick: () => onStep(key),
  });
  const holds = note.withdrawn === null;
  return [
    ...(mayEdit && holds ? [entry('correct', <EditRegular />)] : []),
    ...(note.version > 1 ? [entry('versions', <HistoryRegular />)] : []),
    ...(mayEdit && holds ? [entry('withdraw', <DismissRegular />)] : []),
    ...(mayEdit && !holds ? [entry('restore', <ArrowUndoRegular />)] : []),
  ];
}

/** Names of those who took part; a protected person is a line with whom to ask. */
export function Participants(props: { participants: readonly Participant[]; others: string | null }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const { participants, others } = props;
  if (participants.length === 0 && others === null) return null;
  return (
    <p className={styles.quiet}>
      {participants.map((one, index) => (
        <Fragment key={one.id}>
          {index === 0 ? '' : ', '}
          {!one.shown ? (
            t('tasks.ask', { who: one.ask.join(', ') })
          ) : one.kind === 'person' ? (
            <TextLink to={personPath(one.id)}>{one.name}</TextLink>
          ) : (
            one.name
          )}
        </Fragment>
      ))}
      {others === null ? '' : `${participants.length === 0 ? '' : ', '}${others}`}
    </p>
  );
}
