import {
  printFamiliesScreen,
  printFamilyHistoryScreen,
  printFamilyNetworkScreen,
  printFamilyScreen,
  printGenogramScreen,
} from '../features/families/index.ts';
import {
  printPeopleScreen,
  printPersonHistoryScreen,
  printPersonNetworkScreen,
  printPersonScreen,
} from '../features/people/index.ts';
import {
  printChildrenScreen,
  printExceptionsScreen,
  printChildScreen,
  printLeaverProgrammeScreen,
  printLeaverScreen,
  printLeaversScreen,
  printHomeScreen,
  printHomesScreen,
  printMatchScreen,
  printVacanciesScreen,
} from '../features/foster-care/index.ts';
import { printAuditScreen } from '../features/audit/index.ts';
import { assessmentDocument, assessmentsDocument } from './assessment/assessment.tsx';
import { PrintAssessmentPage } from './assessment/print-assessment-page.tsx';
import { PrintAssessmentsPage } from './assessment/print-assessments-page.tsx';
import { auditListDocument } from './audit-list/audit-list.tsx';
import { PrintAuditPage } from './audit-list/print-audit-page.tsx';
import { printUsersScreen } from '../features/administration/index.ts';
import { caseloadsLogDocument } from './caseloads-log/caseloads-log.tsx';
import { PrintCaseloadsLogPage } from './caseloads-log/print-caseloads-log-page.tsx';
import { ledByDocument } from './led-by/led-by.tsx';
import { PrintLedByPage } from './led-by/print-led-by-page.tsx';
import { PrintUsersPage } from './users-list/print-users-page.tsx';
import { usersListDocument } from './users-list/users-list.tsx';
import { printCaseloadsLogScreen, printCaseloadsScreen, printLedByScreen } from '../features/caseloads/index.ts';
import { caseloadsDocument } from './caseloads/caseloads.tsx';
import { PrintCaseloadsPage } from './caseloads/print-caseloads-page.tsx';
import { PrintFamiliesPage } from './families-list/print-families-page.tsx';
import {
  printAssessmentScreen,
  printAssessmentsScreen,
  printFamilyNotesScreen,
  printPersonNotesScreen,
  printPlanScreen,
  printTasksScreen,
} from '../features/family-work/index.ts';
import { careCardDocument } from './care-card/care-card.tsx';
import { PrintCareCardPage } from './care-card/print-care-card-page.tsx';
import { leaverCardDocument, leaverProgrammeDocument } from './leaver-card/leaver-card.tsx';
import { PrintLeaverPage, PrintLeaverProgrammePage } from './leaver-card/print-leaver-page.tsx';
import { leaversListDocument } from './leavers-list/leavers-list.tsx';
import { PrintLeaversPage } from './leavers-list/print-leavers-page.tsx';
import { homeCardDocument } from './home-card/home-card.tsx';
import { PrintBoardPage, PrintMatchPage } from './vacancies/print-vacancies-pages.tsx';
import { boardDocument, matchingDocument } from './vacancies/vacancies.tsx';
import { PrintHomeCardPage } from './home-card/print-home-card-page.tsx';
import { exceptionsListDocument } from './exceptions-list/exceptions-list.tsx';
import { PrintExceptionsPage } from './exceptions-list/print-exceptions-page.tsx';
import { childrenListDocument } from './children-list/children-list.tsx';
import { PrintChildrenPage } from './children-list/print-children-page.tsx';
import { homesListDocument } from './homes-list/homes-list.tsx';
import { PrintHomesPage } from './homes-list/print-homes-page.tsx';
import { familiesListDocument } from './families-list/families-list.tsx';
import { familyCardDocument } from './family-card/family-card.tsx';
import { genogramDocument } from './genogram/genogram.tsx';
import { familyHistoryDocument, personHistoryDocument } from './history/history.tsx';
import { PrintFamilyHistoryPage, PrintPersonHistoryPage } from './history/print-history-page.tsx';
import { networkDocument } from './network/network.tsx';
import { PrintFamilyNetworkPage, PrintPersonNetworkPage } from './network/print-network-page.tsx';
import { notesDocument } from './notes/notes.tsx';
import { peopleListDocument } from './people-list/people-list.tsx';
import { personCardDocument } from './person-card/person-card.tsx';
import { planDocument } from './plan/plan.tsx';
import { printEntry, type PrintEntry } from './print-screen.ts';
import { tasksListDocument } from './tasks-list/tasks-list.tsx';
import { PrintFamilyNotesPage, PrintPersonNotesPage } from './notes/print-notes-page.tsx';
import { PrintPlanPage } from './plan/print-plan-page.tsx';
import { PrintTasksPage } from './tasks-list/print-tasks-page.tsx';
import { PrintFamilyPage } from './family-card/print-family-page.tsx';
import { PrintGenogramPage } from './genogram/print-genogram-page.tsx';
import { PrintPeoplePage } from './people-list/print-people-page.tsx';
import { PrintPersonPage } from './person-card/print-person-page.tsx';

