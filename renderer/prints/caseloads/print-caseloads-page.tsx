import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { caseloadsScreen, printCaseloadsScreen } from '../../features/caseloads/index.ts';
import { useText } from '../../i18n/index.ts';
import { officeToday } from '../../ui/format.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import type { caseloadsDocument } from './caseloads.tsx';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';

/** Caseloads of a day on paper. */
export function PrintCaseloadsPage({ draw }: Draws<typeof caseloadsDocument>): ReactNode {
  const t = useText('print');
  const caseloads = useText('caseloads');
  const api = useApi();
  const [{ day }] = useScreenSearch(printCaseloadsScreen);
  const context = usePrintContext();
  const overview = useQuery(
    api.caseloads.printOverview.queryOptions({ input: { day: day ?? officeToday() }, ...PRINT_DATA }),
  );
  const document = useMemo(
    () => (overview.data === undefined ? null : draw(overview.data, context)),
    [overview.data, context, draw],
  );
  return (
    <PrintRoute
      document={document}
      title={caseloads('title')}
      breadcrumb={[
        { label: caseloads('title'), to: screenPath(caseloadsScreen, {}, { day }) },
        { label: t('preview') },
      ]}
      error={overview.error}
      onRetry={() => void overview.refetch()}
    />
  );
}
