import { administrationContract } from '../features/administration/administration.contract.ts';
import { auditContract } from '../features/audit/audit.contract.ts';
import { backupsContract } from '../features/backups/backups.contract.ts';
import { caseloadsContract } from '../features/caseloads/caseloads.contract.ts';
import { careContract } from '../features/foster-care/care.contract.ts';
import { placementExceptionsContract } from '../features/foster-care/exceptions.contract.ts';
import { communesContract } from '../features/communes/communes.contract.ts';
import { dashboardContract } from '../features/dashboard/dashboard.contract.ts';
import { dictionariesContract } from '../features/dictionaries/dictionaries.contract.ts';
import { draftsContract } from '../features/drafts/drafts.contract.ts';
import { familiesContract } from '../features/families/families.contract.ts';
import { filtersContract } from '../features/filters/filters.contract.ts';
import { homesContract } from '../features/foster-care/homes.contract.ts';
import { leaversContract } from '../features/foster-care/leavers.contract.ts';
import { vacanciesContract } from '../features/foster-care/vacancies.contract.ts';
import { notesContract } from '../features/family-work/notes.contract.ts';
import { plansContract } from '../features/family-work/plans.contract.ts';
import { tasksContract } from '../features/family-work/tasks.contract.ts';
import { peopleContract } from '../features/people/people.contract.ts';
import { preferencesContract } from '../features/preferences/preferences.contract.ts';
import { printingContract } from '../features/printing/printing.contract.ts';
import { recoveryKeysContract } from '../features/recovery-keys/recovery-keys.contract.ts';
import { relationsContract } from '../features/relations/relations.contract.ts';
import { sessionContract } from '../features/session/session.contract.ts';

/** The one registry: everything the page may ask of the main process. */
export const contract = {
  session: sessionContract,
  dashboard: dashboardContract,
  people: peopleContract,
  families: familiesContract,
  relations: relationsContract,
  notes: notesContract,
  tasks: tasksContract,
  plans: plansContract,
  homes: homesContract,
  care: careContract,
  placementExceptions: placementExceptionsContract,
  leavers: leaversContract,
  vacancies: vacanciesContract,
  dictionaries: dictionariesContract,
  caseloads: caseloadsContract,
  communes: communesContract,
  audit: auditContract,
  administration: administrationContract,
  backups: backupsContract,
  recoveryKeys: recoveryKeysContract,
  preferences: preferencesContract,
  drafts: draftsContract,
  filters: filtersContract,
  printing: printingContract,
};
export type Contract = typeof contract;
