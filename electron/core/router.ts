import { administrationRouter } from './features/administration/index.ts';
import { auditRouter } from './features/audit/index.ts';
import { backupsRouter } from './features/backups/index.ts';
import { caseloadsRouter } from './features/caseloads/index.ts';
import { communesRouter } from './features/communes/index.ts';
import { dashboardRouter } from './features/dashboard/index.ts';
import { dictionariesRouter } from './features/dictionaries/index.ts';
import { draftsRouter } from './features/drafts/index.ts';
import { familiesRouter } from './features/families/index.ts';
import { filtersRouter } from './features/filters/index.ts';
import { notesRouter, plansRouter, tasksRouter } from './features/family-work/index.ts';
import {
  careRouter,
  homesRouter,
  leaversRouter,
  placementExceptionsRouter,
  vacanciesRouter,
} from './features/foster-care/index.ts';
import { peopleRouter } from './features/people/index.ts';
import { preferencesRouter } from './features/preferences/index.ts';
import { printingRouter } from './features/printing/index.ts';
import { recoveryKeysRouter } from './features/recovery-keys/index.ts';
import { relationsRouter } from './features/relations/index.ts';
import { assemble } from './router-base.ts';
import { sessionRouter } from './session/session.router.ts';

/** Named, since the type of all procedures spelt out is longer than the compiler writes down. */
interface Features {
  session: typeof sessionRouter;
  printing: typeof printingRouter;
  people: typeof peopleRouter;
  families: typeof familiesRouter;
  relations: typeof relationsRouter;
  notes: typeof notesRouter;
  tasks: typeof tasksRouter;
  plans: typeof plansRouter;
  homes: typeof homesRouter;
  care: typeof careRouter;
  placementExceptions: typeof placementExceptionsRouter;
  leavers: typeof leaversRouter;
  vacancies: typeof vacanciesRouter;
  dictionaries: typeof dictionariesRouter;
  dashboard: typeof dashboardRouter;
  caseloads: typeof caseloadsRouter;
  communes: typeof communesRouter;
  audit: typeof auditRouter;
  administration: typeof administrationRouter;
  backups: typeof backupsRouter;
  recoveryKeys: typeof recoveryKeysRouter;
  preferences: typeof preferencesRouter;
  drafts: typeof draftsRouter;
  filters: typeof filtersRouter;
}

const features: Features = {
  session: sessionRouter,
  printing: printingRouter,
  people: peopleRouter,
  families: familiesRouter,
  relations: relationsRouter,
  notes: notesRouter,
  tasks: tasksRouter,
  plans: plansRouter,
  homes: homesRouter,
  care: careRouter,
  placementExceptions: placementExceptionsRouter,
  leavers: leaversRouter,
  vacancies: vacanciesRouter,
  dictionaries: dictionariesRouter,
  dashboard: dashboardRouter,
  caseloads: caseloadsRouter,
  communes: communesRouter,
  audit: auditRouter,
  administration: administrationRouter,
  backups: backupsRouter,
  recoveryKeys: recoveryKeysRouter,
  preferences: preferencesRouter,
  drafts: draftsRouter,
  filters: filtersRouter,
};

/** The one router, served by both hosts. */
export const router: ReturnType<typeof assemble<Features>> = assemble(features);
