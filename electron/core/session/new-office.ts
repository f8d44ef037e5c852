import { generateDatabaseKey, setUpOffice, wipe } from '#db/generations/index.ts';
import { readCommunes } from '#db/data/communes.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { insertCommunes, insertOffice, type OfficeRecord } from '#db/repositories/office.repository.ts';
import { insertRecoveryKey } from '#db/repositories/recovery-keys.repository.ts';
import { findActiveUserOfSlot, insertUser, type UserRecord } from '#db/repositories/users.repository.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';
import { userId as userIdSchema } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { Role } from '#shared/permissions/roles.ts';

import { removeDemoMark } from '../demo-mark.ts';
import type { Runtime } from './runtime.ts';

export interface NewOffice {
  readonly office: OfficeRecord;
  readonly administrator: {
    readonly displayName: string;
    readonly login: string;
    readonly password: string;
    readonly roles: readonly Role[];
  };
  /** Public half of the confirmed recovery key, and the day on its card. */
  readonly recovery: { readonly recipient: string; readonly createdOn: string };
}

/**
 * Builds the first generation whole, makes it the office and opens it: office, communes, the first administrator with
 * slot and roles, the recovery key, one audit row. A failure leaves the folder as empty as it was.
 */
export async function setUpNewOffice(runtime: Runtime, wanted: NewOffice): Promise<UserRecord> {
  const { offices, ports, kdf } = runtime;
  const { office, administrator, recovery } = wanted;
  const now = ports.clock.now();
  const day = today(now);
  const installationId = crypto.randomUUID();
  const slotId = crypto.randomUUID();
  const userId = userIdSchema.parse(ports.ids.next());
  const recoveryKeyId = ports.ids.next();
  const communes = readCommunes();
  const fill = async (database: OfficeDatabase): Promise<void> => {
    await database.write(async (tx) => {
      await insertOffice(tx, { ...office, installationId, createdAt: now });
      await insertCommunes(tx, communes);
      await insertUser(tx, {
        id: userId,
        login: administrator.login,
        displayName: administrator.displayName,
        mustChangePassword: false,
        slotId,
        roles: administrator.roles.map((role) => ({ id: ports.ids.next(), role })),
        rolesFrom: day,
        createdAt: now,
      });
      await insertRecoveryKey(tx, { id: recoveryKeyId, ...recovery, confirmedOn: day });
      await appendAudit(tx, {
        at: now,
        userId,
        kind: 'command',
        action: 'session.firstRun',
        subjects: [
          { kind: 'office', id: installationId },
          { kind: 'user', id: userId },
        ],
        fields: [],
        detail: { recoveryKeyId },
      });
    });
  };
  const lock = offices.assertEmptyFolder();
  await removeDemoMark(ports.paths.data);
  const databaseKey = generateDatabaseKey();
  try {
    const built = await setUpOffice({
      lock,
      programVersion: ports.host.version,
      databaseKey,
      owner: { slotId, login: administrator.login, password: administrator.password },
      recovery: [
        { id: recoveryKeyId, recipient: recovery.recipient, date: recovery.createdOn, confirmed: true, retired: false },
      ],
      fill,
      kdf,
    });
    offices.adopt(built);
    await offices.open(databaseKey);
  } finally {
    wipe(databaseKey);
  }
  const user = await offices.database.read((r) => findActiveUserOfSlot(r, slotId, day));
  if (user === null) throw new Error('the new office lacks its administrator');
  return user;
}
