import { sql } from 'kysely';

import { FAMILY_KINDS } from '#shared/features/families/families.schema.ts';
import {
  assessedSince,
  assessmentDueOn,
  type AssessmentRules,
  type WorkFacts,
} from '#shared/features/family-work/assessment-due.rules.ts';
import {
  ASSESSMENT_RECOMMENDATIONS,
  ASSESSMENT_RESULTS,
  type Assessment,
  type AssessmentDue,
  type AssessmentFields,
} from '#shared/features/family-work/assessments.schema.ts';
import type { FamilyId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { rulesOf } from './rules.repository.ts';
import { asFamilyId, asRecordId, asUserId, dateOrNull, idList, known, pieces } from './values.ts';

export interface NewAssessment extends AssessmentFields {
  readonly id: RecordId;
  readonly familyId: FamilyId;
  readonly nextDueOn: LocalDate | null;
  readonly change: Change;
}

export async function insertAssessments(tx: Tx, assessments: readonly NewAssessment[]): Promise<void> {
  for (const some of pieces(assessments, 300)) {
    await tx
      .insertInto('family_assessments')
      .values(
        some.map((assessment) => ({
          id: assessment.id,
          family_id: assessment.familyId,
          on_date: assessment.on,
          result: assessment.result,
          recommendation: assessment.recommendation,
          conclusions: assessment.conclusions,
          next_due_on: assessment.nextDueOn,
          by_user: assessment.change.by,
          at: assessment.change.at,
        })),
      )
      .execute();
  }
}

export async function withdrawAssessment(tx: Tx, id: RecordId, change: Change, reason: string): Promise<void> {
  await tx
    .updateTable('family_assessments')
    .set({ withdrawn_at: change.at, withdrawn_by: change.by, withdraw_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** Undoes a withdrawal. @returns false when another assessment of that day counts meanwhile */
export async function reinstateAssessment(tx: Tx, id: RecordId, familyId: FamilyId, on: LocalDate): Promise<boolean> {
  const other = await tx
    .selectFrom('family_assessments')
    .select('id')
    .where('family_id', '=', familyId)
    .where('on_date', '=', on)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (other !== undefined) return false;
  await tx
    .updateTable('family_assessments')
    .set({ withdrawn_at: null, withdrawn_by: null, withdraw_reason: null })
    .where('id', '=', id)
    .execute();
  return true;
}

export interface StoredAssessment {
  readonly familyId: FamilyId;
  readonly on: LocalDate;
  readonly withdrawn: boolean;
  readonly withdrawReason: string | null;
}

export async function storedAssessment(r: Reader, id: RecordId): Promise<StoredAssessment | null> {
  const row = await r
    .selectFrom('family_assessments')
    .select(['family_id', 'on_date', 'withdrawn_at', 'withdraw_reason'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    familyId: asFamilyId(row.family_id),
    on: asLocalDate(row.on_date),
    withdrawn: row.withdrawn_at !== null,
    withdrawReason: row.withdraw_reason,
  };
}

/** Assessments of a family, newest first, withdrawn ones among them. */
export async function assessmentsOf(r: Reader, familyId: FamilyId): Promise<Assessment[]> {
  const rows = await r
    .selectFrom('family_assessments as a')
    .innerJoin('users', 'users.id', 'a.by_user')
    .leftJoin('users as withdrawer', 'withdrawer.id', 'a.withdrawn_by')
    .select([
      'a.id',
      'a.on_date',
      'a.result',
      'a.recommendation',
      'a.conclusions',
      'a.next_due_on',
      'a.at',
      'a.withdrawn_at',
      'a.withdraw_reason',
      'users.display_name',
      'withdrawer.display_name as withdrawn_by_name',
    ])
    .where('a.family_id', '=', familyId)
    .orderBy('a.on_date', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    on: asLocalDate(row.on_date),
    result: known(ASSESSMENT_RESULTS, row.result, 'family_assessments.result'),
    recommendation: known(ASSESSMENT_RECOMMENDATIONS, row.recommendation, 'family_assessments.recommendation'),
    conclusions: row.conclusions,
    nextDueOn: dateOrNull(row.next_due_on),
    byName: row.display_name,
    at: instant.parse(row.at),
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            at: instant.parse(row.withdrawn_at),
            byName: row.withdrawn_by_name ?? '',
            reason: row.withdraw_reason ?? '',
          },
  }));
}

/** The last assessment that holds, with what it decided; null when none was made. */
export async function lastAssessment(
  r: Reader,
  familyId: FamilyId,
): Promise<{ readonly on: LocalDate; readonly ends: boolean; readonly nextDueOn: LocalDate | null } | null> {
  const row = await r
    .selectFrom('family_assessments')
    .select(['on_date', 'recommendation', 'next_due_on'])
    .where('family_id', '=', familyId)
    .where('withdrawn_at', 'is', null)
    .orderBy('on_date', 'desc')
    .executeTakeFirst();
  if (row === undefined) return null;
  return { on: asLocalDate(row.on_date), ends: row.recommendation === 'end', nextDueOn: dateOrNull(row.next_due_on) };
}

/** When the next assessment of a family is due, see `assessmentDueOn`. */
export async function assessmentDueOf(r: Reader, familyId: FamilyId, today: LocalDate): Promise<AssessmentDue> {
  return (await duesOf(r, [familyId], today)).get(familyId) ?? null;
}

/** As `assessmentDueOf` for many families at once; families of which none is due are missing. */
export async function assessmentDuesOf(
  r: Reader,
  ids: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  return new Map([...(await duesOf(r, ids, today))].map(([id, { on }]) => [id, on]));
}

/**
 * The day from which an assessment of that day looks back on the family: the one before it, or the beginning of work.
 * @param previous the last one before that day; null when there was none
 */
export async function assessmentSince(
  r: Reader,
  familyId: FamilyId,
  day: LocalDate,
  previous: WorkFacts['last'],
): Promise<LocalDate | null> {
  const [facts, { kinds }] = await Promise.all([workFacts(r, [familyId]), assessmentRules(r, day)]);
  const ofFamily = facts.get(familyId);
  return ofFamily === undefined ? null : assessedSince({ ...ofFamily, last: previous }, kinds, day);
}

/**
 * Families whose open task of the next assessment is not what the rule says on that day, with the worker of the task where
 * there is one: a kind, a plan or a rule entered ahead has begun or run out since.
 */
export async function behindTheirTerm(
  r: Reader,
  today: LocalDate,
): Promise<readonly { readonly id: FamilyId; readonly userId: UserId | null }[]> {
  const rows = await r
    .selectFrom('families')
    .leftJoin('tasks', (join) =>
      join
        .onRef('tasks.family_id', '=', 'families.id')
        .on('tasks.source', '=', 'assessment')
        .on('tasks.state', '=', 'open'),
    )
    .select(['families.id', 'tasks.due_on', 'tasks.user_id'])
    .where((where) => where.or([where('families.archived_on', 'is', null), where('tasks.id', 'is not', null)]))
    .execute();
  const ids = rows.map(({ id }) => id);
  const dues = await duesOf(r, ids, today);
  return rows
    .filter(({ id, due_on }) => (dues.get(id)?.on ?? null) !== due_on)
    .map(({ id, user_id }) => ({ id: asFamilyId(id), userId: user_id === null ? null : asUserId(user_id) }));
}

async function duesOf(
  r: Reader,
  ids: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, NonNullable<AssessmentDue>>> {
  const [facts, rules] = await Promise.all([workFacts(r, ids), assessmentRules(r, today)]);
  const dues = new Map<string, NonNullable<AssessmentDue>>();
  for (const [id, ofFamily] of facts) {
    const due = assessmentDueOn(ofFamily, rules, today);
    if (due !== null) dues.set(id, due);
  }
  return dues;
}

/** The rules of the term; which kinds are worked with is asked of the rule of that day. */
async function assessmentRules(r: Reader, day: LocalDate): Promise<AssessmentRules> {
  const ruleOn = await rulesOf(r, ['family-assessment-months', 'family-assistant-kinds']);
  return {
    kinds: ruleOn('family-assistant-kinds', day)?.value ?? [],
    monthsOn: (on) => ruleOn('family-assessment-months', on),
  };
}

interface WorkRow {
  readonly id: string;
  readonly archived_on: string | null;
  readonly restored_on: string | null;
  /** JSON: [kind, from, to] of each. */
  readonly kinds: string;
  /** JSON: [from, until] of each, in the order of writing. */
  readonly plans: string;
  /** JSON: first days. */
  readonly assigned: string;
  /** JSON: [on, recommendation, next due] of the last one that holds. */
  readonly last: string | null;
}

/** What decides when an assessment is due, of many families in one statement. */
async function workFacts(r: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, WorkFacts>> {
  const { rows } = await sql<WorkRow>`
    SELECT f.id, f.archived_on, f.restored_on,
      (SELECT json_group_array(json_array(k.kind, k.from_date, k.to_date)) FROM family_kinds k
        WHERE k.family_id = f.id) AS kinds,
      (SELECT json_group_array(json_array(p.from_date, p.until_date) ORDER BY p.at, p.id) FROM family_plans p
        WHERE p.family_id = f.id) AS plans,
      (SELECT json_group_array(a.from_date) FROM assignments a WHERE a.family_id = f.id) AS assigned,
      (SELECT json_array(s.on_date, s.recommendation, s.next_due_on) FROM family_assessments s
        WHERE s.family_id = f.id AND s.withdrawn_at IS NULL ORDER BY s.on_date DESC LIMIT 1) AS last
    FROM families f WHERE f.id IN ${idList(ids)}`.execute(r);
  return new Map(rows.map((row) => [row.id, workFactsOf(row)]));
}

function workFactsOf(row: WorkRow): WorkFacts {
  const kinds = JSON.parse(row.kinds) as [kind: string, from: string, to: string | null][];
  const plans = JSON.parse(row.plans) as [from: string, until: string | null][];
  const assigned = JSON.parse(row.assigned) as string[];
  const last =
    row.last === null ? null : (JSON.parse(row.last) as [on: string, recommendation: string, nextDueOn: string | null]);
  return {
    archived: row.archived_on !== null,
    restoredOn: dateOrNull(row.restored_on),
    kinds: kinds.map(([kind, from, to]) => ({
      kind: known(FAMILY_KINDS, kind, 'family_kinds.kind'),
      from: asLocalDate(from),
      to: dateOrNull(to),
    })),
    plans: plans.map(([from, until]) => ({ from: asLocalDate(from), until: dateOrNull(until) })),
    assignedOn: assigned.map((day) => asLocalDate(day)),
    last: last === null ? null : { on: asLocalDate(last[0]), ends: last[1] === 'end', nextDueOn: dateOrNull(last[2]) },
  };
}
