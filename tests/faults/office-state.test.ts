import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addSlot, generationDir, generationLayout, updateKeys } from '#db/generations/index.ts';
import { type Connection, openConnection } from '#db/sqlite/connection.ts';
import {
  ADMINISTRATOR,
  enter,
  fillOffice,
  makeFolder,
  recipientOf,
  RECOVERY_RECIPIENT,
  RECOVERY_TEXT,
  SECOND_USER,
  setUpTestOffice,
  WEAK_KDF,
} from '#tests/support/office-folder.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';

import { assertEqual, type OfficeState, type Place, stateOf } from './office-state.ts';

const recovery = [recipientOf(RECOVERY_RECIPIENT)];
const people = [ADMINISTRATOR, SECOND_USER];
const cleanUp: (() => Promise<void>)[] = [];
let dir: string;
let databaseKey: Uint8Array;
let before: Extract<OfficeState, { state: 'ready' }>;

const files = (place: string) => generationLayout(generationDir(join(place, 'data'), 1));

async function copy(): Promise<Place> {
  const made = await makeFolder();
  cleanUp.push(made.remove);
  await cp(dir, made.dir, { recursive: true });
  return { dir: made.dir, recoveryKey: RECOVERY_TEXT, people };
}

function change(place: Place, work: (connection: Connection) => void): void {
  const connection = openConnection({ file: files(place.dir).database, key: databaseKey, role: 'build' });
  work(connection);
  connection.close();
}

const compared = async (place: Place): Promise<void> =>
  assertEqual(await stateOf(place), { as: before, atLeast: before.log.length });

beforeAll(async () => {
  const made = await makeFolder();
  cleanUp.push(made.remove);
  dir = made.dir;
  const { lock } = await enter(join(dir, 'data'));
  const row = { at: '2026-11-22T08:15:30.000Z', userId: null, kind: 'command', action: 'demo.fill' } as const;
  const office = await setUpTestOffice(lock, recovery, {
    fill: async (db) => {
      await fillOffice(db, recovery);
      for (const after of [{ a: 1 }, { a: 2 }])
        await db.write((tx) => appendAudit(tx, { ...row, subjects: [], fields: ['a'], detail: {}, after }));
    },
  });
  databaseKey = office.databaseKey;
  await lock.release();
  const state = await stateOf(await copy());
  if (state.state !== 'ready') throw new Error('there is no office');
  before = state;
});
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

describe('an office that is not as it was is told from one that is', () => {
  it('the same office is equal', async () => {
    await expect(compared(await copy())).resolves.toBeUndefined();
  });

  it.each([
    ['a value of one row', `update preferences set value = 'y' where key = 'row-7'`, 'table preferences'],
    ['a row is missing', `delete from preferences where key = 'row-7'`, 'table preferences'],
    [
      'a row too many',
      `insert into preferences select user_id, 'more', 'x' from preferences limit 1`,
      'table preferences',
    ],
    ['the schema', 'create index more on preferences (value)', 'table schema'],
    ['another version', 'pragma user_version = 1', 'schema'],
  ])('%s', async (_, sql, told) => {
    const place = await copy();
    change(place, (connection) => connection.exec(sql));
    await expect(compared(place)).rejects.toThrow(told);
  });

  it.each([
    ['was changed', `update audit_log set action = 'x' where seq = 1`, 'row 1 of the log does not hold'],
    ['was cut', 'delete from audit_values where seq = 2; delete from audit_log where seq = 2', 'row 2 of the log'],
    ['lost a value', `update audit_values set content = '{}' where seq = 2`, 'row 2 of the log does not hold'],
  ])('its log %s', async (_, sql, told) => {
    const place = await copy();
    change(place, (connection) => {
      const triggers = connection.prepare(`select name from sqlite_schema where type = 'trigger'`).pluck().all();
      for (const name of triggers) connection.exec(`drop trigger ${String(name)}`);
      connection.exec(sql);
    });
    await expect(compared(place)).rejects.toThrow(told);
  });

  it('somebody else can sign in', async () => {
    const place = await copy();
    await updateKeys(files(place.dir).dir, (keys) => addSlot(keys, databaseKey, SECOND_USER, WEAK_KDF));
    await expect(compared(place)).rejects.toThrow('key files');
    const state = assertEqual.bind(null, await stateOf(place));
    expect(() => state({ as: before, keys: 'drawn-anew', atLeast: 0 })).toThrow('slots');
  });

  it('the heads of the log are gone', async () => {
    const place = await copy();
    await rm(files(place.dir).auditHeads);
    await expect(compared(place)).rejects.toThrow('heads of the log are missing');
  });

  it('a strange file lies in the generation', async () => {
    const place = await copy();
    await writeFile(join(files(place.dir).dir, 'notes.txt'), 'x');
    await expect(compared(place)).rejects.toThrow('notes.txt');
  });

  it('fewer rows of the log than there must be', async () => {
    const found = await stateOf(await copy());
    expect(() => assertEqual(found, { as: before, atLeast: before.log.length + 1 })).toThrow('at least 3');
  });
});
