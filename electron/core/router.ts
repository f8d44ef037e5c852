import { administrationRouter } from './features/administration/index.ts';
import { auditRouter } from './features/audit/index.ts';
import { communesRouter } from './features/communes/index.ts';
import { dashboardRouter } from './features/dashboard/index.ts';
import { familiesRouter } from './features/families/index.ts';
import { peopleRouter } from './features/people/index.ts';
import { preferencesRouter } from './features/preferences/index.ts';
import { printingRouter } from './features/printing/index.ts';
import { assemble } from './router-base.ts';
import { sessionRouter } from './session/session.router.ts';

/** The one router, served by both hosts. */
export const router = assemble({
  session: sessionRouter,
  printing: printingRouter,
  people: peopleRouter,
  families: familiesRouter,
  dashboard: dashboardRouter,
  communes: communesRouter,
  audit: auditRouter,
  administration: administrationRouter,
  preferences: preferencesRouter,
});
