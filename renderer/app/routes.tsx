import { administrationRoutes } from '#renderer/features/administration/index.ts';
import { auditRoutes } from '#renderer/features/audit/index.ts';
import { backupsRoutes } from '#renderer/features/backups/index.ts';
import { caseloadsRoutes } from '#renderer/features/caseloads/index.ts';
import { dashboardRoutes } from '#renderer/features/dashboard/index.ts';
import { familiesRoutes } from '#renderer/features/families/index.ts';
import { familyWorkRoutes } from '#renderer/features/family-work/index.ts';
import { fosterCareRoutes } from '#renderer/features/foster-care/index.ts';
import { guideRoutes } from '#renderer/features/guide/index.ts';
import { peopleRoutes } from '#renderer/features/people/index.ts';
import { recoveryKeysRoutes } from '#renderer/features/recovery-keys/index.ts';
import { sessionRoutes } from '#renderer/features/session/index.ts';
import { printRoutes } from '#renderer/prints/index.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';

/**
 * Every screen of the program. A feature gives its entries from its index and is added here with one line; the router
 * is built from this table and tests that say "every screen" read it.
 */
export const ROUTES: readonly RouteEntry[] = [
  ...dashboardRoutes,
  ...peopleRoutes,
  ...familiesRoutes,
  ...familyWorkRoutes,
  ...fosterCareRoutes,
  ...caseloadsRoutes,
  ...printRoutes,
  ...auditRoutes,
  ...backupsRoutes,
  ...recoveryKeysRoutes,
  ...administrationRoutes,
  ...guideRoutes,
  ...sessionRoutes,
];
