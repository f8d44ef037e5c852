import type { ReactNode } from 'react';

import { AUDIT_KIND_LABELS } from '#shared/features/audit/audit.labels.ts';
import { AUDIT_KINDS, type AuditFilter } from '#shared/features/audit/audit.schema.ts';
import { useText } from '../../i18n/index.ts';
import { actionLabel } from '../../ui/action-label.ts';
import { DayFilter } from '../../ui/day-filter.tsx';
import { FilterChip } from '../../ui/filters.tsx';
import { useAuditChoices } from './queries.ts';

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
      <DayFilter side="past" label={t('filter.from')} value={filter.from} onDay={(from) => onChange({ from })} />
      <DayFilter
        side="past"
        label={t('filter.to')}
        value={filter.to}
        onDay={(to) => onChange({ to })}
        wrong={reversed ? t('filter.reversed') : undefined}
      />
    </>
  );
}
