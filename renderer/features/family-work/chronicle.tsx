import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';

import { NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import {
  NOTE_COLUMNS,
  NOTE_KINDS,
  withdrawReason,
  type Note,
  type NotesFilter,
} from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import type { ChronicleView } from '../../ui/chronicle-view.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { ExportMenu } from '../../ui/export.tsx';
import { ClearFilters, FilterChip, SearchField } from '../../ui/filters.tsx';
import { AddRegular, PrintRegular } from '../../ui/icons.ts';
import { EmptyNotice } from './empty-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { screenPath, useGo } from '../../ui/screen.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uniqueById } from '../../ui/unique-by-id.ts';
import { NoteEditor } from './note-form.tsx';
import { NEW_NOTE_KEY } from './use-note-key.ts';
import type { Present } from './note-people.ts';
import { NoteEntry } from './note-entry.tsx';
import { NoteVersions } from './note-versions.tsx';
import { useNotes, useWorkChanged } from './queries.ts';
import { printFamilyNotesScreen, printPersonNotesScreen } from './screens.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', paddingBlock: '4px 12px' },
  end: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginInlineStart: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxWidth: '92ch' },
});

/** What is open beside the list. */
type Step = { readonly kind: 'new' } | { readonly kind: 'correct' | 'withdraw' | 'versions'; readonly note: Note };

/** How the address says the chronicle is looked at, and the way to change that. */
export interface ChronicleViewing {
  readonly view: ChronicleView;
  readonly onView: (change: Partial<ChronicleView>) => void;
}

/** Kronika: what happened with a person or a family, newest first, with the place to write the next entry. */
export function Chronicle(
  props: { record: WorkRecord; people: readonly Present[]; writing?: boolean } & ChronicleViewing,
): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const client = useClient();
  const { record, people } = props;
  const { view, onView } = props;
  const filter: NotesFilter = { kind: view.kind, search: view.search };
  const [step, setStep] = useState<Step | null>(props.writing === true ? { kind: 'new' } : null);
  const [written, setWritten] = useState<string | null>(null);
  const notes = useNotes(record, filter);
  useFetchedUntil(notes, view.note);
  const last = notes.data?.pages.at(-1);
  const restore = useRestore();
  if (notes.data === undefined || last === undefined) {
    if (!notes.isError) return <Skeleton rows={6} />;
    return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />;
  }
  const rows = uniqueById(notes.data.pages.flatMap((page) => page.rows));
  const { count, total, may } = last;
  const columns = NOTE_COLUMNS.filter((column) => column !== 'family' || record.kind === 'person');
  const narrowed = filter.kind !== null || filter.search !== '';
  const close = (): void => setStep(null);
  return (
    <>
      <Bar
        record={record}
        filter={filter}
        onFilter={(changed) => onView({ ...changed, note: null })}
        may={may}
        ask={(format) => client.notes.exportList({ record, filter, columns, format })}
        onNew={step === null ? () => setStep({ kind: 'new' }) : undefined}
      />
      {step?.kind === 'new' && may.edit ? (
        <NoteEditor record={record} people={people} onClose={close} onWritten={setWritten} />
      ) : null}
      {rows.length === 0 ? (
        <EmptyNotice
          title={narrowed ? t('chronicle.noMatch') : t('chronicle.emptyTitle')}
          text={narrowed ? null : may.edit ? t('chronicle.emptyText') : t('chronicle.emptyReadOnly')}
        />
      ) : (
        <>
          <p className="sr-only" role="status">
            {narrowed
              ? t('chronicle.of', { found: t('chronicle.count', { count }), total })
              : t('chronicle.count', { count })}
          </p>
          <ol className={styles.list} aria-label={t('chronicle.title')}>
            {rows.map((note) =>
              step?.kind === 'correct' && step.note.id === note.id ? (
                <li key={note.id}>
                  <NoteEditor record={record} people={people} note={step.note} onClose={close} onWritten={setWritten} />
                </li>
              ) : (
                <NoteEntry
                  key={note.id}
                  note={note}
                  mayEdit={may.edit && note.family === null}
                  marked={note.id === view.note}
                  takesFocus={(written ?? view.note) === note.id && step === null}
                  onStep={(kind) => (kind === 'restore' ? void restore.attempt(note) : setStep({ kind, note }))}
                />
              ),
            )}
          </ol>
        </>
      )}
      {notes.isFetchNextPageError ? (
        <ErrorState error={notes.error} onRetry={() => void notes.fetchNextPage()} />
      ) : notes.hasNextPage ? (
        <Action label={t('chronicle.older')} onClick={() => void notes.fetchNextPage()} disabled={notes.isFetching} />
      ) : null}
      {step?.kind === 'versions' ? <NoteVersions note={step.note} onClose={close} /> : null}
      {step?.kind === 'withdraw' ? <WithdrawNote record={record} note={step.note} onClose={close} /> : null}
    </>
  );
}

