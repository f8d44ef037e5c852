import type { ReactNode } from 'react';

import { AUDIT_COLUMN_LABELS } from '#shared/features/audit/audit.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  auditScreen,
  filterWords,
  isUnfiltered,
  printAuditScreen,
  subjectName,
  useAuditChoices,
  useAuditColumns,
} from '../../features/audit/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { AUDIT_SHARES, type auditListDocument } from './audit-list.tsx';

/** The log on paper. */
export function PrintAuditPage({ draw }: Draws<typeof auditListDocument>): ReactNode {
  const t = useText('print');
  const audit = useText('audit');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printAuditScreen);
  const columns = useAuditColumns();
  const choices = useAuditChoices();
  const query = usePrintRows(api.audit.printList.queryKey({ input: { filter } }), (signal) =>
    client.audit.printList({ filter }, { signal }),
  );
  const user = choices.data?.users.find((one) => one.id === filter.userId)?.displayName ?? null;
  const subject = filter.subject === null ? null : subjectName(filter.subject, [query.data?.rows[0]]);
  return (
    <PrintListRoute
      title={audit('title')}
      list={{ label: audit('title'), path: screenPath(auditScreen, {}, filter) }}
      onlySelected={false}
      columns={columns.all.map(({ key }) => key)}
      shown={columns.shown.map(({ key }) => key)}
      labels={AUDIT_COLUMN_LABELS}
      shares={AUDIT_SHARES}
      query={query}
      counted={(count) => audit('count', { count, formatted: fmt.integer(count) })}
      subtitle={isUnfiltered(filter) ? t('allEvents') : filterWords(filter, { user, subject }).join(', ')}
      draw={draw}
    />
  );
}
