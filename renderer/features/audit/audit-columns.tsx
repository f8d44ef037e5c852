import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { auditUserText, subjectCountsText } from '#shared/features/audit/audit-cells.ts';
import { AUDIT_COLUMN_LABELS, AUDIT_KIND_LABELS, auditFieldLabel } from '#shared/features/audit/audit.labels.ts';
import type { AUDIT_COLUMNS, AuditRow } from '#shared/features/audit/audit.schema.ts';
import { useText } from '../../i18n/index.ts';
import { actionLabel } from '../../ui/action-label.ts';
import { fmt } from '../../ui/format.ts';
import type { Column } from '../../ui/table/index.ts';
import { subjectText } from './filter-words.ts';
import { SubjectLink } from './subject-link.tsx';

type Key = (typeof AUDIT_COLUMNS)[number];

const useStyles = makeStyles({
  subjects: { display: 'flex', minWidth: 0, columnGap: '4px' },
  first: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  more: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

function Subjects({ row }: { row: AuditRow }): ReactNode {
  const styles = useStyles();
  const t = useText('audit');
  const [first] = row.subjects;
  if (first === undefined) return fmt.none;
  const more = row.subjectCount - 1;
  // Of a list no one name says more than another.
  if (more > 0 && row.action.endsWith('List')) return subjectCountsText(row.subjectCounts, first.kind);
  return (
    <span className={styles.subjects} title={subjectText(first)}>
      <span className={styles.first}>
        <SubjectLink subject={first} inRow />
      </span>
      {more === 0 ? null : <span className={styles.more}>{t('moreSubjects', { count: more })}</span>}
    </span>
  );
}

export const fieldsText = (row: AuditRow): string => row.fields.map((field) => auditFieldLabel(field)).join(', ');

/** Columns of the log; keys are those of the export, so that what is shown is what is exported. */
export function auditColumns(): readonly (Column<AuditRow> & { readonly key: Key })[] {
  return [
    {
      key: 'seq',
      title: AUDIT_COLUMN_LABELS.seq,
      width: '68px',
      cell: (row) => fmt.integer(row.seq),
      align: 'end',
      quiet: true,
      secondRank: true,
    },
    {
      key: 'at',
      title: AUDIT_COLUMN_LABELS.at,
      width: '134px',
      cell: (row) => fmt.instant(row.at),
      compact: 'date',
      fixed: true,
    },
    {
      key: 'user',
      title: AUDIT_COLUMN_LABELS.user,
      width: 'minmax(110px, 0.65fr)',
      cell: (row) => auditUserText(row),
      compact: 'distance',
    },
    {
      key: 'kind',
      title: AUDIT_COLUMN_LABELS.kind,
      width: '84px',
      cell: (row) => AUDIT_KIND_LABELS[row.kind],
      quiet: true,
      secondRank: true,
    },
    {
      key: 'action',
      title: AUDIT_COLUMN_LABELS.action,
      width: 'minmax(150px, 1.2fr)',
      cell: (row) => actionLabel(row.action),
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'subjects',
      title: AUDIT_COLUMN_LABELS.subjects,
      width: 'minmax(190px, 1.4fr)',
      cell: (row) => <Subjects row={row} />,
      compact: 'who',
    },
    {
      key: 'fields',
      title: AUDIT_COLUMN_LABELS.fields,
      width: 'minmax(110px, 0.8fr)',
      cell: (row) => fmt.text(fieldsText(row)),
      quiet: true,
      secondRank: true,
    },
  ];
}
