import type { OfficeDatabase } from '#db/sqlite/office-database.ts';

import type { OfficeAccess } from '../calls/deps.ts';
import type { Logger } from '../ports/index.ts';
import type { DatabaseWatch } from './database-watch.ts';

/** The open office as calls may reach it. @param open gives what is open now, or throws OFFICE_NOT_READY */
export function createOfficeAccess(
  logger: Logger,
  open: () => { readonly database: OfficeDatabase; readonly watch: DatabaseWatch },
): OfficeAccess {
  let behind: Promise<void> = Promise.resolve();
  return {
    read: async (work) => await open().database.read(work),
    report: async (work) => await open().database.report(work),
    write: async (work) => await open().watch.write(work),
    recordSoon: async (row) => await open().watch.recordSoon(row),
    writeWhenChecked: async (work) => await open().watch.writeWhenChecked(work),
    writeBehind: (work) => {
      const writing = Promise.all([behind, open().watch.writeWhenChecked(work)]);
      behind = writing.then(
        () => undefined,
        (error: unknown) => logger.error('not-written-behind', error, {}),
      );
    },
    writtenBehind: () => behind,
    auditHeads: async () => await open().watch.auditHeads(),
  };
}
