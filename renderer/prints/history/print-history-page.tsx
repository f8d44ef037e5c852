import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { familyIdOf, familyScreen, printFamilyHistoryScreen } from '../../features/families/index.ts';
import { personIdOf, personScreen, printPersonHistoryScreen } from '../../features/people/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { familyHistoryDocument, personHistoryDocument } from './history.tsx';

/** The history of a person on paper. */
export function PrintPersonHistoryPage({ draw }: Draws<typeof personHistoryDocument>): ReactNode {
  const t = useText();
  const people = useText('people');
  const { personId } = useScreenParams(printPersonHistoryScreen);
  const input = { id: personIdOf(personId) };
  const printed = useQuery(useApi().people.printHistory.queryOptions({ input, ...PRINT_DATA }));
  const title = t('record.history');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: people('title'), to: PATHS.people }}
      from={{
        label: printed.data?.name ?? title,
        to: screenPath(personScreen, { personId }, { tab: 'history' }),
      }}
      query={printed}
      draw={draw}
    />
  );
}

/** The history of a family on paper. */
export function PrintFamilyHistoryPage({ draw }: Draws<typeof familyHistoryDocument>): ReactNode {
  const t = useText();
  const families = useText('families');
  const { familyId } = useScreenParams(printFamilyHistoryScreen);
  const input = { id: familyIdOf(familyId) };
  const printed = useQuery(useApi().families.printHistory.queryOptions({ input, ...PRINT_DATA }));
  const title = t('record.history');
  return (
    <PrintDataRoute
      title={title}
      list={{ label: families('title'), to: PATHS.families }}
      from={{
        label: printed.data?.name ?? title,
        to: screenPath(familyScreen, { familyId }, { tab: 'history' }),
      }}
      query={printed}
      draw={draw}
    />
  );
}
