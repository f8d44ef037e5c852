import { traverseContractProcedures } from '@orpc/server';

import { contract } from '#shared/contract/index.ts';
import { APP_ERROR_CODES } from '#shared/kernel/app-error.ts';

/** Every event a host or the core writes. A word that is not here could be anybody's login, and is not written. */
const LOG_EVENTS = [
  'after-switch',
  'audit-head-contradicted',
  'audit-head-lost',
  'audit-head-not-read',
  'audit-head-not-written',
  'audit-rows-not-written',
  'audit-rows-wait',
  'backup-before-migration-not-made',
  'backup-not-made',
  'call-failed',
  'daily-backup-not-made',
  'day-not-followed',
  'database-check-failed',
  'database-check-not-run',
  'database-damaged',
  'desktop.close-office',
  'desktop.finish-work',
  'desktop.load-page',
  'desktop.lock',
  'desktop.open-external',
  'desktop.page-process-gone',
  'desktop.refused',
  'desktop.uncaught',
  'desktop.unhandled',
  'folder-not-entered',
  'key-file-not-written',
  'keys-not-tidied',
  'ledger-copy-not-written',
  'lock-not-recorded',
  'not-written-behind',
  'office-not-released',
  'office-not-writable',
  'backups-not-taken-in',
  'old-backups-not-removed',
  'recovery-key-not-taken-back',
  'restore-not-noted',
  'preview-answer-failed',
  'sign-out-backup-not-made',
  'sign-out-not-recorded',
  'slot-not-taken-back',
  'slots-without-user-removed',
  'target-not-taken-back',
  'waiting-rows-lost',
  'waiting-rows-not-kept',
  'waiting-rows-not-read',
  'waiting-rows-put-aside',
  'wrong-tries-not-recorded',
] as const;

/** What facts may say beside counts, ids, references, procedures and codes of refusals. */
const FACT_WORDS = [
  // What the desktop host refused, and why.
  'navigation',
  'redirect',
  'webview',
  'window',
  'port',
  'foreign-window',
  'frame-gone',
  'sub-frame',
  'foreign-origin',
  'not-one-port',
  // Why Electron says a page's process has gone.
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
  // A file of ours that was looked for.
  'missing',
  'damaged',
] as const;

function procedureNames(): string[] {
  const names: string[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ path }) => void names.push(path.join('.')));
  return names;
}

/** The closed list of words a line of the log may be made of. */
export const LOG_WORDS: ReadonlySet<string> = new Set<string>([
  ...LOG_EVENTS,
  ...FACT_WORDS,
  ...APP_ERROR_CODES,
  ...procedureNames(),
]);
