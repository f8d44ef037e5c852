import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { homeIdOf, homeScreen, printHomeScreen } from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { homeCardDocument } from './home-card.tsx';

/** A home's card on paper. */
export function PrintHomeCardPage({ draw }: Draws<typeof homeCardDocument>): ReactNode {
  const t = useText('print');
  const care = useText('care');
  const api = useApi();
  const { homeId } = useScreenParams(printHomeScreen);
  const query = useQuery(api.homes.printCard.queryOptions({ input: { id: homeIdOf(homeId) }, ...PRINT_DATA }));
  const title = t('homeCard');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: care('title'), to: PATHS.homes }}
      from={{ label: query.data?.name ?? title, to: screenPath(homeScreen, { homeId }) }}
      query={query}
      draw={draw}
    />
  );
}
