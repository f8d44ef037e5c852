import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import {
  FAMILY_COLUMN_LABELS,
  FAMILY_KIND_LABELS,
  FAMILY_KIND_SHORT,
  FROM_MEMBERS,
  familyAddressText,
} from '#shared/features/families/families.labels.ts';
import type { FAMILY_COLUMNS, FamilyKind, FamilyRow } from '#shared/features/families/families.schema.ts';
import { PROTECTED_LABEL, statusLabel } from '#shared/features/people/people.labels.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { PeopleRegular, ShieldLockRegular } from '../../ui/icons.ts';
import type { Column } from '../../ui/table/index.ts';
import { DueStatus } from '../family-work/index.ts';
import { membersShort } from './family-values.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  mark: { color: tokens.colorNeutralForeground3, verticalAlign: '-2px' },
  protected: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

function Name({ row }: { row: FamilyRow }): ReactNode {
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
      <span className={styles.name}>{row.name}</span>
      {row.isProtected ? (
        <>
          {' '}
          <ShieldLockRegular aria-label={common('record.protectedTag')} />
        </>
      ) : null}
    </span>
  );
}

/** The kind in short, which a narrow column shows whole; the pointer over it shows its name. */
function Kind({ kind }: { kind: FamilyKind | null }): ReactNode {
  return kind === null ? fmt.none : <span title={FAMILY_KIND_LABELS[kind]}>{FAMILY_KIND_SHORT[kind]}</span>;
}

/** Where the family lives; the mark of an address that is its members' stands in front, where no narrow column cuts it off. */
function FamilyAddress({ row }: { row: Extract<FamilyRow, { shown: true }> }): ReactNode {
  const styles = useStyles();
  const text = fmt.text(familyAddressText(row));
  return (
    <span title={text}>
      {row.addressFromMembers ? (
        <>
          <PeopleRegular className={styles.mark} aria-label={FROM_MEMBERS} />{' '}
        </>
      ) : null}
      {fmt.text(row.addressLine)}
    </span>
  );
}

/** Columns of the list; keys are those of the export, so that what is shown is what is exported. */
export function familiesColumns(words: {
  readonly ask: (who: string) => string;
}): readonly (Column<FamilyRow> & { readonly key: (typeof FAMILY_COLUMNS)[number] })[] {
  return [
    {
      key: 'name',
      title: FAMILY_COLUMN_LABELS.name,
      width: 'minmax(130px, 1.1fr)',
      cell: (row) => <Name row={row} />,
      order: 'name',
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'kind',
      title: FAMILY_COLUMN_LABELS.kind,
      width: 'minmax(164px, 1.2fr)',
      cell: (row) => (row.shown ? <Kind kind={row.kind} /> : words.ask(row.ask.join(', '))),
      order: 'kind',
      compact: 'who',
    },
    {
      key: 'caseNumber',
      title: FAMILY_COLUMN_LABELS.caseNumber,
      width: '122px',
      cell: (row) => (row.shown ? fmt.text(row.caseNumber) : null),
      order: 'case-number',
      compact: 'date',
    },
    {
      key: 'members',
      title: FAMILY_COLUMN_LABELS.members,
      width: '140px',
      cell: (row) => (row.shown ? membersShort(row.memberCount, row.childCount) : null),
      compact: 'distance',
    },
    {
      key: 'address',
      title: FAMILY_COLUMN_LABELS.address,
      width: 'minmax(150px, 1.75fr)',
      cell: (row) => (row.shown ? <FamilyAddress row={row} /> : null),
      secondRank: true,
    },
    {
      key: 'worker',
      title: FAMILY_COLUMN_LABELS.worker,
      width: 'minmax(108px, 0.85fr)',
      cell: (row) => (row.shown ? fmt.text(row.workerName) : null),
      quiet: true,
      secondRank: true,
    },
    {
      key: 'assessment',
      title: FAMILY_COLUMN_LABELS.assessment,
      width: '116px',
      cell: (row) =>
        row.shown && row.assessmentDue !== null ? <DueStatus dueOn={row.assessmentDue} state="open" short /> : null,
      secondRank: true,
    },
    {
      key: 'status',
      title: FAMILY_COLUMN_LABELS.status,
      width: '190px',
      cell: (row) => (row.shown ? statusLabel(row.archivedOn) : null),
      quiet: true,
      secondRank: true,
    },
  ];
}

/** Columns that are hidden until somebody asks for them. */
export const HIDDEN_AT_FIRST: ReadonlySet<string> = new Set(['status']);
