import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { familyIdOf } from '../../features/families/index.ts';
import { printPlanScreen } from '../../features/family-work/index.ts';
import { useText } from '../../i18n/index.ts';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { isNone, NoWorkYet } from '../no-work-yet.tsx';
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
      {...(planId === null && isNone(printed.error, 'plan')
        ? { empty: <NoWorkYet familyId={familyId} title={work('plans.none')} text={work('plans.printNone')} /> }
        : {})}
      onRetry={() => void printed.refetch()}
    />
  );
}
