import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

import { AUDIT_KIND_LABELS } from '#shared/features/audit/audit.labels.ts';
import { AUDIT_KINDS, type AuditFilter } from '#shared/features/audit/audit.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { actionLabel } from '../../ui/action-label.ts';
import { FilterChip } from '../../ui/filters.tsx';
import { DateInput, useTypedDay } from '../../ui/form/index.ts';
import { ErrorCircleFilled } from '../../ui/icons.ts';
import { useAuditChoices } from './queries.ts';

const useStyles = makeStyles({
  day: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  label: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  field: { width: '138px', display: 'inline-flex' },
  wrong: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorStatusDangerForeground1,
  },
});

/** Who, what kind, which event, from and to which day; the record only where somebody came from its card. */
export function AuditFilters(props: {
  filter: AuditFilter;
  /** Name of the record the log is narrowed to. */
  subject: string | null;
  onChange: (change: Partial<AuditFilter>) => void;
}): ReactNode {
  const t = useText('audit');
  const { filter, onChange } = props;
  const reversed = filter.from !== null && filter.to !== null && filter.from > filter.to;
  const choices = useAuditChoices();
  const users = choices.data?.users ?? [];
  const actions = (choices.data?.actions ?? [])
    .map((action) => ({ value: action, label: actionLabel(action) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'pl'));
  return (
    <>
      {filter.subject === null ? null : (
        <FilterChip
          label={t('filter.subject')}
          choices={[{ value: filter.subject.id, label: props.subject ?? '–' }]}
          value={filter.subject.id}
          onChange={() => onChange({ subject: null })}
        />
      )}
      <FilterChip
        label={t('filter.user')}
        choices={users.map((user) => ({ value: user.id, label: user.displayName }))}
        value={filter.userId}
        onChange={(value) => onChange({ userId: users.find((user) => user.id === value)?.id ?? null })}
      />
      <FilterChip
        label={t('filter.kind')}
        choices={AUDIT_KINDS.map((kind) => ({ value: kind, label: AUDIT_KIND_LABELS[kind] }))}
        value={filter.kind}
        onChange={(value) => onChange({ kind: AUDIT_KINDS.find((kind) => kind === value) ?? null })}
      />
      <FilterChip
        label={t('filter.action')}
        choices={actions}
        value={filter.action}
        onChange={(value) => onChange({ action: value })}
      />
      <Day label={t('filter.from')} value={filter.from} onDay={(from) => onChange({ from })} />
      <Day
        label={t('filter.to')}
        value={filter.to}
        onDay={(to) => onChange({ to })}
        wrong={reversed ? t('filter.reversed') : undefined}
      />
    </>
  );
}

/** A day beside its label, with what is wrong with it; an emptied field takes the limit away. */
function Day(props: {
  label: string;
  value: LocalDate | null;
  onDay: (day: LocalDate | null) => void;
  /** What is wrong although it is a day. */
  wrong?: string | undefined;
}): ReactNode {
  const styles = useStyles();
  const id = useId();
  const day = useTypedDay({ value: props.value, onDay: props.onDay, empty: null });
  const wrong = day.wrong ?? props.wrong;
  return (
    <span className={styles.day}>
      <label className={styles.label} htmlFor={id}>
        {props.label}
      </label>
      <span className={styles.field}>
        <DateInput
          id={id}
          label={props.label}
          side="past"
          {...day.input}
          {...(wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
        />
      </span>
      {wrong === undefined ? null : (
        <span id={`${id}-wrong`} className={styles.wrong} role="alert">
          <ErrorCircleFilled aria-hidden />
          {wrong}
        </span>
      )}
    </span>
  );
}
