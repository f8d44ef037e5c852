/**
 * The whole program without a window, working on the office in <place>/data and killed at a named step of a restore, or with
 * the disk full from there on: node keeper-child.ts <set-up | test | restore | undo | new-computer> <place> [step] [fill]
 */
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { makeDemoOffice } from '#db/demo/make-demo-office.ts';
import { DEMO_USERS } from '#db/demo/users.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { addSeconds } from '#shared/kernel/instant.ts';
import { composeTestCore, SMALL_OFFICE, TEST_NOW, type TestCore, testClock } from '#tests/support/core.ts';
import { WEAK_KDF } from '#tests/support/office-folder.ts';
import { aPerson } from '#tests/support/people.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade, preparedFor } from '#tests/support/valid-calls.backups.ts';

import { fillingAt, type KeeperJob, killingAt, readPlace, TARGET, toldHowItEnded, writePlace } from './fault-place.ts';

/** Beside the data folder: the backup alone, as it is carried to another computer. */
const CARRIED = 'carried';

const [ADMINISTRATOR, MANAGER, , WORKER] = DEMO_USERS;
const CHANGED_PASSWORD = 'rower stoi pod starym dębem';
/** Added after the backup: the restore takes the slot, the undo gives it back. */
const NEWCOMER = { login: 'nowa.osoba', password: 'cztery duże słowa i liczba 84' };
const RESTORED_PASSWORD = 'trzy rzeki płyną obok domu 26';
const HOUR = 3600;

async function signedIn(test: TestCore, who: { readonly login: string; readonly password: string | null }) {
  const client = test.client();
  await client.session.signIn({ login: who.login, password: who.password ?? '' });
  return client;
}

/** An office with one backup, changed since in its data, its people and their passwords. */
async function setUp(dir: string): Promise<void> {
  const data = join(dir, 'data');
  const made = await makeDemoOffice({
    dir: data,
    programVersion: '0.1.0',
    now: TEST_NOW,
    size: SMALL_OFFICE,
    kdf: WEAK_KDF,
  });
  const test = await composeTestCore({ dir: data });
  const administrator = await signedIn(test, ADMINISTRATOR);
  test.clock.advance(60);
  await administrator.backups.targets({});
  await administrator.backups.addTarget({ kind: 'usb', name: null, offered: TARGET });
  const backupId = await backupMade(administrator);
  const folder = join(data, TARGETS_FOLDER, TARGET);
  await cp(folder, join(dir, CARRIED), { recursive: true });
  test.clock.advance(60);
  const manager = await signedIn(test, MANAGER);
  await manager.people.register({ fields: aPerson() });
  await manager.preferences.remember({ key: 'people.list', value: '{}' });
  const worker = await signedIn(test, WORKER);
  await worker.session.changePassword({ oldPassword: WORKER.password ?? '', newPassword: CHANGED_PASSWORD });
  const newcomer = { displayName: 'Nowa Osoba', login: NEWCOMER.login, temporaryPassword: NEWCOMER.password };
  await administrator.administration.addUser({ ...newcomer, roles: ['worker'] });
  await test.end();
  const known = DEMO_USERS.flatMap(({ login, password }) => (password === null ? [] : [{ login, password }]));
  const changed = [
    { login: WORKER.login, password: CHANGED_PASSWORD },
    { login: ADMINISTRATOR.login, password: RESTORED_PASSWORD },
  ];
  const backupName = (await readdir(join(dir, CARRIED))).find((name) => name.endsWith('.tar.age')) ?? '';
  const people = [...known, ...changed, NEWCOMER];
  await writePlace({ dir, recoveryKey: made.recoveryKey, people, backupId, backupName });
}

async function main(job: KeeperJob, dir: string, stepAt: string | undefined, fill: boolean): Promise<void> {
  if (job === 'set-up') {
    await setUp(dir);
    return;
  }
  const { backupId, recoveryKey } = await readPlace(dir);
  const data = join(dir, 'data');
  if (job === 'new-computer') await cp(join(dir, CARRIED), join(data, TARGETS_FOLDER, TARGET), { recursive: true });
  const clock = testClock(addSeconds(TEST_NOW, job === 'undo' ? 2 * HOUR : HOUR));
  const onRestoreStep = fill && stepAt !== undefined ? fillingAt(dir, stepAt) : killingAt(stepAt);
  const test = await composeTestCore({ dir: data, clock, onRestoreStep });
  const work = (): Promise<void> => worked(job, test, { backupId, recoveryKey });
  await (fill ? toldHowItEnded(dir, work) : work());
  await test.end();
}

async function worked(
  job: Exclude<KeeperJob, 'set-up'>,
  test: TestCore,
  { backupId, recoveryKey }: { readonly backupId: string; readonly recoveryKey: string },
): Promise<void> {
  switch (job) {
    case 'test': {
      const client = await signedIn(test, ADMINISTRATOR);
      await drained(client.backups.testRestore({ backupId }));
      break;
    }
    case 'restore': {
      const client = await signedIn(test, ADMINISTRATOR);
      await drained(
        client.backups.restore({ preparedId: await preparedFor(client, backupId), withoutBackup: false, owner: null }),
      );
      break;
    }
    case 'undo': {
      const client = await signedIn(test, ADMINISTRATOR);
      await drained(client.backups.undoRestore({ withoutBackup: false }));
      break;
    }
    case 'new-computer':
      await onNewComputer(test, recoveryKey);
      break;
    default:
      assertNever(job);
  }
}

async function onNewComputer(test: TestCore, recoveryKey: string): Promise<void> {
  const client = test.client();
  const [offered = null] = (await client.session.offeredBackups({})) ?? [];
  const chosen = await client.session.chooseBackup({ offered });
  if (chosen.kind !== 'chosen') throw new Error('no file was chosen');
  const opened = (await drained(client.session.openBackup({ fileId: chosen.fileId, recoveryKey }))).at(-1);
  const owner = opened?.kind === 'result' ? opened.administrators[0] : undefined;
  if (opened?.kind !== 'result' || owner === undefined) throw new Error('the file was not opened');
  const { preparedId } = opened.backup;
  await drained(client.session.restoreOffice({ preparedId, userId: owner.id, newPassword: RESTORED_PASSWORD }));
}

if (process.argv[1] === import.meta.filename) {
  const [job, dir, step, how] = process.argv.slice(2);
  if (dir === undefined) throw new Error('a job and a place are needed');
  await main(job as KeeperJob, dir, step, how === 'fill');
}
