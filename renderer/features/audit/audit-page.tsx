import { useState, type ReactNode } from 'react';

import type { AuditRow } from '#shared/features/audit/audit.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { ClearFilters, FilterBar } from '../../ui/filters.tsx';
import { fmt } from '../../ui/format.ts';
import { ArrowClockwiseRegular, HistoryRegular, PrintRegular, ShieldCheckmarkRegular } from '../../ui/icons.ts';
import { SavedFilters, useListColumns, useListCount, useRowHints } from '../../ui/list/index.ts';
import { Page } from '../../ui/page.tsx';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState, NoMatch } from '../../ui/states.tsx';
import { ColumnChooser, DataTable } from '../../ui/table/index.ts';
import { auditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { filterWords, isUnfiltered, NO_FILTER, subjectName } from './filter-words.ts';
import { useAuditChoices, useAuditRows, useRefreshAudit } from './queries.ts';
import { RowDialog } from './row-dialog.tsx';
import { auditList, auditScreen, printAuditScreen } from './screens.ts';
import { useVerification } from './use-verification.ts';
import { VerificationBand } from './verification-band.tsx';

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** Dziennik zdarzeń: who did what and when, never a value; and whether the log is whole. */
export function AuditPage(): ReactNode {
  const t = useText('audit');
  const common = useText();
  const client = useClient();
  const go = useGo();
  const [filter, change] = useScreenSearch(auditScreen);
  const unfiltered = isUnfiltered(filter);
  const rows = useAuditRows(filter, unfiltered);
  const refresh = useRefreshAudit();
  const choices = useAuditChoices();
  const [opened, setOpened] = useState<AuditRow | null>(null);
  const { verification, start, cancel, hide } = useVerification();

  const columns = useAuditColumns();
  const exported = columns.shown.map(({ key }) => key);
  const subject = filter.subject === null ? null : subjectName(filter.subject, [rows.rowAt(0)]);
  const user = choices.data?.users.find((one) => one.id === filter.userId)?.displayName ?? null;
  const rowHints = useRowHints(rows, { opens: t('details') });
  const ofTotal = (count: number): string => t('ofTotal', { count, formatted: fmt.integer(count) });
  const count = useListCount({ count: rows.count, total: unfiltered ? rows.count : rows.total }, t);

  return (
    <Page
      title={t('title')}
      count={count}
      layout="list"
      hints={[
        ...rowHints,
        { keys: ['F5'], label: t('refreshHint') },
        { keys: ['Ctrl', 'K'], label: common('keys.searchAll') },
      ]}
      note={t('order')}
      actions={
        <>
          <Action
            kind="quiet"
            iconOnly
            label={t('refresh')}
            icon={<ArrowClockwiseRegular />}
            shortcut="F5"
            onClick={refresh}
          />
          <ExportMenu
            ask={(format, signal) => client.audit.exportList({ filter, columns: exported, format }, { signal })}
          />
          <Action
            kind="quiet"
            label={common('print')}
            icon={<PrintRegular />}
            shortcut="Ctrl+P"
            onClick={() => go(screenPath(printAuditScreen, {}, filter))}
          />
          <Action
            label={t('verify.start')}
            icon={<ShieldCheckmarkRegular />}
            disabled={verification.state === 'running'}
            onClick={start}
          />
        </>
      }
    >
      <FilterBar
        end={
          <>
            <SavedFilters list={auditList} filter={filter} hidden={columns.hidden} />
            <ColumnChooser columns={columns.all} hidden={columns.hidden} onChange={columns.onHidden} />
          </>
        }
      >
        <AuditFilters filter={filter} subject={subject} onChange={change} />
        {unfiltered ? null : <ClearFilters onClear={() => change(NO_FILTER)} />}
      </FilterBar>
      <VerificationBand verification={verification} onCancel={cancel} onRetry={start} onHide={hide} />
      <DataTable
        label={t('title')}
        columns={columns.all}
        hidden={columns.hidden}
        rows={rows}
        rowId={(row) => String(row.seq)}
        onOpen={setOpened}
        rememberAs={`audit ${JSON.stringify(filter)}`}
        errorTitle={t('list.error')}
        empty={
          unfiltered ? (
            <EmptyState icon={<HistoryRegular />} title={t('list.emptyTitle')} text={t('list.emptyText')} />
          ) : (
            <NoMatch
              title={t('list.noMatch', { total: ofTotal(rows.total ?? 0) })}
              filters={filterWords(filter, { user, subject })}
              onClear={() => change(NO_FILTER)}
            />
          )
        }
      />
      {opened === null ? null : (
        <RowDialog
          row={opened}
          onClose={() => setOpened(null)}
          onNarrow={(chosen) => {
            setOpened(null);
            change({ ...NO_FILTER, subject: chosen });
          }}
        />
      )}
    </Page>
  );
}

/** The columns of the log as the user has chosen them, for the screen and for its print. */
export function useAuditColumns() {
  return useListColumns('audit.list', auditColumns(), NOTHING_HIDDEN);
}
