import { auditFilter } from '#shared/features/audit/audit.schema.ts';
import { PATHS } from '../../ui/paths.ts';
import type { SavableList } from '../../ui/list/saved-list.ts';
import { defineScreen } from '../../ui/screen.ts';

/** `screenPath(auditScreen, {}, { subject: { kind: 'person', id } })` leads to what happened to one record. */
export const auditScreen = defineScreen({ path: PATHS.audit, permission: 'audit.view', search: auditFilter });
export const printAuditScreen = defineScreen({ path: PATHS.printAudit, permission: 'audit.view', search: auditFilter });

export const auditList: SavableList = { key: 'audit', screen: auditScreen, columns: 'audit.list' };