/** Every print as a screen with its preview. */
export const printRoutes: readonly PrintEntry[] = [
  printEntry(printPersonScreen, PrintPersonPage, personCardDocument),
  printEntry(printPeopleScreen, PrintPeoplePage, peopleListDocument),
  printEntry(printFamilyScreen, PrintFamilyPage, familyCardDocument),
  printEntry(printGenogramScreen, PrintGenogramPage, genogramDocument, 'relacje-i-genogram'),
  printEntry(printPersonNetworkScreen, PrintPersonNetworkPage, networkDocument, 'relacje-i-genogram'),
  printEntry(printFamilyNetworkScreen, PrintFamilyNetworkPage, networkDocument, 'relacje-i-genogram'),
  printEntry(printPersonHistoryScreen, PrintPersonHistoryPage, personHistoryDocument),
  printEntry(printFamilyHistoryScreen, PrintFamilyHistoryPage, familyHistoryDocument),
  printEntry(printFamiliesScreen, PrintFamiliesPage, familiesListDocument),
  printEntry(printChildScreen, PrintCareCardPage, careCardDocument),
  printEntry(printLeaverScreen, PrintLeaverPage, leaverCardDocument, 'usamodzielnienie'),
  printEntry(printLeaverProgrammeScreen, PrintLeaverProgrammePage, leaverProgrammeDocument, 'usamodzielnienie'),
  printEntry(printLeaversScreen, PrintLeaversPage, leaversListDocument, 'usamodzielnienie'),
  printEntry(printHomeScreen, PrintHomeCardPage, homeCardDocument),
  printEntry(printExceptionsScreen, PrintExceptionsPage, exceptionsListDocument),
  printEntry(printChildrenScreen, PrintChildrenPage, childrenListDocument),
  printEntry(printHomesScreen, PrintHomesPage, homesListDocument),
  printEntry(printVacanciesScreen, PrintBoardPage, boardDocument),
  printEntry(printMatchScreen, PrintMatchPage, matchingDocument),
  printEntry(printFamilyNotesScreen, PrintFamilyNotesPage, notesDocument),
  printEntry(printPersonNotesScreen, PrintPersonNotesPage, notesDocument),
  printEntry(printPlanScreen, PrintPlanPage, planDocument),
  printEntry(printAssessmentScreen, PrintAssessmentPage, assessmentDocument, 'plan-i-oceny'),
  printEntry(printAssessmentsScreen, PrintAssessmentsPage, assessmentsDocument, 'plan-i-oceny'),
  printEntry(printTasksScreen, PrintTasksPage, tasksListDocument),
  printEntry(printCaseloadsScreen, PrintCaseloadsPage, caseloadsDocument, 'obciazenie'),
  printEntry(printAuditScreen, PrintAuditPage, auditListDocument, 'dziennik'),
  printEntry(printCaseloadsLogScreen, PrintCaseloadsLogPage, caseloadsLogDocument, 'obciazenie'),
  printEntry(printLedByScreen, PrintLedByPage, ledByDocument, 'obciazenie'),
  printEntry(printUsersScreen, PrintUsersPage, usersListDocument, 'administracja'),
];
