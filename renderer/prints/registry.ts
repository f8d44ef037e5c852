import { AUDIT_COLUMNS } from '#shared/features/audit/audit.schema.ts';
import { FAMILY_COLUMNS } from '#shared/features/families/families.schema.ts';
import { TASK_COLUMNS } from '#shared/features/family-work/tasks.schema.ts';
import { PEOPLE_COLUMNS } from '#shared/features/people/people.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../ui/print/document.ts';
import { ASSESSMENT_FIXTURE, ASSESSMENTS_FIXTURE } from './assessment/assessment.fixture.ts';
import { assessmentDocument, assessmentsDocument } from './assessment/assessment.tsx';
import { AUDIT_LIST_FIXTURE } from './audit-list/audit-list.fixture.ts';
import { auditListDocument } from './audit-list/audit-list.tsx';
import { CASELOADS_FIXTURE } from './caseloads/caseloads.fixture.ts';
import { caseloadsDocument } from './caseloads/caseloads.tsx';
import { caseloadsLogDocument } from './caseloads-log/caseloads-log.tsx';
import { CASELOADS_LOG_FIXTURE, LED_BY_FIXTURE } from './caseloads-log/caseloads-log.fixture.ts';
import { ledByDocument } from './led-by/led-by.tsx';
import { USERS_LIST_FIXTURE } from './users-list/users-list.fixture.ts';
import { usersListDocument } from './users-list/users-list.tsx';
import { EXCEPTION_COLUMNS } from '#shared/features/foster-care/exceptions.schema.ts';
import { CHILD_COLUMNS } from '#shared/features/foster-care/care.schema.ts';
import { HOME_COLUMNS } from '#shared/features/foster-care/homes.schema.ts';
import { CARE_CARD_FIXTURE } from './care-card/care-card.fixture.ts';
import { careCardDocument } from './care-card/care-card.tsx';
import { LEAVER_COLUMNS } from '#shared/features/foster-care/leavers.schema.ts';
import { LEAVER_CARD_FIXTURE } from './leaver-card/leaver-card.fixture.ts';
import { leaverCardDocument, leaverProgrammeDocument } from './leaver-card/leaver-card.tsx';
import { LEAVERS_LIST_FIXTURE } from './leavers-list/leavers-list.fixture.ts';
import { leaversListDocument } from './leavers-list/leavers-list.tsx';
import { HOME_CARD_FIXTURE } from './home-card/home-card.fixture.ts';
import { homeCardDocument } from './home-card/home-card.tsx';
import { EXCEPTIONS_LIST_FIXTURE } from './exceptions-list/exceptions-list.fixture.ts';
import { exceptionsListDocument } from './exceptions-list/exceptions-list.tsx';
import { CHILDREN_LIST_FIXTURE } from './children-list/children-list.fixture.ts';
import { childrenListDocument } from './children-list/children-list.tsx';
import { HOMES_LIST_FIXTURE } from './homes-list/homes-list.fixture.ts';
import { homesListDocument } from './homes-list/homes-list.tsx';
import { FAMILIES_LIST_FIXTURE } from './families-list/families-list.fixture.ts';
import { familiesListDocument } from './families-list/families-list.tsx';
import { FAMILY_CARD_FIXTURE } from './family-card/family-card.fixture.ts';
import { FAMILY_CARD_DEFAULTS, familyCardDocument } from './family-card/family-card.tsx';
import type { PrintContext } from './frame.tsx';
import { GENOGRAM_FIXTURE, LARGE_GENOGRAM_FIXTURE } from './genogram/genogram.fixture.ts';
import { genogramDocument } from './genogram/genogram.tsx';
import { keyCardDocument } from './key-card/key-card.tsx';
import { FAMILY_HISTORY_FIXTURE, PERSON_HISTORY_FIXTURE } from './history/history.fixture.ts';
import { familyHistoryDocument, personHistoryDocument } from './history/history.tsx';
import { NETWORK_FIXTURE } from './network/network.fixture.ts';
import { networkDocument } from './network/network.tsx';
import { NOTES_FIXTURE } from './notes/notes.fixture.ts';
import { notesDocument } from './notes/notes.tsx';
import { PLAN_FIXTURE } from './plan/plan.fixture.ts';
import { planDocument } from './plan/plan.tsx';
import type { DocumentMaker } from './print-screen.ts';
import { TASKS_LIST_FIXTURE } from './tasks-list/tasks-list.fixture.ts';
import { tasksListDocument } from './tasks-list/tasks-list.tsx';
import { PEOPLE_LIST_FIXTURE } from './people-list/people-list.fixture.ts';
import { BOARD_FIXTURE, MATCHING_FIXTURE } from './vacancies/vacancies.fixture.ts';
import { boardDocument, matchingDocument } from './vacancies/vacancies.tsx';
import { peopleListDocument } from './people-list/people-list.tsx';
import { PERSON_CARD_FIXTURE } from './person-card/person-card.fixture.ts';
import { PERSON_CARD_DEFAULTS, personCardDocument } from './person-card/person-card.tsx';

