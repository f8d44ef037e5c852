import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { familyIdOf, familyScreen, printFamilyNetworkScreen } from '../../features/families/index.ts';
import { personIdOf, personScreen, printPersonNetworkScreen } from '../../features/people/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { networkDocument } from './network.tsx';

/** The family network of a person on paper. */
export function PrintPersonNetworkPage({ draw }: Draws<typeof networkDocument>): ReactNode {
  const t = useText('relations');
  const people = useText('people');
  const api = useApi();
  const { personId } = useScreenParams(printPersonNetworkScreen);
  const printed = useQuery(
    api.relations.printPersonNetwork.queryOptions({ input: { id: personIdOf(personId) }, ...PRINT_DATA }),
  );
  const self = printed.data?.network.people.find(({ steps }) => steps === 0)?.person;
  const title = t('network.printTitle');
  const to = screenPath(personScreen, { personId }, { tab: 'network' });
  return (
    <PrintDataRoute
      title={title}
      list={{ label: people('title'), to: PATHS.people }}
      from={{ label: self?.shown === true ? `${self.surname} ${self.firstName}` : title, to }}
      query={printed}
      draw={draw}
    />
  );
}

/** The family network of a family on paper. */
export function PrintFamilyNetworkPage({ draw }: Draws<typeof networkDocument>): ReactNode {
  const t = useText('relations');
  const families = useText('families');
  const api = useApi();
  const { familyId } = useScreenParams(printFamilyNetworkScreen);
  const printed = useQuery(
    api.relations.printFamilyNetwork.queryOptions({ input: { id: familyIdOf(familyId) }, ...PRINT_DATA }),
  );
  const title = t('network.printTitle');
  const to = screenPath(familyScreen, { familyId }, { tab: 'network' });
  return (
    <PrintDataRoute
      title={title}
      list={{ label: families('title'), to: PATHS.families }}
      from={{ label: printed.data?.name ?? title, to }}
      query={printed}
      draw={draw}
    />
  );
}
