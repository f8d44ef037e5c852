import type { RouteEntry } from '../../ui/route-entry.ts';
import { AuditPage } from './audit-page.tsx';
import { auditScreen } from './screens.ts';

export { useAuditColumns } from './audit-page.tsx';
export { filterWords, isUnfiltered, subjectName } from './filter-words.ts';
export { useAuditChoices } from './queries.ts';
export { auditList, auditScreen, printAuditScreen } from './screens.ts';

export const auditRoutes: readonly RouteEntry[] = [{ screen: auditScreen, component: AuditPage, guide: 'dziennik' }];
