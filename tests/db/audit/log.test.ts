import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendAudit, auditActions, auditHead, auditValuesOf, listAudit } from '#db/repositories/audit.repository.ts';
import { fieldsChangedSince } from '#db/repositories/history.repository.ts';
import { canonicalJson, rowHash, subjectsText, subjectsTextInPieces } from '#db/repositories/audit-chain.ts';
import { auditFilter } from '#shared/features/audit/audit.schema.ts';
import { asLocalDate, startOfOfficeDay } from '#shared/kernel/local-date.ts';
import { newOffice } from '#tests/support/database.ts';
import { ANNA, at, BRONEK, officeWithLog, rowNumber, USER } from './log.ts';

const everything = auditFilter.parse({});
const window = { offset: 0, limit: 100 };

test('rows follow each other and the last one is the head', async () => {
  const { db, heads } = await officeWithLog(3);
  expect(heads.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(await db.read(auditHead)).toEqual(heads[2]);
  expect(new Set(heads.map(({ hash }) => hash)).size).toBe(3);
});

test('the log holds names of fields and ids, values stand apart', async () => {
  const { db } = await officeWithLog(1);
  const rows = await db.read((r) => r.selectFrom('audit_log').selectAll().execute());
  const subjects = await db.read((r) => r.selectFrom('audit_subjects').selectAll().execute());
  expect(JSON.stringify([rows, subjects])).not.toContain('Marker');
  expect(await db.read((r) => auditValuesOf(r, 1))).toEqual({
    before: { surname: 'Marker1' },
    after: { surname: 'Marker2' },
  });
});

test('the same values have another hash each time, so that they cannot be guessed', async () => {
  const { db } = await newOffice();
  await db.write(async (tx) => {
    for (let n = 0; n < 3; n += 1) await appendAudit(tx, { ...rowNumber(1), detail: {} });
  });
  const rows = await db.read((r) => r.selectFrom('audit_log').select('values_hash').execute());
  expect(new Set(rows.map((row) => row.values_hash)).size).toBe(3);
});

test('a row without values has none', async () => {
  const { db } = await newOffice();
  await db.write((tx) => appendAudit(tx, { ...rowNumber(1), kind: 'view', before: null, after: null }));
  const { rows } = await db.read((r) => listAudit(r, everything, window));
  expect(rows).toMatchObject([{ kind: 'view', subjects: [{ kind: 'person', id: ANNA }] }]);
  expect(await db.read((r) => auditValuesOf(r, 1))).toBeNull();
});

test('the list is newest first, filtered, in windows, with its count', async () => {
  const { db } = await officeWithLog(10);
  await db.write(async (tx) => {
    await tx
      .insertInto('users')
      .values({
        id: USER,
        login: 'anna',
        login_key: 'anna',
        display_name: 'Anna Próbna',
        sort_key: 'anna probna',
        active: 1,
        must_change_password: 0,
        slot_id: null,
        version: 1,
        created_at: at(0),
      })
      .execute();
    await appendAudit(tx, { ...rowNumber(11), userId: null, kind: 'session', action: 'session.refuse', subjects: [] });
  });
  const list = (filter: object, of = window) => db.read((r) => listAudit(r, auditFilter.parse(filter), of));
  const all = await list({});
  expect([all.count, all.rows.map(({ seq }) => seq)]).toEqual([11, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]]);
  expect(all.rows[0]).toMatchObject({ userId: null, userName: null, subjects: [], subjectCount: 0 });
  expect(all.rows[1]).toEqual({
    seq: 10,
    at: at(10),
    userId: USER,
    userName: 'Anna Próbna',
    kind: 'command',
    action: 'people.correct',
    fields: ['surname'],
    subjects: [{ kind: 'person', id: BRONEK }],
    subjectCount: 1,
    subjectCounts: { person: 1, family: 0, home: 0, user: 0, office: 0 },
  });
  const seqs = async (filter: object, of = window): Promise<unknown> => {
    const { rows, count } = await list(filter, of);
    return [count, rows.map(({ seq }) => seq)];
  };
  expect(await seqs({}, { offset: 2, limit: 3 })).toEqual([11, [9, 8, 7]]);
  expect(await seqs({ kind: 'session' })).toEqual([1, [11]]);
  expect(await seqs({ action: 'people.correct', subject: { kind: 'person', id: ANNA } })).toEqual([5, [9, 7, 5, 3, 1]]);
  expect(await seqs({ userId: USER, from: '2026-03-02' })).toEqual([0, []]);
  expect(await seqs({ from: '2026-03-01', to: '2026-03-01' }, { offset: 0, limit: 1 })).toEqual([11, [11]]);
  expect(await seqs({ to: '2026-02-28' })).toEqual([0, []]);
  expect(await db.read(auditActions)).toEqual(['people.correct', 'session.refuse']);
});

