import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { familyIdOf, familyScreen } from '../../features/families/index.ts';
import { printAssessmentScreen } from '../../features/family-work/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { isNone, NoWorkYet } from '../no-work-yet.tsx';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import type { assessmentDocument } from './assessment.tsx';

/** A half-year assessment of a family on paper. */
export function PrintAssessmentPage({ draw }: Draws<typeof assessmentDocument>): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const work = useText('work');
  const api = useApi();
  const context = usePrintContext();
  const { familyId } = useScreenParams(printAssessmentScreen);
  const [{ assessment: assessmentId }] = useScreenSearch(printAssessmentScreen);
  const printed = useQuery(
    api.plans.printAssessment.queryOptions({
      input: { familyId: familyIdOf(familyId), assessmentId },
      ...PRINT_DATA,
    }),
  );
  const { data } = printed;
  const document = useMemo(() => (data === undefined ? null : draw(data, context)), [data, context, draw]);
  const back = screenPath(familyScreen, { familyId }, { tab: 'plans' });
  return (
    <PrintRoute
      document={document}
      title={work('assessments.printTitle')}
      breadcrumb={[
        { label: families('title'), to: PATHS.families },
        ...(data === undefined ? [] : [{ label: data.family.name, to: back }]),
        { label: t('preview') },
      ]}
      error={printed.error}
      {...(assessmentId === null && isNone(printed.error, 'assessment')
        ? {
            empty: (
              <NoWorkYet familyId={familyId} title={work('assessments.none')} text={work('assessments.printNone')} />
            ),
          }
        : {})}
      onRetry={() => void printed.refetch()}
    />
  );
}
