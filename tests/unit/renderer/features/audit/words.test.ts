import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { auditColumns } from '#renderer/features/audit/audit-columns.tsx';
import { filterWords, isUnfiltered, NO_FILTER, subjectName } from '#renderer/features/audit/filter-words.ts';
import { subjectPath } from '#renderer/features/audit/subject-link.tsx';
import { progressOf } from '#renderer/features/audit/use-verification.ts';
import { verdictSentence } from '#renderer/features/audit/verification-band.tsx';
import { i18n } from '#renderer/i18n/index.ts';
import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import { userId } from '#shared/kernel/ids.ts';
import { auditUserText } from '#shared/features/audit/audit-cells.ts';
import { AUDIT_ACTION_LABELS } from '#shared/features/audit/audit.labels.ts';
import {
  AUDIT_COLUMNS,
  AUDIT_KINDS,
  auditFilter,
  auditRow,
  auditVerifyEvent,
  SUBJECT_KINDS,
} from '#shared/features/audit/audit.schema.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Every value the schema allows as the reason of a fault. */
const REASONS = auditVerifyEvent.options[1].shape.reason.unwrap().options;

/** Procedures that leave rows in the log, from the contract. */
function auditedProcedures(): string[] {
  return Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]: [string, unknown]) => {
      if (!isContractProcedure(procedure)) return [];
      const { kind } = procedure['~orpc'].meta as ProcedureMeta;
      return kind === 'command' || kind === 'view' ? [`${feature}.${name}`] : [];
    }),
  );
}

describe('words of the log', () => {
  it('names every procedure that leaves a row', () => {
    const audited = auditedProcedures();
    expect(audited.length).toBeGreaterThan(0);
    expect(audited.filter((name) => AUDIT_ACTION_LABELS[name] === undefined)).toEqual([]);
  });

  it('shows every column of the export, in the same order', () => {
    expect(auditColumns().map(({ key }) => key)).toEqual([...AUDIT_COLUMNS]);
  });

  it('says who did it: a name, the program, or an account the data do not know', () => {
    const known = userId.parse('0199a1b2-0000-7000-8000-000000000001');
    expect(auditUserText({ userId: known, userName: 'Ewa Zając' })).toBe('Ewa Zając');
    expect(auditUserText({ userId: known, userName: null })).toBe('konto spoza tych danych');
    expect(auditUserText({ userId: null, userName: null })).toBe('program');
  });

  it('has a word for a record of every kind that is not to be named', () => {
    for (const kind of SUBJECT_KINDS) expect(i18n.exists(`hidden.${kind}`, { ns: 'audit' }), kind).toBe(true);
  });

  it('names every filter that is on', () => {
    const filter = auditFilter.parse({
      userId: '0199a1b2-0000-7000-8000-000000000001',
      kind: AUDIT_KINDS[0],
      action: 'people.open',
      subject: { kind: 'person', id: 'x' },
      from: '2026-01-01',
      to: '2026-02-01',
    });
    expect(isUnfiltered(NO_FILTER)).toBe(true);
    expect(isUnfiltered(filter)).toBe(false);
    expect(filterWords(filter, { user: 'Anna Hebda', subject: 'Kos Jan' }).map((word) => plain(word))).toEqual([
      'Kto: Anna Hebda',
      'Rodzaj: wgląd',
      'Zdarzenie: otwarcie karty osoby',
      'Dotyczy: Kos Jan',
      'od 01.01.2026',
      'do 01.02.2026',
    ]);
    expect(filterWords(NO_FILTER, { user: null, subject: null })).toEqual([]);
  });
});

describe('a record the log is about', () => {
  const row = auditRow.parse({
    seq: 1,
    at: '2026-11-20T10:00:00.000Z',
    userId: null,
    userName: null,
    kind: 'view',
    action: 'people.open',
    fields: [],
    subjects: [
      { kind: 'person', id: 'a', label: 'Kos Jan' },
      { kind: 'family', id: 'b', label: null },
    ],
    subjectCount: 2,
    subjectCounts: { person: 1, family: 1, home: 0, user: 0, office: 0 },
  });

  it('is a link only where it has a card and may be named', () => {
    expect(row.subjects.map((subject) => subjectPath(subject))).toEqual(['/osoby/a', null]);
    expect(subjectPath({ kind: 'family', id: 'b', label: 'Kosowie' })).toBe('/rodziny/b');
    expect(subjectPath({ kind: 'user', id: 'u', label: 'Anna Hebda' })).toBeNull();
  });

  it('is named by the rows about it, or by what it is', () => {
    expect(subjectName({ kind: 'person', id: 'a' }, [undefined, row])).toBe('Kos Jan');
    expect(plain(subjectName({ kind: 'person', id: 'z' }, [row]))).toBe('osoba (bez podglądu)');
  });
});

describe('result of a verification', () => {
  it('is one sentence with the number of rows when the log is whole', () => {
    const sentence = verdictSentence({ kind: 'result', ok: true, checked: 1234, brokenAt: null, reason: null });
    expect(plain(sentence)).toBe(
      'Dziennik jest w porządku. Sprawdzono 1 234 zapisy, nic nie zostało zmienione ani usunięte.',
    );
  });

  it('names the first bad row and says why, for every reason there is', () => {
    expect(REASONS.length).toBeGreaterThan(0);
    const sentences = REASONS.map((reason) => {
      expect(i18n.exists(`verify.reason.${reason}`, { ns: 'audit' }), reason).toBe(true);
      return plain(verdictSentence({ kind: 'result', ok: false, checked: 56, brokenAt: 57, reason }));
    });
    for (const sentence of sentences) expect(sentence).toMatch(/^Dziennik nie zgadza się od zapisu nr 57: .+\.$/);
    expect(new Set(sentences).size).toBe(REASONS.length);
    const nowhere = verdictSentence({ kind: 'result', ok: false, checked: 9, brokenAt: null, reason: 'head-missing' });
    expect(plain(nowhere)).toMatch(/^Dziennika nie da się potwierdzić: .+\.$/);
  });

  it('tells the time left from the pace so far, once there is a pace', () => {
    expect(progressOf({ checked: 10, total: 1000 }, 500)).toMatchObject({ secondsLeft: null });
    expect(progressOf({ checked: 250, total: 1000 }, 2000)).toMatchObject({ secondsLeft: 6 });
    expect(progressOf({ checked: 0, total: 0 }, 10)).toMatchObject({ secondsLeft: null });
  });
});
