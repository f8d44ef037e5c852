import { ASSESSMENT_TASK } from '#shared/features/family-work/family-work.labels.ts';
import { nextAssessmentOn } from '#shared/features/family-work/family-work.rules.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, asLocalDate, today as todayAt, type LocalDate } from '#shared/kernel/local-date.ts';

import { assessmentDuesOf, insertAssessments, type NewAssessment } from '../repositories/assessments.repository.ts';
import { ruleOn } from '../repositories/rules.repository.ts';
import { insertTasks, type NewTask } from '../repositories/tasks.repository.ts';
import { asFamilyId, asRecordId, asUserId, dateOrNull, groupBy, pieces } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { workingMoments } from './moments.ts';
import { DEMO_CONCLUSIONS } from './work-texts.ts';

/** One family in so many is assessed some days too late: an office has a few such, never most of them. */
const LATE_ONE_IN = 12;
/** The newest ones of each family; an office of years would have more, which nobody looks at in a demonstration. */
const KEPT = 3;
const HALF_A_YEAR = 181;
const AT_ONCE = 2_000;

interface Led {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly userId: UserId;
}

interface AssessedFamily {
  readonly id: FamilyId;
  readonly since: LocalDate;
  /** Who led it, oldest first; may be nobody. */
  readonly led: readonly Led[];
}

/**
 * The half-year assessments of every family that is worked with, and the task of the next one where somebody leads it.
 * Young families wait for their first; some of all are a few days late.
 */
export async function fillAssessments(
  tx: Tx,
  options: { readonly ids: { next(): string }; readonly now: Instant; readonly otherwise: UserId },
): Promise<void> {
  const { ids, now, otherwise } = options;
  const today = todayAt(now);
  const momentOf = workingMoments(now);
  const months = (await ruleOn(tx, 'family-assessment-months', today)).value;
  const families = await assessedFamilies(tx, today);
  const assessments: NewAssessment[] = [];
  for (const [index, { id, since, led }] of families.entries()) {
    for (const [place, on] of daysOfAssessments(index, since, today).entries()) {
      const by = led.find(({ from, to }) => from <= on && (to === null || to >= on))?.userId ?? otherwise;
      assessments.push({
        id: asRecordId(ids.next()),
        familyId: id,
        on,
        result: (index + place) % 2 === 0 ? 'partly-better' : 'better',
        recommendation: 'continue',
        conclusions: DEMO_CONCLUSIONS[(index + place) % DEMO_CONCLUSIONS.length] ?? DEMO_CONCLUSIONS[0],
        nextDueOn: nextAssessmentOn(on, months),
        change: { by, at: momentOf(on) },
      });
    }
  }
  await insertAssessments(tx, assessments);
  for (const some of pieces(families, AT_ONCE)) {
    const dues = await assessmentDuesOf(
      tx,
      some.map(({ id }) => id),
      today,
    );
    const tasks = some.flatMap(({ id, since, led }): NewTask[] => {
      const dueOn = dues.get(id);
      const userId = led.find(({ to }) => to === null)?.userId;
      if (dueOn === undefined || userId === undefined) return [];
      const change = { by: userId, at: momentOf(since) };
      const record = { kind: 'family', id } as const;
      return [
        { id: asRecordId(ids.next()), record, what: ASSESSMENT_TASK, dueOn, userId, source: 'assessment', change },
      ];
    });
    await insertTasks(tx, tasks);
  }
}

/** The days of a family's assessments, newest first; none before work with it began. */
export function daysOfAssessments(index: number, since: LocalDate, today: LocalDate): readonly LocalDate[] {
  const late = index % LATE_ONE_IN === 5;
  const last = addDays(today, late ? -(188 + (index % 5) * 2) : -(4 + ((index * 37) % 170)));
  return Array.from({ length: KEPT }, (_, back) => addDays(last, -back * HALF_A_YEAR)).filter((on) => on > since);
}

async function assessedFamilies(tx: Tx, today: LocalDate): Promise<readonly AssessedFamily[]> {
  const kinds = (await ruleOn(tx, 'family-assistant-kinds', today)).value;
  const rows = await tx
    .selectFrom('families')
    .innerJoin('family_kinds as kind', 'kind.family_id', 'families.id')
    .select(['families.id', 'kind.from_date'])
    .where('families.archived_on', 'is', null)
    .where('kind.to_date', 'is', null)
    .where('kind.kind', 'in', [...kinds])
    .orderBy('families.rowkey')
    .execute();
  const assigned = await tx
    .selectFrom('assignments')
    .select(['family_id', 'user_id', 'from_date', 'to_date'])
    .where('family_id', 'is not', null)
    .orderBy('from_date')
    .execute();
  const ledOf = groupBy(assigned, (row) => row.family_id);
  return rows.map(({ id, from_date }) => ({
    id: asFamilyId(id),
    since: asLocalDate(from_date),
    led: (ledOf.get(id) ?? []).map((row) => ({
      from: asLocalDate(row.from_date),
      to: dateOrNull(row.to_date),
      userId: asUserId(row.user_id),
    })),
  }));
}
