import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { familyIdOf, familyScreen } from '../../features/families/index.ts';
import { printAssessmentsScreen } from '../../features/family-work/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { assessmentsDocument } from './assessment.tsx';

/** Every assessment of a family on paper. */
export function PrintAssessmentsPage({ draw }: Draws<typeof assessmentsDocument>): ReactNode {
  const families = useText('families');
  const work = useText('work');
  const { familyId } = useScreenParams(printAssessmentsScreen);
  const input = { familyId: familyIdOf(familyId) };
  const printed = useQuery(useApi().plans.printAssessments.queryOptions({ input, ...PRINT_DATA }));
  const title = work('assessments.title');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: families('title'), to: PATHS.families }}
      from={{
        label: printed.data?.familyName ?? title,
        to: screenPath(familyScreen, { familyId }, { tab: 'plans' }),
      }}
      query={printed}
      draw={draw}
    />
  );
}
