import {
  GOAL_KINDS,
  HELP_STATES,
  type GoalLine,
  type GuardianLine,
  type HelpLine,
  type LeaverPath,
  type ProgrammeLine,
  type StepLine,
  type SuspensionLine,
} from '#shared/features/foster-care/leavers.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import type { Words } from './dictionaries.repository.ts';
import type { Viewer } from './reach.repository.ts';
import { relativesOf } from './relatives.repository.ts';
import { writtenOf } from './taken-back.repository.ts';
import { asPersonId, asRecordId, dateOrNull, groupBy, idList, known } from './values.ts';

const WRITTEN = [
  'l.at',
  'by.display_name as by_name',
  'l.withdrawn_at',
  'back.display_name as withdrawn_by_name',
  'l.withdraw_reason',
] as const;

type ByParent<Line> = ReadonlyMap<string, readonly Line[]>;

/**
 * The paths to independence of these people with everything recorded on them, by person, oldest first; what was taken back
 * too. A guardian who is protected from the viewer has no name.
 */
export async function leaverPaths(
  r: Reader,
  viewer: Viewer,
  personIds: readonly string[],
  words: Words,
): Promise<ReadonlyMap<string, readonly LeaverPath[]>> {
  const rows = await r
    .selectFrom('leaver_paths as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select([
      'l.id',
      'l.person_id',
      'l.basis',
      'l.note',
      'l.from_date',
      'l.to_date',
      'l.end_reason',
      'l.end_note',
      ...WRITTEN,
    ])
    .where('l.person_id', 'in', idList(personIds))
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const [guardians, programmes, help, steps] = await Promise.all([
    guardiansOf(r, viewer, ids, words),
    programmesOf(r, ids, words),
    helpOf(r, ids, words),
    stepsOf(r, ids, words),
  ]);
  const paths = rows.map((row) => {
    const from = asLocalDate(row.from_date);
    const to = dateOrNull(row.to_date);
    const entry = words.entry('leaver-basis', row.basis, from);
    return {
      personId: row.person_id,
      path: {
        id: asRecordId(row.id),
        basis: { code: entry.code, label: entry.label },
        article: entry.article,
        from,
        to,
        note: row.note,
        endReason: row.end_reason === null ? null : words.term('leaver-end', row.end_reason, to ?? from),
        endNote: row.end_note,
        guardians: [...(guardians.get(row.id) ?? [])],
        programmes: [...(programmes.get(row.id) ?? [])],
        help: [...(help.get(row.id) ?? [])],
        steps: [...(steps.get(row.id) ?? [])],
        ...writtenOf(row),
      },
    };
  });
  return new Map([...groupBy(paths, ({ personId }) => personId)].map(([id, of]) => [id, of.map(({ path }) => path)]));
}

/** Lines by the id of what they belong to. */
function byParent<Line>(lines: readonly { readonly parent: string; readonly line: Line }[]): ByParent<Line> {
  return new Map([...groupBy(lines, ({ parent }) => parent)].map(([id, of]) => [id, of.map(({ line }) => line)]));
}

async function guardiansOf(
  r: Reader,
  viewer: Viewer,
  pathIds: readonly string[],
  words: Words,
): Promise<ByParent<GuardianLine>> {
  const rows = await r
    .selectFrom('leaver_guardians as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .leftJoin('users as worker', 'worker.id', 'l.user_id')
    .select([
      'l.id',
      'l.path_id',
      'l.kind',
      'l.person_id',
      'worker.display_name as worker_name',
      'l.consent_on',
      'l.note',
      'l.from_date',
      'l.to_date',
      ...WRITTEN,
    ])
    .where('l.path_id', 'in', idList(pathIds))
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  const ids = [...new Set(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])))];
  // Who opens the path is told who guards it, whosever case that person is; a protection hides the name all the same.
  const people = await relativesOf(r, viewer, ids, ids);
  return byParent(
    rows.map((row) => {
      const from = asLocalDate(row.from_date);
      const person = row.person_id === null ? undefined : people.get(row.person_id);
      return {
        parent: row.path_id,
        line: {
          id: asRecordId(row.id),
          kind: words.term('leaver-guardian', row.kind, from),
          personId: row.person_id === null ? null : asPersonId(row.person_id),
          name:
            row.person_id === null
              ? row.worker_name
              : person?.shown === true
                ? `${person.firstName} ${person.surname}`
                : null,
          from,
          to: dateOrNull(row.to_date),
          consentOn: dateOrNull(row.consent_on),
          note: row.note,
          ...writtenOf(row),
        },
      };
    }),
  );
}

