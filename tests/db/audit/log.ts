import { appendAudit, auditHead } from '#db/repositories/audit.repository.ts';
import type { AuditHead, NewAuditRow } from '#db/repositories/audit.repository.ts';
import { canonicalJson, rowHash, subjectsText } from '#db/repositories/audit-chain.ts';
import { verifyAudit } from '#db/repositories/audit-verification.ts';
import type { AuditVerdict, VerifyOptions } from '#db/repositories/audit-verification.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import type { Connection } from '#db/sqlite/connection.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';
import { newOffice } from '#tests/support/database.ts';
import type { TestFile } from '#tests/support/database.ts';

export const ANNA = '0192f0c0-0000-7000-8000-00000000000a';
export const BRONEK = '0192f0c0-0000-7000-8000-00000000000b';
export const USER = '0192f0c0-0000-7000-8000-0000000000ff';
export const at = (minute: number): string => `2026-03-01T08:${String(minute).padStart(2, '0')}:00.000Z`;

/** A row about ANNA (odd numbers) or BRONEK (even numbers) with a surname before and after. */
export function rowNumber(n: number): NewAuditRow {
  const id = n % 2 === 1 ? ANNA : BRONEK;
  return {
    at: at(n),
    userId: USER,
    kind: 'command',
    action: 'people.correct',
    subjects: [{ kind: 'person', id }],
    fields: ['surname'],
    detail: { version: n },
    before: { surname: `Marker${n}` },
    after: { surname: `Marker${n + 1}` },
  };
}

/** An office whose log has `count` rows; gives the head after each of them, the first at index 0. */
export async function officeWithLog(
  count: number,
): Promise<TestFile & { readonly db: OfficeDatabase; readonly heads: readonly AuditHead[] }> {
  const office = await newOffice();
  const heads = await office.db.write(async (tx) => {
    const made: AuditHead[] = [];
    for (let n = 1; n <= count; n += 1) made.push(await appendAudit(tx, rowNumber(n)));
    return made;
  });
  return { ...office, heads };
}

export const verify = (db: OfficeDatabase, options: VerifyOptions = {}): Promise<AuditVerdict> =>
  db.report((r) => verifyAudit(r, options));

export const headOf = (db: OfficeDatabase): Promise<AuditHead> => db.read(auditHead);

/** What somebody does who has the key and a tool: closes the program, drops the triggers, changes rows, puts them back. */
export async function tamper(
  office: TestFile & { readonly db: OfficeDatabase },
  change: (connection: Connection) => void,
): Promise<VerdictOf> {
  await office.db.close();
  const connection = openConnection({ file: office.file, key: office.key, role: 'write' });
  const triggers = connection
    .prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name like 'audit%'")
    .all() as { name: string; sql: string }[];
  if (triggers.length === 0) throw new Error('the log has no triggers');
  for (const { name } of triggers) connection.exec(`drop trigger ${name}`);
  change(connection);
  for (const { sql } of triggers) connection.exec(sql);
  connection.close();
  return async (options = {}) => {
    const db = await openOffice({ file: office.file, key: office.key });
    try {
      return await verify(db, options);
    } finally {
      await db.close();
    }
  };
}

export type VerdictOf = (options?: VerifyOptions) => Promise<AuditVerdict>;

interface Stored {
  seq: number;
  at: string;
  user_id: string | null;
  kind: string;
  action: string;
  fields: string;
  detail: string;
  values_hash: string | null;
  prev_hash: string;
  hash: string;
}

/** Makes every hash from `seq` on anew, as somebody would who knows how the chain is made. */
export function recomputeFrom(connection: Connection, seq: number): void {
  const before = connection
    .prepare('select hash from audit_log where seq = ?')
    .pluck()
    .get(seq - 1);
  let prevHash = typeof before === 'string' ? before : '0'.repeat(64);
  const rows = connection.prepare('select * from audit_log where seq >= ? order by seq').all(seq) as Stored[];
  for (const row of rows) {
    const subjects = connection
      .prepare('select subject_kind as kind, subject_id as id from audit_subjects where seq = ?')
      .all(row.seq) as { kind: 'person'; id: string }[];
    const hash = rowHash({
      seq: row.seq,
      at: row.at,
      userId: row.user_id,
      kind: row.kind,
      action: row.action,
      fields: row.fields,
      detail: row.detail,
      subjects: subjectsText(subjects),
      valuesHash: row.values_hash,
      prevHash,
    });
    connection.prepare('update audit_log set prev_hash = ?, hash = ? where seq = ?').run(prevHash, hash, row.seq);
    prevHash = hash;
  }
}

export const otherFields = canonicalJson(['first_name']);
