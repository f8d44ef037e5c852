import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { childIdOf, childScreen, printChildScreen } from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { careCardDocument } from './care-card.tsx';

/** A child's care on paper. */
export function PrintCareCardPage({ draw }: Draws<typeof careCardDocument>): ReactNode {
  const t = useText('print');
  const care = useText('care');
  const api = useApi();
  const { personId } = useScreenParams(printChildScreen);
  const query = useQuery(api.care.printCard.queryOptions({ input: { personId: childIdOf(personId) }, ...PRINT_DATA }));
  const title = t('careCard');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: care('title'), to: PATHS.children }}
      from={{
        label: query.data === undefined ? title : `${query.data.surname} ${query.data.firstName}`,
        to: screenPath(childScreen, { personId }),
      }}
      query={query}
      draw={draw}
    />
  );
}
