import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { generationDir } from '#db/generations/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { prepareDemoOffice, type PreparedOffice, signInAs } from '#tests/support/core.ts';
import { drained } from '#tests/support/streams.ts';
import { placeForBackups } from '#tests/support/valid-calls.backups.ts';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, '../../docs/recovery/decrypt.mjs');

let prepared: PreparedOffice;
let folder: string;
let generation: string;
let people: number;
const at = (name: string): string => join(folder, name);
const decrypt = (...files: readonly string[]) => run(process.execPath, [SCRIPT, ...files.map(at)]);
/** What the script says when it refuses. */
const refusal = async (...files: readonly string[]): Promise<string> => {
  const { stderr } = (await decrypt(...files).catch((error: unknown) => error)) as { readonly stderr: string };
  return stderr;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ostoja-way-out-'));
  prepared = await prepareDemoOffice();
  const office = await prepared.open();
  const client = office.client();
  await signInAs(client, 'ewa.administrator');
  const targetId = await placeForBackups(client);
  await drained(client.backups.make({ targetId }));
  people = await office.core.runtime.offices.database.read(async (r) => {
    const rows = await r.selectFrom('people').select('id').execute();
    return rows.length;
  });
  await office.core.finish();
  await office.end();
  generation = generationDir(office.dir, 1);
  const target = join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
  const backup = (await readdir(target)).find((name) => name.endsWith('.tar.age')) ?? '';
  await copyFile(join(target, backup), at('backup.tar.age'));
  await writeFile(at('key.txt'), `${prepared.recoveryKey}\n`);
}, 180_000);
afterAll(async () => {
  prepared.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('the way out without the program', () => {
  it('age, tar, decrypt.mjs and plain SQLite read the same people', async () => {
    await run('age', ['-d', '-i', at('key.txt'), '-o', at('backup.tar'), at('backup.tar.age')]);
    await run('tar', ['-xf', at('backup.tar'), '-C', folder]);
    await decrypt('office.db', 'manifest.json', 'office.sqlite');
    expect((await readFile(at('office.sqlite'))).subarray(0, 16).toString('latin1')).toBe('SQLite format 3\0');
    expect(people).toBeGreaterThan(20);
    const driver = new BetterSqlite3(at('office.sqlite'), { readonly: true });
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(driver.prepare('select count(*) from people').pluck().get()).toBe(people);
    driver.close();
    // Node's own SQLite knows no encryption at all.
    const plain = new DatabaseSync(at('office.sqlite'), { readOnly: true });
    expect(plain.prepare('select count(*) as people from people').get()).toEqual({ people });
    plain.close();
  });

  it('the live database opens with recovery.age as well', async () => {
    await run('age', ['-d', '-i', at('key.txt'), '-o', at('raw.key'), join(generation, 'recovery.age')]);
    await copyFile(join(generation, 'office.db'), at('live.db'));
    await decrypt('live.db', 'raw.key', 'live.sqlite');
    const plain = new DatabaseSync(at('live.sqlite'), { readOnly: true });
    expect(plain.prepare('select count(*) as people from people').get()).toEqual({ people });
    plain.close();
  });

  it('beside a file with later changes it writes nothing: they would be missing', async () => {
    await copyFile(at('office.db'), at('crashed.db'));
    await writeFile(at('crashed.db-wal'), Buffer.alloc(1));
    expect(await refusal('crashed.db', 'manifest.json', 'crashed.sqlite')).toMatch(/crashed\.db-wal has later changes/);
    expect((await readdir(folder)).filter((name) => name.startsWith('crashed.sqlite'))).toEqual([]);
    // SQLite leaves an empty one behind; nothing is in it.
    await writeFile(at('crashed.db-wal'), '');
    await decrypt('crashed.db', 'manifest.json', 'crashed.sqlite');
  });

  it('one flipped bit in any page, a cut and a wrong key are found, and nothing is written', async () => {
    const whole = await readFile(at('office.db'));
    const bad = async (bytes: Buffer, key = 'manifest.json'): Promise<string> => {
      await writeFile(at('bad.db'), bytes);
      const said = await refusal('bad.db', key, 'bad.sqlite');
      const found = (await readdir(folder)).filter((name) => name.startsWith('bad.sqlite'));
      expect(found).toEqual([]);
      return said;
    };
    for (const page of [1, 2, whole.length / 4096]) {
      const bytes = Buffer.from(whole);
      const place = page * 4096 - 200;
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      expect(await bad(bytes)).toMatch(
        page === 1 ? /wrong key, or the first page/ : new RegExp(`page ${page} is damaged`),
      );
    }
    expect(await bad(whole.subarray(0, 5000))).toMatch(/cut off/);
    // Between two pages as well, where every page that is left is whole.
    expect(await bad(whole.subarray(0, whole.length - 4096))).toMatch(/cut off/);
    expect(await bad(Buffer.concat([whole, whole.subarray(-4096)]))).toMatch(/added to/);
    await writeFile(at('other.key'), Buffer.alloc(32, 7));
    expect(await bad(whole, 'other.key')).toMatch(/wrong key/);
    expect(await refusal('office.db', 'manifest.json', 'office.sqlite')).toMatch(/is there already/);
  });

  it('the script needs nothing but Node and can be read in one sitting', async () => {
    const text = await readFile(SCRIPT, 'utf8');
    expect(text.split('\n').length).toBeLessThan(80);
    const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');
    expect(imports).toEqual(['node:crypto', 'node:fs']);
    expect(imports.every((name) => builtinModules.includes(name.slice('node:'.length)))).toBe(true);
    await expect(run(process.execPath, [SCRIPT])).rejects.toMatchObject({ code: 2 });
  });
});
