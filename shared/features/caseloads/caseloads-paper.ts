import { formatInstant } from '../../kernel/instant.ts';
import { formatDate } from '../../kernel/local-date.ts';
import type { Paper, PaperTable } from '../../kernel/paper.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import type { CaseloadsLog, ExceptionRow, HandoverRow, LedBy, LedRow } from './caseloads.schema.ts';

function exceptionsTable(rows: readonly ExceptionRow[]): PaperTable {
  return {
    kind: 'table',
    key: 'exceptions',
    title: 'Odstępstwa od limitu',
    columns: [
      { key: 'worker', header: 'Pracownik', share: 18 },
      { key: 'from', header: 'Od dnia', share: 11, kind: 'date' },
      { key: 'limit', header: 'Rodziny i limit', share: 14 },
      { key: 'reason', header: 'Powód', share: 24 },
      { key: 'record', header: 'Z powodu', share: 15 },
      { key: 'by', header: 'Zapisano', share: 18 },
    ],
    rows: rows.map((row) => ({
      key: row.id,
      cells: [
        row.workerName,
        row.from,
        `${row.families} przy limicie ${row.limit}`,
        row.reason ?? PROTECTED_LABEL,
        row.family?.name ?? (row.handedOver ? 'przekazania spraw' : null),
        `${row.recordedByName}, ${formatInstant(row.recordedAt)}`,
      ],
    })),
  };
}

function handoversTable(rows: readonly HandoverRow[]): PaperTable {
  return {
    kind: 'table',
    key: 'handovers',
    title: 'Przekazania',
    columns: [
      { key: 'user', header: 'Kto komu', share: 20 },
      { key: 'from', header: 'Od dnia', share: 11, kind: 'date' },
      { key: 'what', header: 'Co', share: 13 },
      { key: 'reason', header: 'Powód', share: 22 },
      { key: 'by', header: 'Zapisano', share: 18 },
      { key: 'withdrawn', header: 'Cofnięto', share: 16 },
    ],
    rows: rows.map((row) => ({
      key: row.id,
      cells: [
        `${row.fromName ?? 'zaznaczone na liście'} → ${row.toName}`,
        row.from,
        `rodziny: ${row.families}, osoby: ${row.people}, zadania: ${row.tasks}`,
        row.reason ?? PROTECTED_LABEL,
        `${row.recordedByName}, ${formatInstant(row.recordedAt)}`,
        row.undoneAt === null ? null : `${row.undoneByName ?? ''}, ${formatInstant(row.undoneAt)}`,
      ],
    })),
  };
}

/** Przekazania i odstępstwa: both tables of the tab. */
export const caseloadsLogTables = (log: CaseloadsLog): readonly PaperTable[] => [
  exceptionsTable(log.exceptions),
  handoversTable(log.handovers),
];

/** The log of caseloads, for its print. */
export function caseloadsLogPaper(log: CaseloadsLog): Paper {
  const name = 'Przekazania i odstępstwa';
  return { name, title: name, subtitle: 'od najnowszych', parts: caseloadsLogTables(log) };
}

function ledTable(kind: LedRow['kind'], title: string, second: string, { worker, day, rows }: LedBy): PaperTable {
  return {
    kind: 'table',
    key: kind === 'family' ? 'families' : 'people',
    title,
    columns: [
      { key: 'worker', header: 'Pracownik', share: 24 },
      { key: 'on', header: 'Stan na dzień', share: 16, kind: 'date' },
      { key: 'name', header: 'Nazwa', share: 34 },
      kind === 'family'
        ? { key: 'caseNumber', header: second, share: 20 }
        : { key: 'birthDate', header: second, share: 20, kind: 'date' },
      { key: 'from', header: 'Prowadzi od', share: 16, kind: 'date' },
    ],
    rows: rows
      .filter((row) => row.kind === kind)
      .map((row) => {
        const [name, fact] = row.shown
          ? [row.name, kind === 'family' ? row.caseNumber : row.birthDate]
          : [PROTECTED_LABEL, null];
        return { key: row.id, cells: [worker, day, name, fact, row.from] };
      }),
  };
}

/** Who and what a worker led on a day; each row names both, so that a file says whose it is. */
export const ledByTables = (led: LedBy): readonly PaperTable[] => [
  ledTable('family', 'Rodziny', 'Numer sprawy', led),
  ledTable('person', 'Osoby', 'Data urodzenia', led),
];

/** What a worker led on a day, for its print: worker and day stand in the head. */
export function ledByPaper(led: LedBy): Paper {
  return {
    name: 'Kto prowadzi co',
    title: `Prowadzi: ${led.worker}`,
    subtitle: `stan na dzień ${formatDate(led.day)}`,
    parts: ledByTables(led).map((table) => ({
      ...table,
      columns: table.columns.slice(2),
      rows: table.rows.map(({ key, cells }) => ({ key, cells: cells.slice(2) })),
    })),
  };
}
