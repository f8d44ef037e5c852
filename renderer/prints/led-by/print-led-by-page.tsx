import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { ledByScreen, printLedByScreen } from '../../features/caseloads/index.ts';
import { useText } from '../../i18n/index.ts';
import { officeToday } from '../../ui/format.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { userId } from '#shared/kernel/ids.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { ledByDocument } from './led-by.tsx';

/** What a worker leads on a day, on paper. */
export function PrintLedByPage({ draw }: Draws<typeof ledByDocument>): ReactNode {
  const t = useText('caseloads');
  const [{ day }] = useScreenSearch(printLedByScreen);
  const worker = userId.parse(useScreenParams(printLedByScreen).workerId);
  const input = { workerId: worker, day: day ?? officeToday() };
  const led = useQuery(useApi().caseloads.printLedBy.queryOptions({ input, ...PRINT_DATA }));
  const to = screenPath(ledByScreen, {}, { worker, day });
  return <PrintDataRoute title={t('ledBy.title')} from={{ label: t('ledBy.title'), to }} query={led} draw={draw} />;
}
