/** The public functions of the database layer; everything else in db/ is its own business. */
export { openOffice } from './sqlite/office-database.ts';
export type { OfficeDatabase, Reader, Tx } from './sqlite/office-database.ts';
export type { CheckResult, OpenDatabaseOptions } from './sqlite/open-database.ts';
export type { CheckKind } from './sqlite/thread-messages.ts';
export { DatabaseMisuse, DatabaseThreadLost, isTaken, SqliteFailure, sqliteFailureOf } from './sqlite/errors.ts';
export type { SqliteFailureKind } from './sqlite/errors.ts';
export { assertNotPlain, openConnection } from './sqlite/connection.ts';
export type { Connection } from './sqlite/connection.ts';
export { latestSchemaVersion } from './migrations/index.ts';
export { createEmptyOffice, migrateFile, schemaVersionOf } from './migrations/migrate.ts';
export { MigrationError } from './migrations/migration.ts';
export {
  appendAudit,
  auditActions,
  auditHead,
  auditValuesOf,
  changesOf,
  dropAuditSegment,
  listAudit,
  removeAuditValuesOf,
} from './repositories/audit.repository.ts';
export type { AuditHead, AuditSubject, ListedAuditRow, NewAuditRow } from './repositories/audit.repository.ts';
export { verifyAudit } from './repositories/audit-verification.ts';
export type { AuditFault, AuditVerdict, VerifyOptions } from './repositories/audit-verification.ts';
export { readAuditHeads, writeAuditHead } from './repositories/audit-head-file.ts';
export { fullTextExpression, FAMILIES_INDEX, PEOPLE_INDEX, searchWords } from './sqlite/full-text.ts';
