import { CASELOADS_TABLES } from './0002-people-complete.caseloads.ts';
import { DRAFTS_RULES, DRAFTS_TABLES } from './0002-people-complete.drafts.ts';
import { FAMILY_WORK_TABLES } from './0002-people-complete.family-work.ts';
import { PERSON_DETAILS_TABLES } from './0002-people-complete.person.ts';
import { RELATIONS_TABLES } from './0002-people-complete.relations.ts';

/** People and families, complete: details, relations, work with a family, drafts, caseloads. */
export const peopleComplete = {
  number: 2,
  name: '0002-people-complete',
  up: [
    ...PERSON_DETAILS_TABLES,
    ...RELATIONS_TABLES,
    ...FAMILY_WORK_TABLES,
    ...DRAFTS_TABLES,
    ...CASELOADS_TABLES,
    ...DRAFTS_RULES,
  ],
} as const;
