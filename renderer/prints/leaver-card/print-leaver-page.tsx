import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import {
  childIdOf,
  leaverScreen,
  printLeaverProgrammeScreen,
  printLeaverScreen,
} from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { leaverCardDocument, leaverProgrammeDocument } from './leaver-card.tsx';

/** Somebody's way to independence on paper. */
export function PrintLeaverPage({ draw }: Draws<typeof leaverCardDocument>): ReactNode {
  const t = useText('print');
  const leavers = useText('leavers');
  const api = useApi();
  const { personId } = useScreenParams(printLeaverScreen);
  const input = { personId: childIdOf(personId) };
  const query = useQuery(api.leavers.printCard.queryOptions({ input, ...PRINT_DATA }));
  const title = t('leaverCard');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: leavers('listTitle'), to: PATHS.leavers }}
      from={{
        label: query.data === undefined ? title : `${query.data.surname} ${query.data.firstName}`,
        to: screenPath(leaverScreen, { personId }),
      }}
      query={query}
      draw={draw}
    />
  );
}

/** The programme of independence on paper. */
export function PrintLeaverProgrammePage({ draw }: Draws<typeof leaverProgrammeDocument>): ReactNode {
  const t = useText('print');
  const leavers = useText('leavers');
  const api = useApi();
  const { personId } = useScreenParams(printLeaverProgrammeScreen);
  const input = { personId: childIdOf(personId) };
  const query = useQuery(api.leavers.printProgramme.queryOptions({ input, ...PRINT_DATA }));
  const title = t('leaverProgramme');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: leavers('listTitle'), to: PATHS.leavers }}
      from={{
        label: query.data === undefined ? title : `${query.data.surname} ${query.data.firstName}`,
        to: screenPath(leaverScreen, { personId }),
      }}
      query={query}
      draw={draw}
    />
  );
}
