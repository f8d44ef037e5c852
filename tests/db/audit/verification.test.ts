import { describe, expect, test } from 'vitest';
import {
  appendAudit,
  auditValuesOf,
  dropAuditSegment,
  removeAuditValuesOf,
} from '#db/repositories/audit.repository.ts';
import type { Connection } from '#db/sqlite/connection.ts';
import { ANNA, at, headOf, officeWithLog, otherFields, recomputeFrom, rowNumber, tamper, USER, verify } from './log.ts';

describe('what verifies', () => {
  test('an empty log and a whole one, longer than one portion', async () => {
    const empty = await officeWithLog(0);
    expect(await verify(empty.db)).toEqual({ ok: true, checked: 0, head: { seq: 0, hash: '0'.repeat(64) } });
    const { db, heads } = await officeWithLog(1_200);
    const progress: number[] = [];
    const verdict = await verify(db, {
      expectedHeads: heads,
      onProgress: ({ checked, total }) => {
        expect(total).toBe(1_200);
        progress.push(checked);
      },
    });
    expect(verdict).toEqual({ ok: true, checked: 1_200, head: heads.at(-1) });
    expect(progress).toEqual([500, 1_000, 1_200]);
  });

  test('one person anonymised: values and salts are gone, everything else holds', async () => {
    const { db, heads } = await officeWithLog(10);
    const removed = await db.write((tx) => removeAuditValuesOf(tx, { kind: 'person', id: ANNA }));
    expect(removed).toBe(5);
    expect(await db.read((r) => auditValuesOf(r, 1))).toBeNull();
    expect(await db.read((r) => auditValuesOf(r, 2))).toEqual({
      before: { surname: 'Marker2' },
      after: { surname: 'Marker3' },
    });
    expect(await verify(db, { expectedHeads: heads })).toMatchObject({ ok: true, checked: 10 });
  });

  test('one segment dropped, then another, with heads from before and after', async () => {
    const { db, heads } = await officeWithLog(10);
    const drop = (throughSeq: number, minute: number) =>
      db.write((tx) => dropAuditSegment(tx, { throughSeq, at: at(minute), userId: USER, reason: 'retention' }));
    const first = await drop(4, 30);
    expect(first.seq).toBe(11);
    expect(await verify(db, { expectedHeads: [...heads, first] })).toMatchObject({ ok: true, checked: 7 });
    await db.write((tx) => appendAudit(tx, rowNumber(12)));
    const second = await drop(11, 31);
    expect(await verify(db, { expectedHeads: [...heads, first, second] })).toEqual({
      ok: true,
      checked: 2,
      head: second,
    });
    expect(await db.read((r) => r.selectFrom('audit_subjects').select('seq').execute())).toEqual([{ seq: 12 }]);
    expect(await db.read((r) => r.selectFrom('audit_values').select('seq').execute())).toEqual([{ seq: 12 }]);
  });

  test('a segment that is not there cannot be dropped', async () => {
    const { db } = await officeWithLog(3);
    const dropping = db.write((tx) => dropAuditSegment(tx, { throughSeq: 9, at: at(30), userId: null, reason: 'x' }));
    await expect(dropping).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

/** Each change somebody with the key could make inside the file, and the row at which it must be reported. */
const changes: ReadonlyArray<readonly [what: string, run: (connection: Connection) => void, expected: object]> = [
  [
    'a row edited',
    (c) => c.exec(`update audit_log set fields = '${otherFields}' where seq = 7`),
    { reason: 'row-changed', brokenAt: 7 },
  ],
  [
    'a row edited and its own hash made anew',
    (c) => {
      c.exec(`update audit_log set user_id = null where seq = 7`);
      const later = c.prepare('select prev_hash, hash from audit_log where seq = 8').get() as Record<string, string>;
      recomputeFrom(c, 7);
      c.prepare('update audit_log set prev_hash = ?, hash = ? where seq = 8').run(later['prev_hash'], later['hash']);
    },
    { reason: 'row-changed', brokenAt: 7 },
  ],
  [
    'the first row edited',
    (c) => c.exec('update audit_log set user_id = null where seq = 1'),
    { reason: 'row-changed', brokenAt: 1 },
  ],
  [
    'a row given to another person',
    (c) => c.exec("update audit_subjects set subject_id = 'somebody' where seq = 5"),
    { reason: 'row-changed', brokenAt: 5 },
  ],
  [
    'a subject removed',
    (c) => c.exec('delete from audit_subjects where seq = 6'),
    { reason: 'row-changed', brokenAt: 6 },
  ],
  [
    'values changed',
    (c) => c.exec(`update audit_values set content = '{"after":null,"before":null}' where seq = 3`),
    { reason: 'values-changed', brokenAt: 3 },
  ],
  ['a row taken out', (c) => c.exec('delete from audit_log where seq = 4'), { reason: 'row-missing', brokenAt: 4 }],
  [
    'the beginning taken out',
    (c) => c.exec('delete from audit_log where seq <= 4'),
    { reason: 'row-missing', brokenAt: 1 },
  ],
  [
    'the beginning taken out with a checkpoint that is in no row',
    (c) => {
      c.exec(`insert into audit_checkpoints select 9, at, null, 'x', 4, hash, hash from audit_log where seq = 4`);
      c.exec('delete from audit_log where seq <= 4');
    },
    { reason: 'row-changed', brokenAt: 9 },
  ],
];

describe('what is reported, at its row', () => {
  test.each(changes)('%s', async (_what, run, expected) => {
    const verdict = await tamper(await officeWithLog(10), run);
    expect(await verdict()).toMatchObject({ ok: false, ...expected });
  });

  test('the last three rows cut: only a head kept outside shows it', async () => {
    const office = await officeWithLog(20);
    const verdict = await tamper(office, (c) => c.exec('delete from audit_log where seq > 17'));
    expect(await verdict({ expectedHeads: office.heads.slice(-1) })).toMatchObject({
      ok: false,
      reason: 'tail-cut',
      brokenAt: 18,
    });
    expect(await verdict()).toMatchObject({ ok: true });
  });

  test('all rows cut', async () => {
    const office = await officeWithLog(3);
    const verdict = await tamper(office, (c) => c.exec('delete from audit_log'));
    expect(await verdict({ expectedHeads: office.heads })).toMatchObject({
      ok: false,
      reason: 'tail-cut',
      brokenAt: 1,
    });
  });

  test('the whole tail recomputed: reported at the first row no head confirms', async () => {
    const office = await officeWithLog(20);
    const verdict = await tamper(office, (c) => {
      c.exec(`update audit_log set fields = '${otherFields}' where seq = 12`);
      recomputeFrom(c, 12);
    });
    expect(await verdict()).toMatchObject({ ok: true });
    expect(await verdict({ expectedHeads: office.heads })).toMatchObject({ reason: 'tail-recomputed', brokenAt: 12 });
    const [eleventh, last] = [office.heads[10], office.heads[19]];
    if (eleventh === undefined || last === undefined) throw new Error('the log is too short');
    expect(await verdict({ expectedHeads: [last, eleventh] })).toMatchObject({
      reason: 'tail-recomputed',
      brokenAt: 12,
    });
  });

  test('rows cut and others appended in their place', async () => {
    const office = await officeWithLog(20);
    const verdict = await tamper(office, (c) => {
      c.exec(`delete from audit_log where seq in (18, 19, 20)`);
      c.exec(
        `insert into audit_log select 18, at, user_id, kind, action, fields, detail, null, '', 'a' from audit_log where seq = 17`,
      );
      c.exec(
        `insert into audit_log select 19, at, user_id, kind, action, fields, detail, null, '', 'b' from audit_log where seq = 17`,
      );
      c.exec(
        `insert into audit_log select 20, at, user_id, kind, action, fields, detail, null, '', 'c' from audit_log where seq = 17`,
      );
      recomputeFrom(c, 18);
    });
    expect(await verdict({ expectedHeads: office.heads.slice(0, -2) })).toMatchObject({
      reason: 'tail-recomputed',
      brokenAt: 18,
    });
  });

  test('rows put back below a checkpoint', async () => {
    const office = await officeWithLog(10);
    await office.db.write((tx) =>
      dropAuditSegment(tx, { throughSeq: 4, at: at(30), userId: USER, reason: 'retention' }),
    );
    const verdict = await tamper(office, (c) =>
      c.exec(
        `insert into audit_log select 2, at, user_id, kind, action, fields, detail, null, prev_hash, 'x' from audit_log where seq = 5`,
      ),
    );
    expect(await verdict()).toMatchObject({ reason: 'row-changed', brokenAt: 2 });
  });

  test('a checkpoint moved forward to hide removed rows', async () => {
    const office = await officeWithLog(10);
    await office.db.write((tx) =>
      dropAuditSegment(tx, { throughSeq: 4, at: at(30), userId: USER, reason: 'retention' }),
    );
    const verdict = await tamper(office, (c) => {
      c.exec(
        'update audit_checkpoints set removed_through_seq = 6, head_hash = (select hash from audit_log where seq = 6)',
      );
      c.exec('delete from audit_log where seq <= 6');
    });
    expect(await verdict()).toMatchObject({ reason: 'row-changed', brokenAt: 11 });
  });

  test('the row of a checkpoint cut off', async () => {
    const office = await officeWithLog(10);
    await office.db.write((tx) =>
      dropAuditSegment(tx, { throughSeq: 4, at: at(30), userId: USER, reason: 'retention' }),
    );
    const verdict = await tamper(office, (c) => c.exec('delete from audit_log where seq > 10'));
    expect(await verdict()).toMatchObject({ reason: 'tail-cut', brokenAt: 11 });
  });

  test('heads that should be there but are gone', async () => {
    const { db } = await officeWithLog(3);
    expect(await verify(db, { expectedHeads: null })).toEqual({
      ok: false,
      checked: 3,
      reason: 'head-missing',
      brokenAt: null,
    });
  });
});

describe('the database itself refuses', () => {
  const statements = [
    "update audit_log set action = 'x'",
    'delete from audit_log where seq = 3',
    'delete from audit_log',
    "update audit_values set content = '{}'",
    "update audit_subjects set subject_id = 'x'",
    'delete from audit_subjects where seq = 2',
    'delete from audit_subjects',
    "insert into audit_subjects (seq, subject_kind, subject_id) values (2, 'person', 'somebody')",
    'insert or replace into audit_subjects select seq, subject_kind, subject_id from audit_subjects where seq = 1',
    "insert into audit_subjects (seq, subject_kind, subject_id) values (4, 'person', 'of no row')",
    "insert or replace into audit_values select seq, 'x', content from audit_values where seq = 2",
    'insert or replace into audit_log select seq, at, null, kind, action, fields, detail, null, prev_hash, hash from audit_log',
  ];
  test.each(statements)('%s', async (statement) => {
    const { sql } = await import('kysely');
    const { db } = await officeWithLog(3);
    const before = await headOf(db);
    await expect(db.write((tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({ code: 'RULE_BROKEN' });
    expect(await headOf(db)).toEqual(before);
    expect(await verify(db)).toMatchObject({ ok: true, checked: 3 });
  });
});

test('a verification can be cancelled between portions', async () => {
  const { db } = await officeWithLog(600);
  const cancel = new AbortController();
  const verdict = verify(db, { signal: cancel.signal, onProgress: () => cancel.abort() });
  await expect(verdict).rejects.toMatchObject({ code: 'CANCELLED' });
});