async function programmesOf(r: Reader, pathIds: readonly string[], words: Words): Promise<ByParent<ProgrammeLine>> {
  const rows = await r
    .selectFrom('leaver_programmes as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select([
      'l.id',
      'l.path_id',
      'l.drafted_on',
      'l.approved_on',
      'l.approved_by',
      'l.assessed_on',
      'l.assessment',
      'l.note',
      ...WRITTEN,
    ])
    .where('l.path_id', 'in', idList(pathIds))
    .orderBy('l.drafted_on')
    .orderBy('l.id')
    .execute();
  const goals = await goalsOf(
    r,
    rows.map(({ id }) => id),
    words,
  );
  return byParent(
    rows.map((row) => ({
      parent: row.path_id,
      line: {
        id: asRecordId(row.id),
        draftedOn: asLocalDate(row.drafted_on),
        approvedOn: dateOrNull(row.approved_on),
        approvedBy: row.approved_by,
        assessedOn: dateOrNull(row.assessed_on),
        assessment: row.assessment,
        note: row.note,
        goals: [...(goals.get(row.id) ?? [])],
        ...writtenOf(row),
      },
    })),
  );
}

async function goalsOf(r: Reader, programmeIds: readonly string[], words: Words): Promise<ByParent<GoalLine>> {
  const rows = await r
    .selectFrom('leaver_goals as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select([
      'l.id',
      'l.programme_id',
      'l.kind',
      'l.area',
      'l.entered_on',
      'l.words',
      'l.due_on',
      'l.done_on',
      'l.outcome',
      ...WRITTEN,
    ])
    .where('l.programme_id', 'in', idList(programmeIds))
    .orderBy('l.entered_on')
    .orderBy('l.id')
    .execute();
  return byParent(
    rows.map((row) => {
      const enteredOn = asLocalDate(row.entered_on);
      return {
        parent: row.programme_id,
        line: {
          id: asRecordId(row.id),
          kind: known(GOAL_KINDS, row.kind, 'leaver_goals.kind'),
          area: words.term('leaver-area', row.area, enteredOn),
          enteredOn,
          words: row.words,
          dueOn: dateOrNull(row.due_on),
          doneOn: dateOrNull(row.done_on),
          outcome: row.outcome,
          ...writtenOf(row),
        },
      };
    }),
  );
}

async function helpOf(r: Reader, pathIds: readonly string[], words: Words): Promise<ByParent<HelpLine>> {
  const rows = await r
    .selectFrom('leaver_help as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select([
      'l.id',
      'l.path_id',
      'l.form',
      'l.requested_on',
      'l.state',
      'l.decision_number',
      'l.decision_on',
      'l.from_date',
      'l.to_date',
      'l.note',
      ...WRITTEN,
    ])
    .where('l.path_id', 'in', idList(pathIds))
    .orderBy('l.requested_on')
    .orderBy('l.id')
    .execute();
  const suspensions = await suspensionsOf(
    r,
    rows.map(({ id }) => id),
    words,
  );
  return byParent(
    rows.map((row) => {
      const requestedOn = asLocalDate(row.requested_on);
      const entry = words.entry('leaver-help', row.form, requestedOn);
      return {
        parent: row.path_id,
        line: {
          id: asRecordId(row.id),
          form: { code: entry.code, label: entry.label },
          article: entry.article,
          requestedOn,
          state: known(HELP_STATES, row.state, 'leaver_help.state'),
          decisionNumber: row.decision_number,
          decisionOn: dateOrNull(row.decision_on),
          from: dateOrNull(row.from_date),
          to: dateOrNull(row.to_date),
          note: row.note,
          suspensions: [...(suspensions.get(row.id) ?? [])],
          ...writtenOf(row),
        },
      };
    }),
  );
}

async function suspensionsOf(r: Reader, helpIds: readonly string[], words: Words): Promise<ByParent<SuspensionLine>> {
  const rows = await r
    .selectFrom('leaver_suspensions as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select(['l.id', 'l.help_id', 'l.reason', 'l.note', 'l.from_date', 'l.to_date', ...WRITTEN])
    .where('l.help_id', 'in', idList(helpIds))
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  return byParent(
    rows.map((row) => {
      const from = asLocalDate(row.from_date);
      const entry = words.entry('leaver-suspension', row.reason, from);
      return {
        parent: row.help_id,
        line: {
          id: asRecordId(row.id),
          reason: { code: entry.code, label: entry.label },
          article: entry.article,
          from,
          to: dateOrNull(row.to_date),
          note: row.note,
          ...writtenOf(row),
        },
      };
    }),
  );
}

async function stepsOf(r: Reader, pathIds: readonly string[], words: Words): Promise<ByParent<StepLine>> {
  const rows = await r
    .selectFrom('leaver_steps as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select(['l.id', 'l.path_id', 'l.step', 'l.done_on', 'l.kept_at', 'l.note', ...WRITTEN])
    .where('l.path_id', 'in', idList(pathIds))
    .orderBy('l.done_on')
    .orderBy('l.id')
    .execute();
  return byParent(
    rows.map((row) => {
      const doneOn = asLocalDate(row.done_on);
      return {
        parent: row.path_id,
        line: {
          id: asRecordId(row.id),
          step: words.term('leaver-step', row.step, doneOn),
          doneOn,
          keptAt: row.kept_at,
          note: row.note,
          ...writtenOf(row),
        },
      };
    }),
  );
}
