import {
  type PrintedAssessment,
  printedAssessment,
  type PrintedAssessments,
  printedAssessments,
} from '#shared/features/family-work/assessments.schema.ts';
import { PLAN_FIXTURE } from '../plan/plan.fixture.ts';

/** A long assessment after an earlier one, with a plan of many goals, somebody protected and somebody who died. */
export const ASSESSMENT_FIXTURE: PrintedAssessment = printedAssessment.parse({
  assessment: {
    id: '01890a5d-ac96-774b-bcd4-000000000001',
    on: '2027-02-02',
    result: 'partly-better',
    recommendation: 'change-plan',
    conclusions:
      'Rodzina współpracuje z asystentem. Starsze dziecko chodzi do szkoły regularnie, a oceny z języka polskiego są lepsze.\nBudżet domowy wymaga dalszej pracy: zaległości czynszowe rozłożono na raty.\n'
        .repeat(8)
        .trim(),
    nextDueOn: '2027-08-02',
    byName: 'Pracownik Przykładowy',
    at: '2027-02-02T09:00:00.000Z',
    withdrawn: null,
  },
  since: '2026-08-03',
  previous: { on: '2026-08-03', result: 'unchanged' },
  plan: PLAN_FIXTURE.plan,
  family: PLAN_FIXTURE.family,
});

/** Many years of assessments, a withdrawn one among them. */
export const ASSESSMENTS_FIXTURE: PrintedAssessments = printedAssessments.parse({
  familyId: PLAN_FIXTURE.family.id,
  familyName: PLAN_FIXTURE.family.name,
  caseNumber: PLAN_FIXTURE.family.caseNumber,
  workerName: PLAN_FIXTURE.family.workerName,
  assessments: Array.from({ length: 12 }, (_, index) => ({
    ...ASSESSMENT_FIXTURE.assessment,
    id: `01890a5d-ac96-774b-bcd5-${String(index).padStart(12, '0')}`,
    on: `${2026 - index}-02-02`,
    conclusions: 'Rodzina współpracuje z asystentem.\nStarsze dziecko chodzi do szkoły regularnie.',
    withdrawn:
      index === 3
        ? { at: '2024-02-05T09:00:00.000Z', byName: 'Kierownik Przykładowy', reason: 'ocena innej rodziny' }
        : null,
  })),
  due: { on: '2027-08-02', since: '2027-02-02', first: false, months: 6, source: 'art. 15 ust. 1 pkt 15' },
});
