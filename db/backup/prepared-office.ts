import type { UserId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { today } from '#shared/kernel/local-date.ts';

import { type OfficeFacts, readOfficeFacts } from '../repositories/office-facts.repository.ts';
import { readOffice } from '../repositories/office.repository.ts';
import { openOffice } from '../sqlite/office-database.ts';
import type { PreparedRestore } from './prepare-restore.ts';
import { restoredAdministrators } from './restored-users.ts';

export interface PreparedAdministrator {
  readonly id: UserId;
  readonly displayName: string;
  readonly login: string;
  /** Null: „bez klucza”. */
  readonly slotId: string | null;
  /** False for one whose role has ended since the backup was made. */
  readonly administers: boolean;
}

/** What a prepared backup would make of this office. */
export interface PreparedOffice {
  readonly name: string;
  readonly shortName: string;
  readonly facts: OfficeFacts;
  /** Whose password may be set with a recovery key. */
  readonly administrators: readonly PreparedAdministrator[];
}

/** Day on which a backup was made, in the office. */
export function dayMade({ manifest }: Pick<PreparedRestore, 'manifest'>): string {
  return today(instant.parse(manifest.createdAt));
}

/**
 * Reads a prepared backup where it lies in staging. @param day today, YYYY-MM-DD
 * @throws AppError RULE_BROKEN as restoredAdministrators
 */
export async function readPreparedOffice(prepared: PreparedRestore, day: string): Promise<PreparedOffice> {
  const { database, key } = prepared;
  const office = await openOffice({ file: database, key });
  try {
    return await office.read(async (r) => {
      const { name, shortName } = await readOffice(r);
      const administrators = await restoredAdministrators(r, { day, made: dayMade(prepared) });
      return {
        name,
        shortName,
        facts: await readOfficeFacts(r),
        administrators: administrators.map(({ id, displayName, login, slotId, administers }) => ({
          id,
          displayName,
          login,
          slotId,
          administers,
        })),
      };
    });
  } finally {
    await office.close();
  }
}
