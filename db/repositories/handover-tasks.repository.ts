import { sql } from 'kysely';

import type { GoingTasks } from '#shared/features/caseloads/caseloads.schema.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { caseload, holdsOn } from './reach.repository.ts';
import { asRecordId, asUserId, groupBy, idList, pieces } from './values.ts';
import { recordOf } from './work-records.ts';

/** An open task of the former worker, with the record of the caseload it comes with. */
export interface ComingTask {
  readonly id: RecordId;
  readonly version: number;
  readonly record: WorkRecord;
}

/** What goes over, and from whom. */
export interface Leaving {
  readonly formerId: UserId;
  readonly families: readonly string[];
  readonly people: readonly string[];
  /** The first day of the new worker. */
  readonly from: LocalDate;
  readonly today: LocalDate;
}

/**
 * Open tasks that go along with these records: those about the records themselves and about members of the families. Before
 * the first day of the new worker the former one still leads, so only tasks from that day on go.
 */
function openTasksAbout(r: Reader, { formerId, families, people, from, today }: Leaving) {
  const members = r
    .selectFrom('family_members')
    .select('person_id')
    .where('family_id', 'in', idList(families))
    .where(holdsOn(from, 'family_members'));
  return r
    .selectFrom('tasks')
    .where('user_id', '=', formerId)
    .where('state', '=', 'open')
    .$if(from > today, (query) => query.where('due_on', '>=', from))
    .where((eb) =>
      eb.or([
        eb('family_id', 'in', idList(families)),
        eb('person_id', 'in', idList(people)),
        eb('person_id', 'in', members),
      ]),
    );
}

/** Those tasks, after the records were given away: one about a person whom the former worker still leads otherwise stays. */
export async function tasksGoingAlong(tx: Tx, leaving: Leaving): Promise<readonly ComingTask[]> {
  const rows = await openTasksAbout(tx, leaving)
    .select(['id', 'version', 'person_id', 'family_id'])
    .where((eb) =>
      eb.or([
        eb('person_id', 'is', null),
        eb('person_id', 'in', idList(leaving.people)),
        eb('person_id', 'not in', sql<string>`(${caseload('person', leaving.formerId, leaving.from)})`),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: asRecordId(row.id), version: row.version, record: recordOf(row) }));
}

/**
 * How many open tasks a worker has about each record and each member of the families, for the preview, with everything by
 * which the worker leads that member on the day: the same tasks as `tasksGoingAlong` finds once the records are given.
 */
export async function openTaskCounts(r: Reader, leaving: Leaving): Promise<GoingTasks[]> {
  const rows = await openTasksAbout(r, leaving)
    .select((eb) => ['family_id', 'person_id', eb.fn.countAll<number>().as('count')])
    .groupBy(['family_id', 'person_id'])
    .execute();
  const { formerId, from } = leaving;
  const people = idList(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])));
  const leads = await sql<{ person_id: string; holder: string }>`
    SELECT a.person_id, a.person_id AS holder FROM assignments a
      WHERE a.user_id = ${formerId} AND ${holdsOn(from, 'a')} AND a.person_id IN ${people}
    UNION
    SELECT m.person_id, a.family_id AS holder FROM assignments a JOIN family_members m ON m.family_id = a.family_id
      WHERE a.user_id = ${formerId} AND ${holdsOn(from, 'a')} AND m.person_id IN ${people}
        AND (m.to_date IS NULL OR m.to_date >= ${from})`.execute(r);
  const holdersOf = groupBy(leads.rows, (one) => one.person_id);
  const offered = new Set([...leaving.families, ...leaving.people]);
  return rows.flatMap(({ family_id, person_id, count }): GoingTasks[] => {
    const id = family_id ?? person_id;
    if (id === null) return [];
    const all = (holdersOf.get(id) ?? []).map(({ holder }) => holder);
    // What is not offered stays the worker's, and the person with it.
    const holders = all.every((holder) => offered.has(holder)) ? all : [];
    return holders.length === 0 && !offered.has(id) ? [] : [{ id, holders, count: Number(count) }];
  });
}

export interface MovedTask {
  readonly id: RecordId;
  readonly formerId: UserId;
  /** The version it got when it went along. */
  readonly version: number;
}

export async function insertMovedTasks(tx: Tx, handoverId: RecordId, tasks: readonly MovedTask[]): Promise<void> {
  for (const some of pieces(tasks, 250)) {
    await tx
      .insertInto('handover_tasks')
      .values(
        some.map(({ id, formerId, version }) => ({
          handover_id: handoverId,
          task_id: id,
          from_user_id: formerId,
          task_version: version,
        })),
      )
      .execute();
  }
}

/** Tasks that went along with a handing over. */
export async function movedTasks(r: Reader, handoverId: RecordId): Promise<readonly MovedTask[]> {
  const rows = await r
    .selectFrom('handover_tasks')
    .select(['task_id', 'from_user_id', 'task_version'])
    .where('handover_id', '=', handoverId)
    .orderBy('task_id')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.task_id),
    formerId: asUserId(row.from_user_id),
    version: row.task_version,
  }));
}
