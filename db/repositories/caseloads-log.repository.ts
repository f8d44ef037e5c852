import { sql, type RawBuilder } from 'kysely';

import type { CaseloadsLog, ExceptionRow, HandoverRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { polishSortKey } from '#shared/kernel/polish.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { labelsOf } from './labels.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import { hiddenIds, namesToAsk, type RecordKind, type Viewer } from './reach.repository.ts';
import { asFamilyId, asRecordId, groupBy, idList } from './values.ts';

/** What went along with handings over and is hidden from the viewer by a protection. */
const hiddenItems = ({ userId }: Viewer) => sql<{ handover_id: string; kind: RecordKind; record_id: string }>`
  SELECT handover_id, 'person' AS kind, person_id AS record_id FROM handover_items
    WHERE person_id IN (${hiddenIds('person', userId)})
  UNION ALL SELECT handover_id, 'family', family_id FROM handover_items
    WHERE family_id IN (${hiddenIds('family', userId)})`;

/**
 * Ids of handings over with which something went along that is hidden from the viewer. What was written about all that went
 * along may speak of it, and is not told, wherever it stands.
 */
export const hiddenHandovers = (viewer: Viewer): RawBuilder<string> =>
  sql<string>`SELECT handover_id FROM (${hiddenItems(viewer)})`;

/** Those of these handings over whose reasons are not told to the viewer, each with whom to ask. */
async function untoldHandovers(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ handover_id: string; kind: RecordKind; record_id: string }>`
    SELECT handover_id, kind, record_id FROM (${hiddenItems(viewer)})
    WHERE handover_id IN ${idList(ids)}`.execute(r);
  const ofKind = (kind: RecordKind) => rows.filter((row) => row.kind === kind).map((row) => row.record_id);
  const ask = {
    person: await namesToAsk(r, 'person', ofKind('person')),
    family: await namesToAsk(r, 'family', ofKind('family')),
  };
  return new Map(
    [...groupBy(rows, (row) => row.handover_id)].map(([id, items]) => {
      const names = new Set(items.flatMap(({ kind, record_id }) => ask[kind].get(record_id) ?? []));
      return [id, [...names].toSorted((a, b) => (polishSortKey(a) < polishSortKey(b) ? -1 : 1))];
    }),
  );
}

/**
 * What was handed over, newest first; the reason only where the viewer may see all that went along.
 * @param window null for all of it
 */
export async function listHandovers(r: Reader, viewer: Viewer, window: ListWindow | null): Promise<HandoverRow[]> {
  const rows = await r
    .selectFrom('handovers as h')
    .innerJoin('users as taker', 'taker.id', 'h.to_user_id')
    .innerJoin('users as author', 'author.id', 'h.recorded_by')
    .leftJoin('users as giver', 'giver.id', 'h.from_user_id')
    .leftJoin('users as undoer', 'undoer.id', 'h.undone_by')
    .select((eb) => [
      'h.id',
      'h.from_date',
      'h.reason',
      'h.recorded_at',
      'h.undone_at',
      'taker.display_name as to_name',
      'author.display_name as author_name',
      'giver.display_name as from_name',
      'undoer.display_name as undoer_name',
      eb
        .selectFrom('handover_items as i')
        .select((one) => one.fn.count<number>('i.family_id').as('n'))
        .whereRef('i.handover_id', '=', 'h.id')
        .as('families'),
      eb
        .selectFrom('handover_items as i')
        .select((one) => one.fn.count<number>('i.person_id').as('n'))
        .whereRef('i.handover_id', '=', 'h.id')
        .as('people'),
      eb
        .selectFrom('handover_tasks as t')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('t.handover_id', '=', 'h.id')
        .as('tasks'),
    ])
    .orderBy('h.recorded_at', 'desc')
    .orderBy('h.id', 'desc')
    .$if(window !== null, (query) => query.limit(window?.limit ?? 0).offset(window?.offset ?? 0))
    .execute();
  const hidden = await untoldHandovers(
    r,
    viewer,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: asRecordId(row.id),
    fromName: row.from_name,
    toName: row.to_name,
    from: asLocalDate(row.from_date),
    reason: hidden.has(row.id) ? null : row.reason,
    ask: [...(hidden.get(row.id) ?? [])],
    families: Number(row.families ?? 0),
    people: Number(row.people ?? 0),
    tasks: Number(row.tasks ?? 0),
    recordedAt: instant.parse(row.recorded_at),
    recordedByName: row.author_name,
    undoneAt: row.undone_at === null ? null : instant.parse(row.undone_at),
    undoneByName: row.undoer_name,
  }));
}

/** The times a worker got more families than the limit, newest first. @param window null for all of them */
export async function listExceptions(r: Reader, viewer: Viewer, window: ListWindow | null): Promise<ExceptionRow[]> {
  const rows = await r
    .selectFrom('caseload_exceptions as e')
    .innerJoin('users as worker', 'worker.id', 'e.user_id')
    .innerJoin('users as author', 'author.id', 'e.recorded_by')
    .select([
      'e.id',
      'e.from_date',
      'e.family_count',
      'e.limit_value',
      'e.source',
      'e.reason',
      'e.family_id',
      'e.handover_id',
      'e.recorded_at',
      'worker.display_name as worker_name',
      'author.display_name as author_name',
    ])
    .orderBy('e.recorded_at', 'desc')
    .orderBy('e.id', 'desc')
    .$if(window !== null, (query) => query.limit(window?.limit ?? 0).offset(window?.offset ?? 0))
    .execute();
  const ids = rows.flatMap(({ family_id }) => (family_id === null ? [] : [family_id]));
  const labels = await labelsOf(r, viewer, 'family', ids);
  const ask = await namesToAsk(
    r,
    'family',
    ids.filter((id) => !labels.has(id)),
  );
  const hiddenAlong = await untoldHandovers(
    r,
    viewer,
    rows.flatMap(({ handover_id }) => (handover_id === null ? [] : [handover_id])),
  );
  return rows.map((row) => {
    const label = row.family_id === null ? undefined : labels.get(row.family_id);
    const along = hiddenAlong.get(row.handover_id ?? '');
    const hidden = (row.family_id !== null && label === undefined) || along !== undefined;
    return {
      id: asRecordId(row.id),
      workerName: row.worker_name,
      from: asLocalDate(row.from_date),
      families: row.family_count,
      limit: row.limit_value,
      source: row.source,
      reason: hidden ? null : row.reason,
      family:
        row.family_id === null || label === undefined ? null : { id: asFamilyId(row.family_id), name: label.name },
      handedOver: row.handover_id !== null,
      ask: hidden ? [...(along ?? ask.get(row.family_id ?? '') ?? [])] : [],
      recordedAt: instant.parse(row.recorded_at),
      recordedByName: row.author_name,
    };
  });
}

/** How many rows both lists have in all. */
export async function caseloadsLogCounts(r: Reader): Promise<CaseloadsLog['counts']> {
  const { rows } = await sql<{ handovers: number; exceptions: number }>`
    SELECT (SELECT count(*) FROM handovers) AS handovers,
      (SELECT count(*) FROM caseload_exceptions) AS exceptions`.execute(r);
  return { handovers: rows[0]?.handovers ?? 0, exceptions: rows[0]?.exceptions ?? 0 };
}