test('a row about a person names the person before the families shown with them', async () => {
  const { db } = await newOffice();
  const person = { kind: 'person' as const, id: 'a-person' };
  const family = { kind: 'family' as const, id: 'a-family' };
  const row = { ...rowNumber(1), kind: 'view' as const, subjects: [family, person] };
  await db.write((tx) => appendAudit(tx, { ...row, action: 'people.open' }));
  await db.write((tx) => appendAudit(tx, { ...row, action: 'families.open' }));
  const { rows } = await db.read((r) => listAudit(r, everything, window));
  expect(rows.map(({ subjects }) => subjects)).toEqual([
    [family, person],
    [person, family],
  ]);
  expect(rows[0]?.subjectCounts).toEqual({ person: 1, family: 1, home: 0, user: 0, office: 0 });
});

test('a row about many records lists twenty of them and says how many there are', async () => {
  const { db } = await newOffice();
  const subjects = Array.from({ length: 2_500 }, (_unused, n) => ({
    kind: 'person' as const,
    id: `id-${String(n).padStart(4, '0')}`,
  }));
  await db.write((tx) => appendAudit(tx, { ...rowNumber(1), kind: 'view', subjects }));
  const { rows } = await db.read((r) => listAudit(r, everything, window));
  expect(rows[0]?.subjectCount).toBe(2_500);
  expect(rows[0]?.subjects).toEqual(subjects.slice(0, 20));
});

test('which fields of a record changed since a version of it, each once', async () => {
  const { db } = await officeWithLog(6);
  const since = (version: number) => db.read((r) => fieldsChangedSince(r, 'person', ANNA, version));
  await db.write(async (tx) => {
    await appendAudit(tx, { ...rowNumber(7), fields: ['note', 'surname'], detail: { version: 7 } });
    // Of another record, of another feature, of no change.
    await appendAudit(tx, { ...rowNumber(8), fields: ['sex'], detail: { version: 8 } });
    await appendAudit(tx, { ...rowNumber(9), action: 'families.join', fields: ['members'], detail: { version: 9 } });
    await appendAudit(tx, { ...rowNumber(9), kind: 'view', fields: ['contacts'], detail: { version: 9 } });
  });
  expect((await since(1)).toSorted()).toEqual(['note', 'surname']);
  expect(await since(7)).toEqual([]);
});

test('a day of the office begins at midnight in Warsaw, in winter and in summer', () => {
  expect(startOfOfficeDay(asLocalDate('2026-01-15'))).toBe('2026-01-14T23:00:00.000Z');
  expect(startOfOfficeDay(asLocalDate('2026-07-15'))).toBe('2026-07-14T22:00:00.000Z');
  expect(startOfOfficeDay(asLocalDate('2026-03-29'))).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfOfficeDay(asLocalDate('2026-03-30'))).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfOfficeDay(asLocalDate('2026-10-25'))).toBe('2026-10-24T22:00:00.000Z');
  expect(startOfOfficeDay(asLocalDate('2026-10-26'))).toBe('2026-10-25T23:00:00.000Z');
});

test('canonical JSON: equal values, equal texts, and it reads back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      const again: unknown = JSON.parse(text);
      expect(canonicalJson(again)).toBe(text);
      expect(again).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonicalJson({ b: 1, a: undefined, aa: [2, { d: null, c: 'ł' }] })).toBe(
    '{"aa":[2,{"c":"ł","d":null}],"b":1}',
  );
  for (const bad of [Number.NaN, 1n, () => 1, Symbol('x')]) expect(() => canonicalJson(bad)).toThrow(TypeError);
});

test('subjects stand in one order, each once', () => {
  const subjects = [
    { kind: 'user', id: 'a' },
    { kind: 'person', id: 'b' },
    { kind: 'person', id: 'a' },
    { kind: 'user', id: 'a' },
  ] as const;
  expect(subjectsText(subjects)).toBe('[["person","a"],["person","b"],["user","a"]]');
  expect(subjectsText([])).toBe('[]');
});

test('the subjects of a long list make the same text in pieces, whatever their order', async () => {
  const ids = Array.from({ length: 7_001 }, (_, index) => String((index * 7_919) % 6_500).padStart(5, '0'));
  const subjects = ids.map((id) => ({ kind: id.endsWith('3') ? ('family' as const) : ('person' as const), id }));
  const text = await subjectsTextInPieces(subjects);
  expect(text).toBe(subjectsText(subjects.toReversed()));
  expect(JSON.parse(text)).toHaveLength(new Set(ids).size);
});

test('a row is hashed over canonical JSON of all that stands in it', () => {
  const row = { seq: 7, at: at(1), userId: null, kind: 'view', action: 'x.y', fields: '[]', detail: '{}' };
  const [valuesHash, prevHash] = [null, 'f'.repeat(64)];
  const subjects = [{ kind: 'person', id: 'Ł"\\' }] as const;
  const whole = canonicalJson({ ...row, valuesHash, prevHash, subjects: [['person', 'Ł"\\']] });
  const expected = createHash('sha256').update(whole, 'utf8').digest('hex');
  expect(rowHash({ ...row, valuesHash, prevHash, subjects: subjectsText(subjects) })).toBe(expected);
});
