import { sql } from 'kysely';

import { nextAssessmentOn } from '#shared/features/family-work/family-work.rules.ts';
import {
  ASSESSMENT_RECOMMENDATIONS,
  ASSESSMENT_RESULTS,
  type Assessment,
  type AssessmentDue,
  type AssessmentFields,
} from '#shared/features/family-work/assessments.schema.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { holdsOn } from './reach.repository.ts';
import { ruleOrNullOn } from './rules.repository.ts';
import { asFamilyId, asRecordId, dateOrNull, idList, known, pieces } from './values.ts';

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

/**
 * When the next assessment is due: a dated rule's months after the last one or, before the first, after work began (the
 * day from which the family is of a kind that a dated rule gives an asystent, else its first plan). Null after work has ended, in the archive,
 * and for families nobody works with in this way.
 */
export async function assessmentDueOf(r: Reader, familyId: FamilyId, today: LocalDate): Promise<AssessmentDue> {
  const [family, last, plan, kinds] = await Promise.all([
    r
      .selectFrom('families')
      .leftJoin('family_kinds', (join) =>
        join.onRef('family_kinds.family_id', '=', 'families.id').on('family_kinds.to_date', 'is', null),
      )
      .select(['families.archived_on', 'family_kinds.kind', 'family_kinds.from_date'])
      .where('families.id', '=', familyId)
      .executeTakeFirst(),
    lastAssessment(r, familyId),
    r
      .selectFrom('family_plans')
      .select('from_date')
      .where('family_id', '=', familyId)
      .orderBy('from_date')
      .executeTakeFirst(),
    ruleOrNullOn(r, 'family-assistant-kinds', today),
  ]);
  if (family === undefined || family.archived_on !== null || last?.ends === true) return null;
  const worked = worksWith(kinds, family.kind) ? family.from_date : (plan?.from_date ?? null);
  const since = last?.on ?? dateOrNull(worked);
  if (since === null) return null;
  const rule = await ruleOrNullOn(r, 'family-assessment-months', last === null ? today : last.on);
  if (rule === null) return null;
  const on = last?.nextDueOn ?? nextAssessmentOn(since, rule.value);
  return { on, since, first: last === null, months: rule.value, source: rule.source };
}

/** Whether families of that kind are worked with from the day they are of it, by the rule of the day. */
function worksWith(kinds: { readonly value: readonly string[] } | null, kind: string | null): boolean {
  return kind !== null && kinds?.value.includes(kind) === true;
}

/** When the work with the family that goes on that day began, as for `assessmentDueOf`; null where nobody knows. */
export async function workBeganOn(r: Reader, familyId: FamilyId, day: LocalDate): Promise<LocalDate | null> {
  const [kind, plan, kinds] = await Promise.all([
    r
      .selectFrom('family_kinds')
      .select(['kind', 'from_date'])
      .where('family_id', '=', familyId)
      .where(holdsOn(day, 'family_kinds'))
      .executeTakeFirst(),
    r
      .selectFrom('family_plans')
      .select('from_date')
      .where('family_id', '=', familyId)
      .where('from_date', '<=', day)
      .orderBy('from_date')
      .executeTakeFirst(),
    ruleOrNullOn(r, 'family-assistant-kinds', day),
  ]);
  const began = kind !== undefined && worksWith(kinds, kind.kind) ? kind.from_date : plan?.from_date;
  return dateOrNull(began ?? null);
}

/** As `assessmentDueOf` for many families at once; families of which none is due are missing. */
export async function assessmentDuesOf(
  r: Reader,
  ids: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  const [families, assessments, plans, rule, kinds] = await Promise.all([
    r
      .selectFrom('families')
      .leftJoin('family_kinds', (join) =>
        join.onRef('family_kinds.family_id', '=', 'families.id').on('family_kinds.to_date', 'is', null),
      )
      .select(['families.id', 'families.archived_on', 'family_kinds.kind', 'family_kinds.from_date'])
      .where('families.id', 'in', idList(ids))
      .execute(),
    r
      .selectFrom('family_assessments')
      .select(['family_id', 'recommendation', 'next_due_on'])
      .where('family_id', 'in', idList(ids))
      .where('withdrawn_at', 'is', null)
      .orderBy('on_date')
      .execute(),
    r
      .selectFrom('family_plans')
      .select(['family_id', sql<string>`min(from_date)`.as('from_date')])
      .where('family_id', 'in', idList(ids))
      .groupBy('family_id')
      .execute(),
    ruleOrNullOn(r, 'family-assessment-months', today),
    ruleOrNullOn(r, 'family-assistant-kinds', today),
  ]);
  const lastOf = new Map(assessments.map((one) => [one.family_id, one]));
  const planOf = new Map(plans.map((one) => [one.family_id, one.from_date]));
  const dues = new Map<string, LocalDate>();
  for (const { id, archived_on, kind, from_date } of families) {
    const last = lastOf.get(id);
    if (archived_on !== null || last?.recommendation === 'end') continue;
    const since = dateOrNull(worksWith(kinds, kind) ? from_date : (planOf.get(id) ?? null));
    const due =
      dateOrNull(last?.next_due_on ?? null) ??
      (since === null || rule === null ? null : nextAssessmentOn(since, rule.value));
    if (due !== null) dues.set(id, due);
  }
  return dues;
}
