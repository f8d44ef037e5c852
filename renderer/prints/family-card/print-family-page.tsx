import { Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { familyIdOf, printFamilyScreen } from '../../features/families/index.ts';
import { useText } from '../../i18n/index.ts';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { useScreenParams } from '../../ui/screen.ts';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import { FAMILY_CARD_DEFAULTS, type familyCardDocument } from './family-card.tsx';

export function PrintFamilyPage({ draw }: Draws<typeof familyCardDocument>): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const api = useApi();
  const { familyId } = useScreenParams(printFamilyScreen);
  const context = usePrintContext();
  const card = useQuery(api.families.printCard.queryOptions({ input: { id: familyIdOf(familyId) }, ...PRINT_DATA }));
  const [options, setOptions] = useState(FAMILY_CARD_DEFAULTS);
  const document = useMemo(
    () => (card.data === undefined ? null : draw(card.data, options, context)),
    [card.data, options, context, draw],
  );
  return (
    <PrintRoute
      document={document}
      title={t('familyCard')}
      breadcrumb={[
        { label: families('title'), to: PATHS.families },
        ...(card.data === undefined ? [] : [{ label: card.data.name, to: familyPath(familyId) }]),
        { label: t('preview') },
      ]}
      error={card.error}
      onRetry={() => void card.refetch()}
      options={
        <>
          <Switch
            label={t('former')}
            checked={options.former}
            onChange={(_, data) => setOptions({ ...options, former: data.checked })}
          />
          <Switch
            label={t('signatures')}
            checked={options.signatures}
            onChange={(_, data) => setOptions({ ...options, signatures: data.checked })}
          />
        </>
      }
    />
  );
}
