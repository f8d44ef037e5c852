import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { caseloadsScreen } from '../../features/caseloads/index.ts';
import { useText } from '../../i18n/index.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { caseloadsLogDocument } from './caseloads-log.tsx';

/** What was handed over, and where the limit was passed, on paper. */
export function PrintCaseloadsLogPage({ draw }: Draws<typeof caseloadsLogDocument>): ReactNode {
  const t = useText('caseloads');
  const log = useQuery(useApi().caseloads.printLog.queryOptions({ input: {}, ...PRINT_DATA }));
  const to = screenPath(caseloadsScreen, {}, { tab: 'log' });
  return <PrintDataRoute title={t('tabs.log')} from={{ label: t('title'), to }} query={log} draw={draw} />;
}
