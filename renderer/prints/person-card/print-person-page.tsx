import { Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { personIdOf, printPersonScreen } from '../../features/people/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS, personPath } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { useScreenParams } from '../../ui/screen.ts';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import { PERSON_CARD_DEFAULTS, type personCardDocument } from './person-card.tsx';

export function PrintPersonPage({ draw }: Draws<typeof personCardDocument>): ReactNode {
  const t = useText('print');
  const people = useText('people');
  const api = useApi();
  const { personId } = useScreenParams(printPersonScreen);
  const context = usePrintContext();
  const printed = useQuery(api.people.printCard.queryOptions({ input: { id: personIdOf(personId) }, ...PRINT_DATA }));
  const [options, setOptions] = useState(PERSON_CARD_DEFAULTS);
  const document = useMemo(
    () => (printed.data === undefined ? null : draw(printed.data, options, context)),
    [printed.data, options, context, draw],
  );
  const card = printed.data?.card;
  const name = card === undefined ? '' : `${card.surname} ${card.firstName}`;
  return (
    <PrintRoute
      document={document}
      title={t('personCard')}
      breadcrumb={[
        { label: people('title'), to: PATHS.people },
        ...(name === '' ? [] : [{ label: name, to: personPath(personId) }]),
        { label: t('preview') },
      ]}
      error={printed.error}
      onRetry={() => void printed.refetch()}
      options={
        <Switch
          label={t('signatures')}
          checked={options.signatures}
          onChange={(_, data) => setOptions({ ...options, signatures: data.checked })}
        />
      }
    />
  );
}
