import { assessmentDueOf, assessmentsOf } from '#db/repositories/assessments.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { assessmentsTable } from '#shared/features/family-work/assessment-paper.ts';
import type { PrintedAssessments } from '#shared/features/family-work/assessments.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Shown, view } from '../../../calls/unit-of-work.ts';
import { exportTables } from '../../../lists/export-paper.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { printedFamilyOf } from '../printed-family.ts';

interface OfFamily {
  readonly familyId: FamilyId;
}

/** Every assessment of a family as the data of the print of their list. */
export async function printAssessments(deps: Deps, actor: Actor, of: OfFamily): Promise<PrintedAssessments> {
  return await view(deps, actor, (r) => printedAssessmentsOf(r, deps, actor, of));
}

/** Saves every assessment of a family, a row each. */
export function exportAssessments(
  deps: Deps,
  actor: Actor,
  { format, ...of }: OfFamily & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportTables<Pick<PrintedAssessments, 'assessments'>>(deps, actor, {
    title: 'Oceny okresowe',
    format,
    empty: { assessments: [] },
    read: (r) => printedAssessmentsOf(r, deps, actor, of),
    tablesOf: (printed) => [assessmentsTable(printed)],
  });
}

async function printedAssessmentsOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  { familyId }: OfFamily,
): Promise<Shown<PrintedAssessments>> {
  const viewer = viewerOf(deps, actor, 'plans.export');
  await requireSight(r, viewer, 'family', [familyId]);
  const [family, assessments, due] = await Promise.all([
    printedFamilyOf(r, viewer, familyId, viewer.today),
    assessmentsOf(r, familyId),
    assessmentDueOf(r, familyId, viewer.today),
  ]);
  if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
  const { name, caseNumber, workerName } = family.result;
  return {
    result: { familyId, familyName: name, caseNumber, workerName, assessments, due },
    subjects: [{ kind: 'family', id: familyId }],
  };
}
