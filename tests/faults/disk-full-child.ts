/** Runs on a small file system of its own and prints one line of JSON for each outcome: node disk-full-child.ts <folder> */
import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import {
  folderLayout,
  inspectFolder,
  loadKeys,
  migrateOffice,
  replaceSlot,
  updateKeys,
  writeRecovery,
} from '#db/generations/index.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import {
  ADMINISTRATOR,
  countRows,
  enter,
  nextMigration,
  recipientOf,
  RECOVERY_RECIPIENT,
  setUpTestOffice,
  WEAK_KDF,
} from '#tests/support/office-folder.ts';

const KIB = 1024;
const recovery = [recipientOf(RECOVERY_RECIPIENT)];

function say(outcome: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}

async function attempt(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (isAppError(error)) return error.code;
    return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  }
}

/** Fills the file system until exactly `free` bytes are left. */
async function leave(root: string, free: number): Promise<void> {
  const file = join(root, 'filler');
  await rm(file, { force: true });
  const { bavail, bsize } = await statfs(root);
  const handle = await open(file, 'w');
  await handle.writeFile(Buffer.alloc(Math.max(bavail * bsize - free, 0)));
  await handle.close();
}

async function main(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const free of [0, 64, 128, 256, 384, 2048].map((size) => size * KIB)) {
    await leave(root, free);
    const dir = join(root, `office-${free}`);
    const entered = await enter(dir).catch((error: unknown) => error);
    if (entered instanceof Error) {
      say({ job: 'enter', free, outcome: entered.message });
      continue;
    }
    const { lock } = entered as Awaited<ReturnType<typeof enter>>;
    const outcome = await attempt(() => setUpTestOffice(lock, recovery));
    await lock.release();
    await rm(join(root, 'filler'));
    const state = await inspectFolder(dir);
    const staging = await readdir(folderLayout(dir).staging);
    say({ job: 'first-run', free, outcome, state: state.state, staging });
    await rm(dir, { recursive: true });
  }

  const dir = join(root, 'office');
  const entered = await enter(dir);
  const { databaseKey, files } = await setUpTestOffice(entered.lock, recovery);
  for (const free of [0, 4, 64, 256, 2048].map((size) => size * KIB)) {
    await leave(root, free);
    const migrate = { lock: entered.lock, databaseKey, programVersion: '0.2.0', migrations: nextMigration() };
    const outcome = await attempt(() => migrateOffice(migrate));
    await rm(join(root, 'filler'));
    say({ job: 'migration', free, outcome, ...(outcome === 'done' ? {} : await countRows(files)) });
  }

  await leave(root, 0);
  const owner = { ...ADMINISTRATOR, slotId: '018f0000-0000-4000-8000-0000000000ee', login: 'inny' };
  const before = await loadKeys(files.dir);
  const outcomes = [
    await attempt(() => updateKeys(files.dir, (keys) => replaceSlot(keys, databaseKey, owner, WEAK_KDF))),
    await attempt(() => writeRecovery(files.dir, databaseKey, recovery)),
  ];
  const after = await loadKeys(files.dir);
  say({
    job: 'keys',
    outcomes,
    same: JSON.stringify(before) === JSON.stringify(after),
    names: await readdir(files.dir),
  });
  say({ job: 'inspect', state: await inspectFolder(dir, { knownSchemaVersion: 99 }) });

  await leave(root, 256 * KIB);
  const opened = await attempt(async () => {
    const office = await openOffice({ file: files.database, key: databaseKey });
    try {
      await office.write(async (tx) => {
        const value = 'x'.repeat(4000);
        for (let row = 0; row < 1000; row += 1) {
          await tx
            .insertInto('preferences')
            .values({ user_id: ADMINISTRATOR.userId, key: `big-${row}`, value })
            .execute();
        }
      });
    } finally {
      await office.close();
    }
  });
  await rm(join(root, 'filler'));
  say({ job: 'write', outcome: opened, ...(await countRows(files)) });
  await entered.lock.release();
}

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('a folder is needed');
await main(root);