/** Asks for older entries until the one that was looked for is there. */
function useFetchedUntil(notes: ReturnType<typeof useNotes>, note: string | null): void {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = notes;
  const waits =
    note !== null && data !== undefined && !data.pages.some(({ rows }) => rows.some(({ id }) => id === note));
  useEffect(() => {
    if (waits && hasNextPage && !isFetching && !isError) void fetchNextPage();
    // An answer may come within one drawing, so that nothing but the pages has changed.
  }, [waits, data, hasNextPage, isFetching, isError, fetchNextPage]);
}

function Bar(props: {
  record: WorkRecord;
  filter: NotesFilter;
  onFilter: (filter: NotesFilter) => void;
  may: { readonly edit: boolean; readonly export: boolean };
  ask: Parameters<typeof ExportMenu>[0]['ask'];
  onNew: (() => void) | undefined;
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const common = useText();
  const go = useGo();
  const { record, filter, onFilter, may, onNew } = props;
  const print =
    record.kind === 'family'
      ? screenPath(printFamilyNotesScreen, { familyId: record.id }, filter)
      : screenPath(printPersonNotesScreen, { personId: record.id }, filter);
  return (
    <div className={styles.bar}>
      {may.edit ? (
        <Action
          kind="secondary"
          icon={<AddRegular />}
          label={t('chronicle.new')}
          shortcut={NEW_NOTE_KEY}
          disabled={onNew === undefined}
          onClick={() => onNew?.()}
        />
      ) : null}
      <SearchField
        label={t('chronicle.search')}
        value={filter.search}
        onSearch={(search) => onFilter({ ...filter, search })}
      />
      <FilterChip
        label={t('chronicle.kind')}
        choices={NOTE_KINDS.map((value) => ({ value, label: NOTE_KIND_LABELS[value] }))}
        value={filter.kind}
        onChange={(value) => onFilter({ ...filter, kind: NOTE_KINDS.find((one) => one === value) ?? null })}
      />
      {filter.kind === null && filter.search === '' ? null : (
        <ClearFilters onClear={() => onFilter({ kind: null, search: '' })} />
      )}
      {may.export ? (
        <span className={styles.end}>
          <ExportMenu ask={props.ask} />
          <Action kind="quiet" icon={<PrintRegular />} label={common('print')} onClick={() => go(print)} />
        </span>
      ) : null}
    </div>
  );
}

type WithdrawnNote = Pick<Note, 'id' | 'version'>;

interface Restore {
  /** Refuses as the procedure does. */
  readonly run: (note: WithdrawnNote) => Promise<unknown>;
  /** The same, and says how it went. */
  readonly attempt: (note: WithdrawnNote) => Promise<void>;
}

/** Undoes a withdrawal, at once or later. */
function useRestore(): Restore {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const run: Restore['run'] = async ({ id, version }) => {
    try {
      await client.notes.restore({ id, version });
    } finally {
      await changed();
    }
  };
  return {
    run,
    attempt: async (note) => {
      try {
        await run(note);
        toast({ text: t('chronicle.restored') });
      } catch (error) {
        toast({ text: errorSentence(error), tone: 'danger' });
      }
    },
  };
}

function WithdrawNote(props: { record: WorkRecord; note: Note; onClose: () => void }): ReactNode {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const restore = useRestore();
  const { id, version } = props.note;
  return (
    <ReasonDialog
      title={t('chronicle.withdrawTitle')}
      text={t('chronicle.withdrawText')}
      label={t('chronicle.withdrawReason')}
      confirm={t('chronicle.withdraw')}
      schema={withdrawReason}
      draft={{ form: 'notes.withdraw', subject: props.record, context: id }}
      onClose={props.onClose}
      onReason={async (reason) => {
        const done = await client.notes.withdraw({ id, version, reason });
        await changed();
        toast({
          text: t('chronicle.withdrawnDone'),
          undo: { run: () => restore.run(done), done: t('chronicle.restored') },
        });
      }}
    />
  );
}
