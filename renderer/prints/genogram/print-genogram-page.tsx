import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { today } from '#shared/kernel/local-date.ts';
import { useApi } from '../../client/index.ts';
import { familyIdOf, familyScreen, printGenogramScreen } from '../../features/families/index.ts';
import { useText } from '../../i18n/index.ts';
import { PATHS } from '../../ui/paths.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import type { Draws } from '../print-screen.ts';
import { PrintRoute } from '../print-route.tsx';
import { usePrintContext } from '../use-print-context.ts';
import type { genogramDocument } from './genogram.tsx';

/** The genogram of a family on paper, as it stood on the day of the address. */
export function PrintGenogramPage({ draw }: Draws<typeof genogramDocument>): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const relations = useText('relations');
  const api = useApi();
  const context = usePrintContext();
  const { familyId } = useScreenParams(printGenogramScreen);
  const [{ day: asked }] = useScreenSearch(printGenogramScreen);
  const day = asked ?? today(context.printedAt);
  const printed = useQuery(
    api.relations.printGenogram.queryOptions({ input: { id: familyIdOf(familyId) }, ...PRINT_DATA }),
  );
  const document = useMemo(
    () => (printed.data === undefined ? null : draw(printed.data, day, context)),
    [printed.data, day, context, draw],
  );
  const back = screenPath(familyScreen, { familyId }, { tab: 'genogram', day: asked });
  return (
    <PrintRoute
      document={document}
      title={relations('genogram.printTitle')}
      breadcrumb={[
        { label: families('title'), to: PATHS.families },
        ...(printed.data === undefined ? [] : [{ label: printed.data.familyName, to: back }]),
        { label: t('preview') },
      ]}
      error={printed.error}
      onRetry={() => void printed.refetch()}
    />
  );
}
