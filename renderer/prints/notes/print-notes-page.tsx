import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { NotesFilter } from '#shared/features/family-work/notes.schema.ts';
import { workRecord, type WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { printFamilyNotesScreen, printPersonNotesScreen } from '../../features/family-work/index.ts';
import { useText } from '../../i18n/index.ts';
import { familyPath, PATHS, personPath } from '../../ui/paths.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import type { notesDocument } from './notes.tsx';

/** The chronicle of a family on paper. */
export function PrintFamilyNotesPage({ draw }: Draws<typeof notesDocument>): ReactNode {
  const { familyId } = useScreenParams(printFamilyNotesScreen);
  const [filter] = useScreenSearch(printFamilyNotesScreen);
  return <PrintNotes record={recordFrom('family', familyId)} filter={filter} draw={draw} />;
}

/** The chronicle of a person on paper. */
export function PrintPersonNotesPage({ draw }: Draws<typeof notesDocument>): ReactNode {
  const { personId } = useScreenParams(printPersonNotesScreen);
  const [filter] = useScreenSearch(printPersonNotesScreen);
  return <PrintNotes record={recordFrom('person', personId)} filter={filter} draw={draw} />;
}

/** An id out of the address bar; the contract checks it, so a wrong one is refused there with a sentence. */
function recordFrom(kind: WorkRecord['kind'], id: string): WorkRecord {
  const parsed = workRecord.safeParse({ kind, id });
  return parsed.success ? parsed.data : ({ kind, id } as WorkRecord);
}

interface PrintNotesProps extends Draws<typeof notesDocument> {
  readonly record: WorkRecord;
  readonly filter: NotesFilter;
}

function PrintNotes({ record, filter, draw }: PrintNotesProps): ReactNode {
  const t = useText('print');
  const lists = useText(record.kind === 'family' ? 'families' : 'people');
  const work = useText('work');
  const api = useApi();
  const client = useClient();
  const context = usePrintContext();
  const input = { record, filter };
  const first = useQuery(api.notes.list.queryOptions({ input: { ...input, window: { offset: 0, limit: 1 } } }));
  const query = usePrintRows(api.notes.printList.queryKey({ input }), (signal) =>
    client.notes.printList(input, { signal }),
  );
  const rows = query.data?.rows;
  const name = first.data?.recordName;
  const words = [
    ...(filter.kind === null ? [] : [NOTE_KIND_LABELS[filter.kind]]),
    ...(filter.search === '' ? [] : [`„${filter.search}”`]),
  ].join(', ');
  const document = useMemo(
    () =>
      rows === undefined || name === undefined ? null : draw(rows, name, words === '' ? t('allNotes') : words, context),
    [rows, name, words, context, t, draw],
  );
  const isFamily = record.kind === 'family';
  return (
    <PrintRoute
      document={document}
      title={work('chronicle.title')}
      {...(rows === undefined ? {} : { count: work('chronicle.count', { count: rows.length }) })}
      breadcrumb={[
        { label: lists('title'), to: isFamily ? PATHS.families : PATHS.people },
        ...(name === undefined ? [] : [{ label: name, to: isFamily ? familyPath(record.id) : personPath(record.id) }]),
        { label: t('preview') },
      ]}
      loading={query.progress}
      error={query.error ?? first.error}
      onRetry={() => {
        void first.refetch();
        void query.refetch();
      }}
    />
  );
}
