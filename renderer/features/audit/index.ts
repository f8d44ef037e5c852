import type { RouteEntry } from '../../ui/route-entry.ts';
import { AuditPage } from './audit-page.tsx';
import { auditScreen } from './screens.ts';

export { auditList, auditScreen } from './screens.ts';

export const auditRoutes: readonly RouteEntry[] = [{ screen: auditScreen, component: AuditPage, guide: 'dziennik' }];
