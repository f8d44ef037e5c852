import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import {
  gapsText,
  guardianText,
  helpText,
  isLate,
  termText,
  LEAVER_COLUMN_LABELS,
  leaverStatus,
  programmeText,
} from '#shared/features/foster-care/leavers.labels.ts';
import type { LEAVER_COLUMNS, LeaverRow, LeaverTerm } from '#shared/features/foster-care/leavers.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import { Status } from '../../ui/status.tsx';
import type { Column } from '../../ui/table/index.ts';

const useStyles = makeStyles({
  surname: { fontWeight: tokens.fontWeightSemibold },
  protected: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

function Name({ row }: { readonly row: LeaverRow }): ReactNode {
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
      {row.isProtected ? (
        <>
          {' '}
          <ShieldLockRegular aria-label={common('record.protectedTag')} />
        </>
      ) : null}
    </span>
  );
}

/** A term with its sign: late or to come; `short` where there is little room. */
export function Term(props: { readonly term: LeaverTerm; readonly short?: boolean }): ReactNode {
  const { term, short = false } = props;
  return (
    <Status kind={isLate(term, officeToday()) ? 'late' : 'planned'}>
      {short ? termText(term) : `${fmt.date(term.due)}, ${term.label}`}
    </Status>
  );
}

/** Columns of the list; keys are those of the export, so that what is shown is what is exported. */
export function leaversColumns(words: {
  readonly ask: (who: string) => string;
  readonly nothingMissing: string;
}): readonly (Column<LeaverRow> & { readonly key: (typeof LEAVER_COLUMNS)[number] })[] {
  return [
    {
      key: 'name',
      title: LEAVER_COLUMN_LABELS.name,
      width: 'minmax(120px, 1fr)',
      cell: (row) => <Name row={row} />,
      order: 'name',
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'seventeen',
      title: LEAVER_COLUMN_LABELS.seventeen,
      width: '104px',
      cell: (row) => (row.shown ? fmt.date(row.seventeenOn) : null),
      secondRank: true,
    },
    {
      key: 'eighteen',
      title: LEAVER_COLUMN_LABELS.eighteen,
      width: '104px',
      cell: (row) => (row.shown ? fmt.date(row.eighteenOn) : null),
      order: 'eighteen',
      compact: 'date',
    },
    {
      key: 'home',
      title: LEAVER_COLUMN_LABELS.home,
      width: 'minmax(84px, 0.8fr)',
      cell: (row) => {
        if (!row.shown) return words.ask(row.ask.join(', '));
        return row.home === null ? fmt.text(null) : (row.home.name ?? PROTECTED_HOME);
      },
      secondRank: true,
    },
    {
      key: 'guardian',
      title: LEAVER_COLUMN_LABELS.guardian,
      width: 'minmax(86px, 0.8fr)',
      cell: (row) => (row.shown ? fmt.text(guardianText(row)) : null),
      compact: 'who',
    },
    {
      key: 'programme',
      title: LEAVER_COLUMN_LABELS.programme,
      width: 'minmax(108px, 0.5fr)',
      cell: (row) => (row.shown ? fmt.text(programmeText(row.programme)) : null),
      secondRank: true,
    },
    {
      key: 'help',
      title: LEAVER_COLUMN_LABELS.help,
      width: 'minmax(86px, 0.8fr)',
      cell: (row) => (row.shown ? fmt.text(helpText(row.help)) : null),
      secondRank: true,
    },
    {
      key: 'term',
      title: LEAVER_COLUMN_LABELS.term,
      width: 'minmax(186px, 0.8fr)',
      cell: (row) => {
        if (!row.shown) return null;
        return row.term === null ? fmt.text(null) : <Term term={row.term} short />;
      },
      order: 'term',
    },
    {
      key: 'missing',
      title: LEAVER_COLUMN_LABELS.missing,
      width: 'minmax(202px, 0.9fr)',
      cell: (row) => {
        if (!row.shown) return null;
        const missing = gapsText(row.gaps);
        return missing === null ? (
          <Status kind="done">{words.nothingMissing}</Status>
        ) : (
          <Status kind="look">{missing}</Status>
        );
      },
      compact: 'distance',
    },
    {
      key: 'status',
      title: LEAVER_COLUMN_LABELS.status,
      width: '140px',
      cell: (row) => (row.shown ? leaverStatus(row) : null),
      quiet: true,
      secondRank: true,
    },
  ];
}

/** Columns that are hidden until somebody asks for them. */
export const LEAVERS_HIDDEN_AT_FIRST: ReadonlySet<string> = new Set(['seventeen', 'status']);
