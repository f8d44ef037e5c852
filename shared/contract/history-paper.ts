import { auditActionLabel } from '../features/audit/audit.labels.ts';
import { formatInstant } from '../kernel/instant.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import type { Paper, PaperTable } from '../kernel/paper.ts';
import type { HistoryEntry, PrintedHistory } from './record.ts';

/** How a feature words its fields and what was recorded in them. */
export interface HistoryWords {
  readonly fieldLabel: (field: string) => string;
  readonly valueText: (field: string, value: unknown) => string;
}

/** Said where the term of keeping has taken the values away. */
export const VALUES_GONE = 'wartości usunięto zgodnie z terminem przechowywania';

/** What happened to a record, for paper and file: a row a changed field, newest first. */
export function historyTable(entries: readonly HistoryEntry[], { fieldLabel, valueText }: HistoryWords): PaperTable {
  return {
    kind: 'table',
    key: 'history',
    title: null,
    columns: [
      { key: 'at', header: 'Kiedy', share: 14 },
      { key: 'action', header: 'Co', share: 20 },
      { key: 'by', header: 'Kto', share: 14 },
      { key: 'field', header: 'Pole', share: 14 },
      { key: 'before', header: 'Przed', share: 19 },
      { key: 'after', header: 'Po', share: 19 },
    ],
    rows: entries.flatMap(({ seq, at, action, byName, fields, before, after }) => {
      const event = [formatInstant(at), auditActionLabel(action), byName];
      if (fields.length === 0) return [{ key: String(seq), cells: [...event, null, null, null] }];
      const gone = before === null && after === null ? VALUES_GONE : null;
      return fields.map((field) => ({
        key: `${seq} ${field}`,
        cells: [
          ...event,
          fieldLabel(field),
          before === null ? null : valueText(field, before[field]),
          after === null ? gone : valueText(field, after[field]),
        ],
      }));
    }),
  };
}

/** The history of a record, for its print. */
export function historyPaper({ name, entries }: PrintedHistory, words: HistoryWords, day: LocalDate): Paper {
  return {
    name: 'Historia',
    title: `Historia: ${name}`,
    subtitle: `Historia zmian, stan na ${formatDate(day)}`,
    parts: [historyTable(entries, words)],
  };
}
