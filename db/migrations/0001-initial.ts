import { AUDIT_TABLES } from './0001-initial.audit.ts';
import { OFFICE_TABLES } from './0001-initial.office.ts';
import { PEOPLE_TABLES } from './0001-initial.people.ts';

/** The first schema: office and users, people and families with dated rows, audit. */
export const initial = {
  number: 1,
  name: '0001-initial',
  up: [...OFFICE_TABLES, ...PEOPLE_TABLES, ...AUDIT_TABLES],
} as const;
