import { Field, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { CASELOAD_COLUMNS } from '#shared/features/caseloads/caseloads.schema.ts';
import { familyKindsText } from '#shared/features/families/families.labels.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { DateInput, useTypedDay } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { PeopleSwapRegular, PrintRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/record-header.tsx';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { ErrorState, Notice, Skeleton } from '../../ui/states.tsx';
import { LogTab } from './log-tab.tsx';
import { OverviewTable } from './overview-table.tsx';
import { useCaseNumberPattern, useOverview } from './queries.ts';
import { caseloadsScreen, handOverScreen, printCaseloadsLogScreen, printCaseloadsScreen } from './screens.ts';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px', marginBottom: '12px' },
  day: { width: '170px' },
  rules: { margin: '16px 0 0', display: 'grid', gap: '4px' },
});

/** Obciążenie: workers with what they lead against the limit on any day, and what was handed over. */
export function CaseloadsPage(): ReactNode {
  const t = useText('caseloads');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const client = useClient();
  const [{ tab, day }, change] = useScreenSearch(caseloadsScreen);
  const shownDay = day ?? officeToday();
  const overview = useOverview(shownDay);
  const limit = overview.data?.limit?.value;
  const over = overview.data?.workers.filter(({ counted }) => limit !== undefined && counted > limit).length ?? 0;
  return (
    <Page
      title={t('title')}
      {...(overview.data === undefined || tab !== 'now' || limit === undefined
        ? {}
        : { count: over === 0 ? t('nobodyOver') : t('over', { count: over }) })}
      head={
        <Tabs
          tabs={[
            { key: 'now', label: t('tabs.now') },
            { key: 'log', label: t('tabs.log') },
          ]}
          tab={tab}
          onTab={(chosen) => change({ tab: chosen })}
        />
      }
      actions={
        <>
          {tab === 'now' ? (
            <>
              <ExportMenu
                ask={(format, signal) =>
                  client.caseloads.exportOverview({ day: shownDay, columns: [...CASELOAD_COLUMNS], format }, { signal })
                }
              />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printCaseloadsScreen, {}, { day }))}
              />
            </>
          ) : (
            <>
              <ExportMenu ask={(format, signal) => client.caseloads.exportLog({ format }, { signal })} />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printCaseloadsLogScreen, {}))}
              />
            </>
          )}
          {can('caseloads.handOver') ? (
            <Action
              kind="primary"
              label={t('handOver')}
              icon={<PeopleSwapRegular />}
              shortcut="Ctrl+N"
              onClick={() => go(screenPath(handOverScreen, {}))}
            />
          ) : null}
        </>
      }
    >
      {tab === 'log' ? <LogTab /> : <Now day={day} overview={overview} onDay={(chosen) => change({ day: chosen })} />}
    </Page>
  );
}

function Now(props: {
  day: ReturnType<typeof officeToday> | null;
  overview: ReturnType<typeof useOverview>;
  onDay: (day: ReturnType<typeof officeToday> | null) => void;
}): ReactNode {
  const styles = useStyles();
  const table = useTableStyles();
  const t = useText('caseloads');
  const { day, overview, onDay } = props;
  const pattern = useCaseNumberPattern();
  const asked = useTypedDay({
    value: day ?? officeToday(),
    onDay: (chosen) => onDay(chosen === officeToday() ? null : chosen),
  });
  return (
    <>
      <div className={styles.bar}>
        <Field
          label={t('day')}
          className={styles.day}
          {...(asked.wrong === undefined ? {} : { validationMessage: asked.wrong })}
        >
          <DateInput label={t('day')} {...asked.input} />
        </Field>
        {day === null ? null : <Action kind="secondary" label={t('today')} onClick={() => onDay(null)} />}
      </div>
      {overview.isError ? (
        <ErrorState title={t('table.error')} error={overview.error} onRetry={() => void overview.refetch()} />
      ) : overview.data === undefined ? (
        <Skeleton rows={6} />
      ) : (
        <>
          {overview.data.limit === null ? <Notice>{t('noLimit')}</Notice> : null}
          <OverviewTable overview={overview.data} day={day} />
          <div className={styles.rules}>
            <span className={table.second}>{t('table.peopleNote')}</span>
            {overview.data.limit === null ? null : (
              <span className={table.second}>
                {t('limitLine', { ...overview.data.limit, kinds: familyKindsText(overview.data.limit.kinds) })}
              </span>
            )}
            {pattern.data === undefined ? null : (
              <span className={table.second}>
                {t('pattern', { pattern: pattern.data.pattern, source: pattern.data.source })}
              </span>
            )}
          </div>
        </>
      )}
    </>
  );
}
