import type { ReactNode } from 'react';

import type { DashboardOverview } from '#shared/features/dashboard/dashboard.contract.ts';
import { reachOf } from '#shared/permissions/roles.ts';
import { useCan, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { HomeAddRegular, PersonAddRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { useGo } from '../../ui/screen.ts';
import { Columns } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { BackupSummary, RestoreNewsLine } from '../backups/index.ts';
import { MyTasks } from '../family-work/index.ts';
import { FirstSteps, useFirstSteps } from './first-steps.tsx';
import { LastOpened } from './last-opened.tsx';
import { useOverview } from './queries.ts';
import { WaitingDrafts } from './waiting-drafts.tsx';
import { Ways } from './ways.tsx';
import { WithoutCards } from './without-cards.tsx';

/** Pulpit: one sentence about the user's work, what was open lately, the ways on. */
export function DashboardPage(): ReactNode {
  const t = useText('dashboard');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const overview = useOverview();
  const lead = useLead(overview.data);
  return (
    <Page
      title={t('title')}
      count={fmt.dateFull(officeToday())}
      {...(lead === null ? {} : { lead })}
      actions={
        <>
          {can('families.edit') ? (
            <Action
              kind="secondary"
              label={t('newFamily')}
              icon={<HomeAddRegular />}
              onClick={() => go(PATHS.newFamily)}
            />
          ) : null}
          {can('people.edit') ? (
            <Action
              kind="primary"
              label={t('newPerson')}
              icon={<PersonAddRegular />}
              shortcut="Ctrl+N"
              onClick={() => go(PATHS.newPerson)}
            />
          ) : null}
        </>
      }
      hints={[
        { keys: ['Ctrl', 'K'], label: common('keys.searchAll') },
        ...(overview.data?.lastOpened.length === 0
          ? []
          : [{ keys: [common('keys.enter')], label: common('keys.open') }]),
      ]}
    >
      <RestoreNewsLine signedIn />
      {overview.data === undefined ? (
        overview.isError ? (
          <ErrorState title={t('error')} error={overview.error} onRetry={() => void overview.refetch()} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : (
        <Content overview={overview.data} />
      )}
    </Page>
  );
}

function Content({ overview }: { overview: DashboardOverview }): ReactNode {
  const { people, families, lastOpened } = overview;
  const firstSteps = useFirstSteps(overview);
  if (people === null && families === null) {
    return (
      <>
        <WaitingDrafts />
        <WithoutCards />
        <BackupSummary />
      </>
    );
  }
  // What is below stays away until it is known what stands above it, and nothing can be due before the first family.
  if (firstSteps === undefined) return <Skeleton rows={6} />;
  const empty = firstSteps !== null && families === 0;
  return (
    <Columns
      side={
        <>
          <Ways people={people} families={families} />
          <BackupSummary />
        </>
      }
    >
      <WaitingDrafts />
      {firstSteps === null ? null : <FirstSteps {...firstSteps} />}
      {empty ? null : <MyTasks />}
      {empty && lastOpened.length === 0 ? null : <LastOpened entries={lastOpened} />}
    </Columns>
  );
}

/** Whether the user's numbers are the own caseload or the whole office; null where the roles open no cards. */
function useReach(): 'own' | 'all' | null {
  const { user } = useSignedIn();
  return reachOf(user.roles, 'people.view');
}

/** The one sentence the page opens with; null while it is not known. */
function useLead(overview: DashboardOverview | undefined): string | null {
  const t = useText('dashboard');
  const can = useCan();
  const reach = useReach();
  if (reach === null) {
    return can('administration.users') ? t('noCards.administratorLead') : t('noCards.otherLead');
  }
  if (overview === undefined) return null;
  const people = overview.people ?? 0;
  const families = overview.families ?? 0;
  if (people === 0 && families === 0) {
    if (reach === 'own') return t('leadEmptyOwn');
    return can('people.edit') ? t('leadEmpty') : t('leadNobody');
  }
  const counted = (key: 'people' | 'peopleAll' | 'families' | 'familiesAll', count: number): string =>
    t(key, { count, formatted: fmt.integer(count) });
  return reach === 'own'
    ? t('leadOwn', { people: counted('people', people), families: counted('families', families) })
    : t('leadAll', { people: counted('peopleAll', people), families: counted('familiesAll', families) });
}
