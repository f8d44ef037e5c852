import { labelsOf } from '#db/repositories/labels.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { historyTable, type HistoryWords } from '#shared/contract/history-paper.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import type { HistoryEntry, PrintedHistory } from '#shared/contract/record.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import type { Shown } from '../calls/unit-of-work.ts';
import { exportTables } from '../lists/export-paper.ts';
import { historyOf } from './history.ts';
import { FEATURE_OF, requireSight, viewerOf, type RecordKind } from './viewer.ts';

interface WhichRecord {
  readonly kind: RecordKind;
  readonly id: string;
}

/** The history of a record, with its name, for those who may take the record along. @throws as `historyOf` */
export async function printedHistoryOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  { kind, id }: WhichRecord,
): Promise<Shown<PrintedHistory>> {
  const viewer = viewerOf(deps, actor, `${FEATURE_OF[kind]}.export`);
  await requireSight(r, viewer, kind, [id]);
  const { result: entries, subjects } = await historyOf(r, deps, actor, { kind, id });
  const name = (await labelsOf(r, viewer, kind, [id])).get(id)?.name ?? '';
  return { result: { name, entries, named: subjects.map((one) => one.id) }, subjects };
}

/** Saves the history of a record, a row a changed field. `shown` puts its values where they are shown. */
export function exportHistory(
  deps: Deps,
  actor: Actor,
  record: WhichRecord & {
    readonly format: ExportFormat;
    readonly words: HistoryWords;
    shown(entries: readonly HistoryEntry[]): readonly HistoryEntry[];
  },
): AsyncGenerator<ExportEvent> {
  const { format, words, shown } = record;
  return exportTables<Pick<PrintedHistory, 'entries'>>(deps, actor, {
    title: 'Historia',
    format,
    empty: { entries: [] },
    read: (r) => printedHistoryOf(r, deps, actor, record),
    tablesOf: ({ entries }) => [historyTable(shown(entries), words)],
  });
}
