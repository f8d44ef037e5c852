import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../ui/print/document.ts';
import { CASELOADS_FIXTURE } from './caseloads/caseloads.fixture.ts';
import { caseloadsDocument } from './caseloads/caseloads.tsx';
import { FAMILIES_LIST_FIXTURE } from './families-list/families-list.fixture.ts';
import { FAMILIES_LIST_DEFAULTS, familiesListDocument } from './families-list/families-list.tsx';
import { FAMILY_CARD_FIXTURE } from './family-card/family-card.fixture.ts';
import { FAMILY_CARD_DEFAULTS, familyCardDocument } from './family-card/family-card.tsx';
import type { PrintContext } from './frame.tsx';
import { keyCardDocument } from './key-card/key-card.tsx';
import { NOTES_FIXTURE } from './notes/notes.fixture.ts';
import { notesDocument } from './notes/notes.tsx';
import { PLAN_FIXTURE } from './plan/plan.fixture.ts';
import { planDocument } from './plan/plan.tsx';
import { TASKS_LIST_FIXTURE } from './tasks-list/tasks-list.fixture.ts';
import { TASKS_LIST_DEFAULTS, tasksListDocument } from './tasks-list/tasks-list.tsx';
import { PEOPLE_LIST_FIXTURE } from './people-list/people-list.fixture.ts';
import { PEOPLE_LIST_DEFAULTS, peopleListDocument } from './people-list/people-list.tsx';
import { PERSON_CARD_FIXTURE } from './person-card/person-card.fixture.ts';
import { PERSON_CARD_DEFAULTS, personCardDocument } from './person-card/person-card.tsx';

/** Every printed document with data that strain it: tests turn each into paper and count its pages. */
export const PRINT_SAMPLES: Readonly<Record<string, (context: PrintContext) => PrintDocument>> = {
  'person-card': (context) => personCardDocument(PERSON_CARD_FIXTURE, PERSON_CARD_DEFAULTS, context),
  'family-card': (context) => familyCardDocument(FAMILY_CARD_FIXTURE, FAMILY_CARD_DEFAULTS, context),
  'people-list': (context) => peopleListDocument(PEOPLE_LIST_FIXTURE, 'wszystkie osoby', PEOPLE_LIST_DEFAULTS, context),
  'people-list-landscape': (context) =>
    peopleListDocument(
      PEOPLE_LIST_FIXTURE,
      'wszystkie osoby',
      { ...PEOPLE_LIST_DEFAULTS, orientation: 'landscape' },
      context,
    ),
  'families-list': (context) =>
    familiesListDocument(FAMILIES_LIST_FIXTURE, 'wszystkie rodziny', FAMILIES_LIST_DEFAULTS, context),
  notes: (context) => notesDocument(NOTES_FIXTURE, 'Konstantynopolitańscy', 'wszystkie wpisy', context),
  'tasks-list': (context) => tasksListDocument(TASKS_LIST_FIXTURE, 'Moje', TASKS_LIST_DEFAULTS, context),
  plan: (context) => planDocument(PLAN_FIXTURE, context),
  caseloads: (context) => caseloadsDocument(CASELOADS_FIXTURE, context),
  'key-card': (context) =>
    keyCardDocument(
      ['AGE-SECRET-KEY-1', 'Q7VHX2M4', 'LT9RWC6E', '8ZNPD3YK', '5UFAJGS0', '2XKV9QHT', '7MELQ2WX', '6NDZP8UY', '3G'],
      context.officeName,
      asLocalDate('2026-11-21'),
    ),
};
