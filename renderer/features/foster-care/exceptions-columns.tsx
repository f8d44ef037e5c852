import { PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import { EXCEPTION_COLUMN_LABELS, exceptionAnswers } from '#shared/features/foster-care/exceptions.labels.ts';
import type { EXCEPTION_COLUMNS, ExceptionRow } from '#shared/features/foster-care/exceptions.schema.ts';
import { fmt } from '../../ui/format.ts';
import type { Column } from '../../ui/table/index.ts';
import { ChildName } from './children-columns.tsx';

/** Columns of the report; keys are those of the export, so that what is shown is what is exported. */
export function exceptionsColumns(words: {
  readonly ask: (who: string) => string;
  readonly form: (code: string) => string;
}): readonly (Column<ExceptionRow> & { readonly key: (typeof EXCEPTION_COLUMNS)[number] })[] {
  return [
    {
      key: 'name',
      title: EXCEPTION_COLUMN_LABELS.name,
      width: 'minmax(140px, 1fr)',
      cell: (row) => <ChildName row={row} />,
      order: 'name',
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'home',
      title: EXCEPTION_COLUMN_LABELS.home,
      width: 'minmax(120px, 0.9fr)',
      cell: (row) => (row.shown ? (row.home.name ?? PROTECTED_HOME) : words.ask(row.ask.join(', '))),
      order: 'home',
      compact: 'who',
    },
    {
      key: 'form',
      title: EXCEPTION_COLUMN_LABELS.form,
      width: 'minmax(120px, 0.8fr)',
      cell: (row) => (row.shown && row.home.form !== null ? words.form(row.home.form.code) : null),
      secondRank: true,
    },
    {
      key: 'from',
      title: EXCEPTION_COLUMN_LABELS.from,
      width: '112px',
      cell: (row) => (row.shown ? fmt.date(row.from) : null),
      order: 'from',
      compact: 'date',
    },
    {
      key: 'to',
      title: EXCEPTION_COLUMN_LABELS.to,
      width: '104px',
      cell: (row) => (row.shown && row.to !== null ? fmt.date(row.to) : null),
      secondRank: true,
    },
    {
      key: 'sentence',
      title: EXCEPTION_COLUMN_LABELS.sentence,
      width: 'minmax(200px, 2fr)',
      cell: (row) => (row.shown ? row.sentence : null),
    },
    {
      key: 'article',
      title: EXCEPTION_COLUMN_LABELS.article,
      width: '88px',
      cell: (row) => (row.shown ? fmt.text(row.article) : null),
    },
    {
      key: 'reason',
      title: EXCEPTION_COLUMN_LABELS.reason,
      width: 'minmax(160px, 1.4fr)',
      cell: (row) => (row.shown ? row.reason : null),
    },
    {
      key: 'answers',
      title: EXCEPTION_COLUMN_LABELS.answers,
      width: 'minmax(130px, 1fr)',
      cell: (row) => (row.shown ? fmt.text(exceptionAnswers(row)) : null),
      secondRank: true,
    },
    {
      key: 'recorded',
      title: EXCEPTION_COLUMN_LABELS.recorded,
      width: 'minmax(110px, 0.8fr)',
      cell: (row) => (row.shown ? row.byName : null),
      quiet: true,
      secondRank: true,
    },
  ];
}

/** Columns that are hidden until somebody asks for them. */
export const EXCEPTIONS_HIDDEN_AT_FIRST: ReadonlySet<string> = new Set(['to', 'form', 'answers', 'recorded']);
