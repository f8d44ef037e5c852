import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { isAppError } from '#shared/kernel/app-error.ts';
import { useApi } from '../../client/index.ts';
import { familyIdOf, familyScreen } from '../../features/families/index.ts';
import { printPlanScreen } from '../../features/family-work/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { TaskListSquareLtrRegular } from '../../ui/icons.ts';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useGo, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState } from '../../ui/states.tsx';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import type { planDocument } from './plan.tsx';

/** A plan of work with a family on paper. */
export function PrintPlanPage({ draw }: Draws<typeof planDocument>): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const work = useText('work');
  const api = useApi();
  const context = usePrintContext();
  const { familyId } = useScreenParams(printPlanScreen);
  const [{ plan: planId }] = useScreenSearch(printPlanScreen);
  const printed = useQuery(
    api.plans.print.queryOptions({ input: { familyId: familyIdOf(familyId), planId }, ...PRINT_DATA }),
  );
  const document = useMemo(
    () => (printed.data === undefined ? null : draw(printed.data, context)),
    [printed.data, context, draw],
  );
  return (
    <PrintRoute
      document={document}
      title={work('plans.title')}
      breadcrumb={[
        { label: families('title'), to: PATHS.families },
        ...(printed.data === undefined ? [] : [{ label: printed.data.family.name, to: familyPath(familyId) }]),
        { label: t('preview') },
      ]}
      error={printed.error}
      {...(planId === null && isNoPlan(printed.error) ? { empty: <NoPlan familyId={familyId} /> } : {})}
      onRetry={() => void printed.refetch()}
    />
  );
}

/** The family is there and may be seen, but no plan has been written for it. */
const isNoPlan = (error: unknown): boolean => isAppError(error, 'NOT_FOUND') && error.data['kind'] === 'plan';

function NoPlan({ familyId }: { familyId: string }): ReactNode {
  const work = useText('work');
  const go = useGo();
  return (
    <EmptyState
      icon={<TaskListSquareLtrRegular />}
      title={work('plans.none')}
      text={work('plans.printNone')}
      actions={
        <Action
          label={work('plans.toPlans')}
          onClick={() => go(screenPath(familyScreen, { familyId }, { tab: 'plans' }))}
        />
      }
    />
  );
}
