import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { auditUserText } from '#shared/features/audit/audit-cells.ts';
import { AUDIT_COLUMN_LABELS, AUDIT_KIND_LABELS } from '#shared/features/audit/audit.labels.ts';
import type { AuditFilter, AuditRow } from '#shared/features/audit/audit.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { actionLabel } from '../../ui/action-label.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { fmt } from '../../ui/format.ts';
import { Fact, FactList } from '../../ui/section.tsx';
import { fieldsText } from './audit-columns.tsx';
import { SubjectLink } from './subject-link.tsx';

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground3, marginTop: '12px' },
  subjects: { maxHeight: '220px', overflowY: 'auto' },
});

/** One row of the log in full: all records it is about and all fields, still without a single value. */
export function RowDialog(props: {
  row: AuditRow;
  onClose: () => void;
  onNarrow: (subject: NonNullable<AuditFilter['subject']>) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('audit');
  const common = useText();
  const { row } = props;
  const more = row.subjectCount - row.subjects.length;
  const [only] = row.subjects;
  return (
    <Dialog
      title={t('row.title', { seq: fmt.integer(row.seq) })}
      width={560}
      onClose={props.onClose}
      actions={
        <>
          {only === undefined || row.subjectCount > 1 ? null : (
            <Action
              kind="quiet"
              label={t('row.onlyThis')}
              onClick={() => props.onNarrow({ kind: only.kind, id: only.id })}
            />
          )}
          <Action label={common('close')} onClick={props.onClose} />
        </>
      }
    >
      <FactList>
        <Fact label={AUDIT_COLUMN_LABELS.at}>{fmt.instant(row.at)}</Fact>
        <Fact label={AUDIT_COLUMN_LABELS.user}>{auditUserText(row)}</Fact>
        <Fact label={AUDIT_COLUMN_LABELS.kind}>{AUDIT_KIND_LABELS[row.kind]}</Fact>
        <Fact label={AUDIT_COLUMN_LABELS.action}>{actionLabel(row.action)}</Fact>
        <Fact label={AUDIT_COLUMN_LABELS.subjects}>
          {row.subjects.length === 0 ? (
            t('row.noSubjects')
          ) : (
            <ul className={styles.subjects}>
              {row.subjects.map((subject) => (
                <li key={`${subject.kind} ${subject.id}`}>
                  <SubjectLink subject={subject} onGo={props.onClose} />
                </li>
              ))}
              {more === 0 ? null : <li>{t('moreSubjects', { count: more })}</li>}
            </ul>
          )}
        </Fact>
        <Fact label={AUDIT_COLUMN_LABELS.fields}>{row.fields.length === 0 ? t('row.noFields') : fieldsText(row)}</Fact>
      </FactList>
      <p className={styles.note}>{t('row.valuesElsewhere')}</p>
    </Dialog>
  );
}
