import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import {
  CHILD_COLUMN_LABELS,
  childAge,
  childStatus,
  PROTECTED_HOME,
} from '#shared/features/foster-care/care.labels.ts';
import type { CHILD_COLUMNS, ChildRow } from '#shared/features/foster-care/care.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import type { Column } from '../../ui/table/index.ts';

const useStyles = makeStyles({
  surname: { fontWeight: tokens.fontWeightSemibold },
  protected: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

type Named =
  | { readonly shown: true; readonly surname: string; readonly firstName: string; readonly isProtected?: boolean }
  | { readonly shown: false };

/** Who a row is about, or that it is protected. */
export function ChildName({ row }: { readonly row: Named }): ReactNode {
  const styles = useStyles();
  const common = useText();
  if (!row.shown) {
    return (
      <span className={styles.protected}>
        <ShieldLockRegular aria-hidden="true" />
        {PROTECTED_LABEL}
      </span>
    );
  }
  return (
    <span>
      <span className={styles.surname}>{row.surname}</span> {row.firstName}
      {row.isProtected === true ? (
        <>
          {' '}
          <ShieldLockRegular aria-label={common('record.protectedTag')} />
        </>
      ) : null}
    </span>
  );
}

/** Columns of the list; keys are those of the export, so that what is shown is what is exported. */
export function childrenColumns(words: {
  readonly ask: (who: string) => string;
  readonly form: (code: string) => string;
}): readonly (Column<ChildRow> & { readonly key: (typeof CHILD_COLUMNS)[number] })[] {
  return [
    {
      key: 'name',
      title: CHILD_COLUMN_LABELS.name,
      width: 'minmax(150px, 1.2fr)',
      cell: (row) => <ChildName row={row} />,
      order: 'name',
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'birthDate',
      title: CHILD_COLUMN_LABELS.birthDate,
      width: '112px',
      cell: (row) => (row.shown ? fmt.date(row.birthDate) : null),
      order: 'birth-date',
      secondRank: true,
    },
    {
      key: 'age',
      title: CHILD_COLUMN_LABELS.age,
      width: '72px',
      cell: (row) => (row.shown ? childAge(row, officeToday()) : null),
      compact: 'distance',
    },
    {
      key: 'home',
      title: CHILD_COLUMN_LABELS.home,
      width: 'minmax(140px, 1.1fr)',
      cell: (row) => (row.shown ? (row.home.name ?? PROTECTED_HOME) : words.ask(row.ask.join(', '))),
      order: 'home',
      compact: 'who',
    },
    {
      key: 'form',
      title: CHILD_COLUMN_LABELS.form,
      width: 'minmax(130px, 1fr)',
      cell: (row) => (row.shown && row.home.form !== null ? words.form(row.home.form.code) : null),
      secondRank: true,
    },
    {
      key: 'since',
      title: CHILD_COLUMN_LABELS.since,
      width: '112px',
      cell: (row) => (row.shown ? fmt.date(row.since) : null),
      order: 'since',
      compact: 'date',
    },
    {
      key: 'coordinator',
      title: CHILD_COLUMN_LABELS.coordinator,
      width: 'minmax(120px, 0.9fr)',
      cell: (row) => (row.shown ? fmt.text(row.coordinatorName) : null),
      quiet: true,
      secondRank: true,
    },
    {
      key: 'caseNumber',
      title: CHILD_COLUMN_LABELS.caseNumber,
      width: '128px',
      cell: (row) => (row.shown ? fmt.text(row.caseNumber) : null),
      secondRank: true,
    },
    {
      key: 'status',
      title: CHILD_COLUMN_LABELS.status,
      width: '120px',
      cell: (row) => (row.shown ? childStatus(row) : null),
      quiet: true,
      secondRank: true,
    },
  ];
}

/** Columns that are hidden until somebody asks for them. */
export const CHILDREN_HIDDEN_AT_FIRST: ReadonlySet<string> = new Set(['status']);