/** A printed document with data that strain it. */
export interface PrintSample {
  readonly of: DocumentMaker;
  draw(context: PrintContext): PrintDocument;
}

/** `given` stands between the document and the context, which every document takes last. */
function sample<Given extends readonly unknown[]>(
  of: (...given: [...Given, PrintContext]) => PrintDocument,
  ...given: Given
): PrintSample {
  return { of, draw: (context) => of(...given, context) };
}

/** Every printed document: tests turn each into paper and count its pages. */
export const PRINT_SAMPLES: Readonly<Record<string, PrintSample>> = {
  'person-card': sample(personCardDocument, PERSON_CARD_FIXTURE, PERSON_CARD_DEFAULTS),
  'family-card': sample(familyCardDocument, FAMILY_CARD_FIXTURE, FAMILY_CARD_DEFAULTS),
  genogram: sample(genogramDocument, GENOGRAM_FIXTURE, asLocalDate('2026-11-21')),
  'genogram-large': sample(genogramDocument, LARGE_GENOGRAM_FIXTURE, asLocalDate('2026-11-21')),
  'person-history': sample(personHistoryDocument, PERSON_HISTORY_FIXTURE),
  'family-history': sample(familyHistoryDocument, FAMILY_HISTORY_FIXTURE),
  network: sample(networkDocument, NETWORK_FIXTURE),
  'people-list': sample(peopleListDocument, PEOPLE_LIST_FIXTURE, 'wszystkie osoby', {
    columns: ['name', 'birthDate', 'age', 'families', 'address', 'worker'],
    orientation: 'portrait',
  }),
  'people-list-landscape': sample(peopleListDocument, PEOPLE_LIST_FIXTURE, 'wszystkie osoby', {
    columns: PEOPLE_COLUMNS,
    orientation: 'landscape',
  }),
  'care-card': sample(careCardDocument, CARE_CARD_FIXTURE),
  'leaver-card': sample(leaverCardDocument, LEAVER_CARD_FIXTURE),
  'leaver-programme': sample(leaverProgrammeDocument, LEAVER_CARD_FIXTURE),
  'leavers-list': sample(leaversListDocument, LEAVERS_LIST_FIXTURE, 'wszyscy w toku', {
    columns: LEAVER_COLUMNS,
    orientation: 'landscape',
  }),
  'home-card': sample(homeCardDocument, HOME_CARD_FIXTURE),
  'children-list': sample(childrenListDocument, CHILDREN_LIST_FIXTURE, 'wszystkie dzieci', {
    columns: CHILD_COLUMNS,
    orientation: 'landscape',
  }),
  'exceptions-list': sample(exceptionsListDocument, EXCEPTIONS_LIST_FIXTURE, 'wszystkie wyjątki', {
    columns: EXCEPTION_COLUMNS,
    orientation: 'landscape',
  }),
  'homes-list': sample(homesListDocument, HOMES_LIST_FIXTURE, 'wszystkie', {
    columns: HOME_COLUMNS,
    orientation: 'landscape',
  }),
  vacancies: sample(boardDocument, BOARD_FIXTURE),
  'place-proposals': sample(matchingDocument, MATCHING_FIXTURE),
  'families-list': sample(familiesListDocument, FAMILIES_LIST_FIXTURE, 'wszystkie rodziny', {
    columns: FAMILY_COLUMNS,
    orientation: 'landscape',
  }),
  notes: sample(notesDocument, NOTES_FIXTURE, 'Konstantynopolitańscy', 'wszystkie wpisy'),
  'tasks-list': sample(tasksListDocument, TASKS_LIST_FIXTURE, 'Moje', {
    columns: TASK_COLUMNS,
    orientation: 'landscape',
  }),
  plan: sample(planDocument, PLAN_FIXTURE),
  assessment: sample(assessmentDocument, ASSESSMENT_FIXTURE),
  assessments: sample(assessmentsDocument, ASSESSMENTS_FIXTURE),
  caseloads: sample(caseloadsDocument, CASELOADS_FIXTURE),
  'audit-list': sample(auditListDocument, AUDIT_LIST_FIXTURE, 'wszystkie zapisy', {
    columns: AUDIT_COLUMNS,
    orientation: 'landscape',
  }),
  'caseloads-log': sample(caseloadsLogDocument, CASELOADS_LOG_FIXTURE),
  'led-by': sample(ledByDocument, LED_BY_FIXTURE),
  'users-list': sample(usersListDocument, USERS_LIST_FIXTURE),
  'key-card': {
    of: keyCardDocument,
    draw: ({ officeName }) =>
      keyCardDocument(
        {
          parts: [
            'AGE-SECRET-KEY-1',
            'Q7VHX2M4',
            'LT9RWC6E',
            '8ZNPD3YK',
            '5UFAJGS0',
            '2XKV9QHT',
            '7MELQ2WX',
            '6NDZP8UY',
            '3G',
          ],
          fingerprint: '4f2a91c0d3e85b76',
          createdOn: '2026-11-21',
        },
        officeName,
      ),
  },
};
