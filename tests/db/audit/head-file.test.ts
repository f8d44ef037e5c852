import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AUDIT_HEAD_FILE, readAuditHeads, writeAuditHead } from '#db/repositories/audit-head-file.ts';
import type { AuditHead } from '#db/repositories/audit.repository.ts';
import { newKey, temporaryFolder } from '#tests/support/database.ts';
import { headOf, officeWithLog, otherFields, recomputeFrom, tamper } from './log.ts';

const head = (seq: number): AuditHead => ({ seq, hash: seq.toString(16).padStart(64, '0') });

test('what was written is read back with the key, and nothing else is left beside it', async () => {
  const folder = temporaryFolder();
  const key = newKey();
  expect(await readAuditHeads(folder, key)).toEqual({ state: 'missing' });
  expect(await writeAuditHead(folder, key, { seq: 0, hash: '0'.repeat(64) })).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  expect(await writeAuditHead(folder, key, head(3))).toBe(true);
  expect(await writeAuditHead(folder, key, head(3))).toBe(true);
  expect(await writeAuditHead(folder, key, head(5))).toBe(true);
  expect(await readAuditHeads(folder, key)).toEqual({ state: 'ok', heads: [head(3), head(5)] });
  expect(await readAuditHeads(folder, newKey())).toEqual({ state: 'damaged' });
  expect(readdirSync(folder)).toEqual([AUDIT_HEAD_FILE]);
});

test('evidence is kept: a shorter or another log does not overwrite the head', async () => {
  const folder = temporaryFolder();
  const key = newKey();
  await writeAuditHead(folder, key, head(5));
  expect(await writeAuditHead(folder, key, head(4))).toBe(false);
  expect(await writeAuditHead(folder, key, { seq: 5, hash: 'f'.repeat(64) })).toBe(false);
  expect(await readAuditHeads(folder, key)).toEqual({ state: 'ok', heads: [head(5)] });
});

test('what is no hash does not reach the file, which everybody can read', async () => {
  const folder = temporaryFolder();
  const key = newKey();
  await writeAuditHead(folder, key, head(5));
  expect(await writeAuditHead(folder, key, { seq: 6, hash: 'words put into the log by another hand' })).toBe(false);
  expect(await readAuditHeads(folder, key)).toEqual({ state: 'ok', heads: [head(5)] });
});

test.each([
  ['a changed number', (text: string) => text.replace('"seq":5', '"seq":4')],
  ['a head taken out', (text: string) => text.replace(/\{"seq":3[^}]*\},/, '')],
  ['half a file', (text: string) => text.slice(0, text.length / 2)],
  ['an empty file', () => ''],
])('%s is damage; the file is moved aside, not lost', async (_what, change) => {
  const folder = temporaryFolder();
  const key = newKey();
  await writeAuditHead(folder, key, head(3));
  await writeAuditHead(folder, key, head(5));
  const file = join(folder, AUDIT_HEAD_FILE);
  const before = readFileSync(file, 'utf8');
  const damaged = change(before);
  expect(damaged).not.toBe(before);
  writeFileSync(file, damaged);
  expect(await readAuditHeads(folder, key)).toEqual({ state: 'damaged' });
  expect(await writeAuditHead(folder, key, head(6))).toBe(true);
  expect(readFileSync(join(folder, 'audit-head.damaged-1.json'), 'utf8')).toBe(damaged);
  expect(await readAuditHeads(folder, key)).toEqual({ state: 'ok', heads: [head(6)] });
});

test('the file stays small and keeps the newest heads one by one', async () => {
  const folder = temporaryFolder();
  const key = newKey();
  for (let seq = 1; seq <= 400; seq += 1) await writeAuditHead(folder, key, head(seq));
  const file = await readAuditHeads(folder, key);
  if (file.state !== 'ok') throw new Error(file.state);
  expect(file.heads.length).toBeLessThanOrEqual(256);
  expect(file.heads.slice(-64)).toEqual(Array.from({ length: 64 }, (_unused, n) => head(337 + n)));
  expect(file.heads[0]).toEqual(head(1));
});

test('a log computed anew from some row on is found by the heads of the file', async () => {
  const office = await officeWithLog(6);
  for (const known of office.heads) await writeAuditHead(office.folder, office.key, known);
  const before = await headOf(office.db);
  const verdict = await tamper(office, (c) => {
    c.exec(`update audit_log set fields = '${otherFields}' where seq = 4`);
    recomputeFrom(c, 4);
  });
  const file = await readAuditHeads(office.folder, office.key);
  if (file.state !== 'ok') throw new Error(file.state);
  expect(file.heads.at(-1)).toEqual(before);
  expect(await verdict({ expectedHeads: file.heads })).toMatchObject({ reason: 'tail-recomputed', brokenAt: 4 });
});
