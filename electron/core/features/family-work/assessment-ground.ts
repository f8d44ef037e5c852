import { lastAssessment } from '#db/repositories/assessments.repository.ts';
import { storedFamily } from '#db/repositories/families.repository.ts';
import { newestPlan } from '#db/repositories/plans.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { AssessmentGround } from '#shared/features/family-work/assessments.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

/** What a new assessment of a family is judged by. */
export async function assessmentGroundOf(r: Reader, familyId: FamilyId): Promise<AssessmentGround> {
  const [last, family, plan] = await Promise.all([
    lastAssessment(r, familyId),
    storedFamily(r, familyId),
    newestPlan(r, familyId),
  ]);
  return { last: last?.on ?? null, began: family?.kinds[0]?.from ?? null, planned: plan !== null };
}
