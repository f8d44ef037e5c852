import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { UNREACHED_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import {
  TASK_SOURCES,
  TASK_STATES,
  type ShownTask,
  type TaskFields,
  type TaskRow,
  type TasksFilter,
  type TaskSource,
  type TaskState,
} from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import type { FamilyId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import { caseload, holdsOn, namesToAsk, sightOf, type Viewer } from './reach.repository.ts';
import { asRecordId, asUserId, groupBy, idList, known, pieces } from './values.ts';
import { recordColumns, recordNames, recordOf, recordWithinReach } from './work-records.ts';

export interface NewTask extends TaskFields {
  readonly id: RecordId;
  readonly record: WorkRecord;
  readonly source: TaskSource;
  readonly noteId?: RecordId;
  readonly actionId?: RecordId;
  readonly change: Change;
}

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  for (const some of pieces(tasks, 300)) {
    await tx
      .insertInto('tasks')
      .values(
        some.map((task) => ({
          id: task.id,
          ...recordColumns(task.record),
          what: task.what,
          due_on: task.dueOn,
          user_id: task.userId,
          source: task.source,
          note_id: task.noteId ?? null,
          action_id: task.actionId ?? null,
          created_at: task.change.at,
          created_by: task.change.by,
        })),
      )
      .execute();
  }
}

export interface StoredTask extends TaskFields {
  readonly id: RecordId;
  readonly record: WorkRecord;
  readonly source: TaskSource;
  readonly state: TaskState;
  readonly version: number;
}

/** A task whoever asks: for use cases that check sight by its record. */
export async function storedTask(r: Reader, id: RecordId): Promise<StoredTask | null> {
  const row = await r
    .selectFrom('tasks')
    .select(['person_id', 'family_id', 'what', 'due_on', 'user_id', 'source', 'state', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id,
    record: recordOf(row),
    what: row.what,
    dueOn: asLocalDate(row.due_on),
    userId: asUserId(row.user_id),
    source: known(TASK_SOURCES, row.source, 'tasks.source'),
    state: known(TASK_STATES, row.state, 'tasks.state'),
    version: row.version,
  };
}

/** What a step may change of a task. */
export interface TaskChange {
  readonly dueOn?: LocalDate;
  readonly userId?: UserId;
  /** Closes an open task. */
  readonly closed?: {
    readonly state: 'done' | 'cancelled';
    readonly on: LocalDate;
    readonly by: UserId;
    readonly note: string | null;
  };
  /** Opens a closed one. */
  readonly reopened?: true;
}

/** Changes a task that still has that version. @returns the new version, or null when somebody changed it meanwhile */
export async function changeTask(tx: Tx, id: RecordId, version: number, change: TaskChange): Promise<number | null> {
  const { dueOn, userId, closed, reopened } = change;
  const result = await tx
    .updateTable('tasks')
    .set({
      version: version + 1,
      ...(dueOn === undefined ? {} : { due_on: dueOn }),
      ...(userId === undefined ? {} : { user_id: userId }),
      ...(closed === undefined
        ? {}
        : { state: closed.state, closed_on: closed.on, closed_by: closed.by, close_note: closed.note }),
      ...(reopened === undefined ? {} : { state: 'open', closed_on: null, closed_by: null, close_note: null }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? version + 1 : null;
}

export async function insertTaskMove(
  tx: Tx,
  move: { id: RecordId; taskId: RecordId; from: LocalDate; to: LocalDate; reason: string; change: Change },
): Promise<void> {
  const { id, taskId, from, to, reason, change } = move;
  await tx
    .insertInto('task_moves')
    .values({ id, task_id: taskId, from_due: from, to_due: to, reason, by_user: change.by, at: change.at })
    .execute();
}

/** The open task of a family's next assessment; null when there is none. */
export async function openAssessmentTask(r: Reader, familyId: FamilyId): Promise<RecordId | null> {
  const row = await r
    .selectFrom('tasks')
    .select('id')
    .where('family_id', '=', familyId)
    .where('source', '=', 'assessment')
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row === undefined ? null : asRecordId(row.id);
}

/** The open task of a note's next step; null when there is none. */
export async function openNoteTask(r: Reader, noteId: RecordId): Promise<VersionedTask | null> {
  const row = await taskOfNote(r, noteId).where('state', '=', 'open').executeTakeFirst();
  return row === undefined ? null : { id: asRecordId(row.id), version: row.version };
}

/** The same task, cancelled with exactly this note and so still. */
export async function cancelledNoteTask(r: Reader, noteId: RecordId, note: string): Promise<VersionedTask | null> {
  const row = await taskOfNote(r, noteId)
    .where('state', '=', 'cancelled')
    .where('close_note', '=', note)
    .executeTakeFirst();
  return row === undefined ? null : { id: asRecordId(row.id), version: row.version };
}

interface VersionedTask {
  readonly id: RecordId;
  readonly version: number;
}

const taskOfNote = (r: Reader, noteId: RecordId) =>
  r.selectFrom('tasks').select(['id', 'version']).where('note_id', '=', noteId);

export interface TasksList {
  readonly rows: TaskRow[];
  readonly count: number;
  readonly overdue: number;
}

/**
 * One window of the tasks within reach and of the viewer's own: open ones by their day, before closed ones, last closed first.
 * One's own task about a record out of reach tells what is to be done without the record's name; a task of a record that
 * is protected from the viewer is a line without words.
 */
export async function listTasks(
  r: Reader,
  viewer: Viewer,
  filter: TasksFilter,
  window: ListWindow,
): Promise<TasksList> {
  let matching = r
    .selectFrom('tasks')
    .where(
      filter.whose === 'mine'
        ? mine(viewer)
        : sql<SqlBool>`(${recordWithinReach(viewer, 'tasks')} OR ${given(viewer)})`,
    );
  if (filter.whose === 'all' && filter.workerId !== null)
    matching = matching.where('tasks.user_id', '=', filter.workerId);
  if (filter.ids !== null) matching = matching.where('tasks.id', 'in', idList(filter.ids));
  const ofStatus =
    filter.status === 'any' ? matching : matching.where('tasks.state', filter.status === 'open' ? '=' : '<>', 'open');
  const byDay = ofStatus.orderBy('tasks.due_on').orderBy('tasks.id');
  const lastClosedFirst = ofStatus.orderBy('tasks.closed_on', 'desc').orderBy('tasks.id', 'desc');
  const openFirst = ofStatus
    .orderBy(sql<SqlBool>`tasks.state <> 'open'`)
    .orderBy(sql`CASE tasks.state WHEN 'open' THEN tasks.due_on END`)
    .orderBy('tasks.closed_on', 'desc')
    .orderBy('tasks.id');
  const ordered = { open: byDay, closed: lastClosedFirst, any: openFirst }[filter.status];
  const count = sql<number>`count(*)`.as('count');
  const [page, counted, overdue] = await Promise.all([
    ordered.select('tasks.id').limit(window.limit).offset(window.offset).execute(),
    ofStatus.select(count).executeTakeFirstOrThrow(),
    matching
      .where('tasks.state', '=', 'open')
      .where('tasks.due_on', '<', viewer.today)
      .select(count)
      .executeTakeFirstOrThrow(),
  ]);
  const ids = page.map(({ id }) => id);
  return { rows: await taskRows(r, viewer, ids), count: counted.count, overdue: overdue.count };
}

/** Condition: the task is the viewer's. */
const given = ({ userId }: Viewer): RawBuilder<SqlBool> => sql<SqlBool>`tasks.user_id = ${userId}`;

/** Condition: given to the viewer, or left behind by a former worker of what the viewer leads now. */
function mine(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${given(viewer)} OR tasks.id IN (${leftBehind(viewer)}))`;
}

/**
 * Ids of open tasks about what the viewer leads whose owner led it once and leads it no more: what was due before the day
 * of a hand-over and was not done by then is the present worker's on any later day.
 */
function leftBehind({ userId, today }: Viewer): RawBuilder<string> {
  const ledOnce = sql<SqlBool>`w.user_id = t.user_id AND w.to_date < ${today}`;
  const leads = sql<SqlBool>`w.user_id = t.user_id AND ${holdsOn(today, 'w')}`;
  const open = sql<SqlBool>`t.state = 'open' AND t.user_id <> ${userId}`;
  const ofFamily = sql<SqlBool>`SELECT 1 FROM assignments w WHERE w.family_id = t.family_id`;
  const ofPerson = sql<SqlBool>`SELECT 1 FROM assignments w WHERE w.person_id = t.person_id`;
  const ofMember = sql<SqlBool>`SELECT 1 FROM family_members m JOIN assignments w ON w.family_id = m.family_id
    WHERE m.person_id = t.person_id`;
  return sql<string>`SELECT t.id FROM tasks t WHERE t.family_id IN (${caseload('family', userId, today)}) AND ${open}
      AND EXISTS (${ofFamily} AND ${ledOnce}) AND NOT EXISTS (${ofFamily} AND ${leads})
    UNION ALL
    SELECT t.id FROM tasks t WHERE t.person_id IN (${caseload('person', userId, today, { led: true })}) AND ${open}
      AND (EXISTS (${ofPerson} AND ${ledOnce}) OR EXISTS (${ofMember} AND ${ledOnce}))
      AND NOT EXISTS (${ofPerson} AND ${leads})
      AND NOT EXISTS (${ofMember} AND ${leads} AND (m.to_date IS NULL OR m.to_date >= ${today}))`;
}

/** All tasks of one record that the viewer may see, open ones first. */
export async function tasksOfRecord(r: Reader, viewer: Viewer, record: WorkRecord): Promise<TaskRow[]> {
  const rows = await r
    .selectFrom('tasks')
    .select('id')
    .where(record.kind === 'person' ? 'person_id' : 'family_id', '=', record.id)
    .orderBy(sql<SqlBool>`state <> 'open'`)
    .orderBy(sql`CASE state WHEN 'open' THEN due_on END`)
    .orderBy('closed_on', 'desc')
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  return await taskRows(r, viewer, ids);
}

async function taskRows(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<TaskRow[]> {
  const [rows, moves] = await Promise.all([
    r
      .selectFrom('tasks')
      .innerJoin('users', 'users.id', 'tasks.user_id')
      .leftJoin('users as closer', 'closer.id', 'tasks.closed_by')
      .select([
        'tasks.id',
        'tasks.version',
        'tasks.person_id',
        'tasks.family_id',
        'tasks.what',
        'tasks.due_on',
        'tasks.user_id',
        'tasks.source',
        'tasks.state',
        'tasks.closed_on',
        'tasks.close_note',
        'users.display_name',
        'closer.display_name as closed_by_name',
      ])
      .where('tasks.id', 'in', idList(ids))
      .execute(),
    r
      .selectFrom('task_moves')
      .select(['task_id', 'from_due', 'reason'])
      .where('task_id', 'in', idList(ids))
      .orderBy('at')
      .execute(),
  ]);
  const names = await recordNames(r, viewer, rows.map(recordOf));
  const unnamed = rows.map(recordOf).filter(({ id }) => !names.has(id));
  const [ask, hidden] = [await whomToAsk(r, unnamed), await hiddenOf(r, viewer, unnamed)];
  const movesOf = groupBy(moves, (move) => move.task_id);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): TaskRow[] => {
    const row = rowOf.get(id);
    if (row === undefined) return [];
    const about = recordOf(row);
    const named = names.get(about.id);
    if (named === undefined && (hidden.has(about.id) || row.user_id !== viewer.userId)) {
      return [{ shown: false, id, ask: [...(ask.get(about.id) ?? [])] }];
    }
    const record = named ?? { ...about, name: UNREACHED_LABELS[about.kind] };
    const closed: ShownTask['closed'] =
      row.closed_on === null
        ? null
        : { on: asLocalDate(row.closed_on), byName: row.closed_by_name ?? '', note: row.close_note };
    return [
      {
        shown: true,
        id: asRecordId(row.id),
        version: row.version,
        record,
        reached: named !== undefined,
        what: row.what,
        dueOn: asLocalDate(row.due_on),
        userId: asUserId(row.user_id),
        userName: row.display_name,
        source: known(TASK_SOURCES, row.source, 'tasks.source'),
        state: known(TASK_STATES, row.state, 'tasks.state'),
        closed,
        moves: (movesOf.get(row.id) ?? []).map(({ from_due, reason }) => ({ fromDue: asLocalDate(from_due), reason })),
      },
    ];
  });
}

/** Which of these records a protection hides from the viewer, within reach or not. */
async function hiddenOf(r: Reader, viewer: Viewer, records: readonly WorkRecord[]): Promise<ReadonlySet<string>> {
  const everywhere = { ...viewer, reach: 'all' } as const;
  const hidden = new Set<string>();
  for (const kind of ['person', 'family'] as const) {
    const ids = records.filter((one) => one.kind === kind).map(({ id }) => id);
    for (const [id, sight] of await sightOf(r, everywhere, kind, ids)) if (sight.kind !== 'shown') hidden.add(id);
  }
  return hidden;
}

async function whomToAsk(r: Reader, records: readonly WorkRecord[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const idsOf = (kind: WorkRecord['kind']): string[] => records.filter((one) => one.kind === kind).map(({ id }) => id);
  const [people, families] = await Promise.all([
    namesToAsk(r, 'person', idsOf('person')),
    namesToAsk(r, 'family', idsOf('family')),
  ]);
  return new Map([...people, ...families]);
}

/**
 * Open tasks of a family's plans that a plan beginning on that day takes the place of: of plans that begin no later. A plan
 * that begins later keeps its own.
 * @param dueFrom only those due on that day or after; null gives overdue ones too
 */
export async function openPlanTasks(
  r: Reader,
  familyId: FamilyId,
  { from, dueFrom }: { readonly from: LocalDate; readonly dueFrom: LocalDate | null },
): Promise<readonly { readonly id: RecordId; readonly version: number }[]> {
  const rows = await r
    .selectFrom('tasks')
    .innerJoin('family_plan_actions as action', 'action.id', 'tasks.action_id')
    .innerJoin('family_plan_goals as goal', 'goal.id', 'action.goal_id')
    .innerJoin('family_plans as plan', 'plan.id', 'goal.plan_id')
    .select(['tasks.id', 'tasks.version'])
    .where('tasks.family_id', '=', familyId)
    .where('tasks.source', '=', 'plan')
    .where('tasks.state', '=', 'open')
    .where('plan.from_date', '<=', from)
    .$if(dueFrom !== null, (query) => query.where('tasks.due_on', '>=', dueFrom))
    .execute();
  return rows.map(({ id, version }) => ({ id: asRecordId(id), version }));
}
