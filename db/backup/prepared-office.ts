import type { UserId } from '#shared/kernel/ids.ts';

import { type OfficeFacts, readOfficeFacts } from '../repositories/office-facts.repository.ts';
import { readOffice } from '../repositories/office.repository.ts';
import { listActiveAdministrators } from '../repositories/users.repository.ts';
import { openOffice } from '../sqlite/office-database.ts';
import type { PreparedRestore } from './prepare-restore.ts';

export interface PreparedAdministrator {
  readonly id: UserId;
  readonly displayName: string;
  readonly login: string;
  /** Null: „bez klucza”. */
  readonly slotId: string | null;
}

/** What a prepared backup would make of this office. */
export interface PreparedOffice {
  readonly name: string;
  readonly shortName: string;
  readonly facts: OfficeFacts;
  /** Whose password may be set with a recovery key. */
  readonly administrators: readonly PreparedAdministrator[];
}

/** Reads a prepared backup where it lies in staging. @param day YYYY-MM-DD on which the administrators hold their role */
export async function readPreparedOffice({ database, key }: PreparedRestore, day: string): Promise<PreparedOffice> {
  const office = await openOffice({ file: database, key });
  try {
    return await office.read(async (r) => {
      const { name, shortName } = await readOffice(r);
      const administrators = await listActiveAdministrators(r, day);
      return {
        name,
        shortName,
        facts: await readOfficeFacts(r),
        administrators: administrators.map(({ id, displayName, login, slotId }) => ({
          id,
          displayName,
          login,
          slotId,
        })),
      };
    });
  } finally {
    await office.close();
  }
}
