import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { printMatchScreen, printVacanciesScreen, vacanciesScreen } from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { officeToday } from '../../ui/format.ts';
import { BedRegular } from '../../ui/icons.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState } from '../../ui/states.tsx';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { boardDocument, matchingDocument } from './vacancies.tsx';

/** The board on paper. */
export function PrintBoardPage({ draw }: Draws<typeof boardDocument>): ReactNode {
  const t = useText('vacancies');
  const api = useApi();
  const [filter] = useScreenSearch(printVacanciesScreen);
  const query = useQuery(api.vacancies.printBoard.queryOptions({ input: { filter }, ...PRINT_DATA }));
  const from = { label: t('title'), to: screenPath(vacanciesScreen, {}, filter) };
  return <PrintDataRoute title={t('title')} from={from} query={query} draw={draw} />;
}

/** The proposals on paper. */
export function PrintMatchPage({ draw }: Draws<typeof matchingDocument>): ReactNode {
  const t = useText('vacancies');
  const api = useApi();
  const [{ from: day, ...sought }] = useScreenSearch(printMatchScreen);
  const chosen = sought.childIds.length > 0;
  const input = { ...sought, from: day ?? officeToday() };
  const query = useQuery({
    ...api.vacancies.printMatch.queryOptions({ input, ...PRINT_DATA }),
    enabled: chosen,
  });
  const from = { label: t('title'), to: screenPath(vacanciesScreen, {}, input) };
  return (
    <PrintDataRoute
      title={t('proposals.title')}
      from={from}
      query={query}
      draw={draw}
      {...(chosen ? {} : { empty: <NobodyChosen to={from.to} /> })}
    />
  );
}

/** In place of proposals for nobody: where a child is chosen. */
function NobodyChosen({ to }: { readonly to: string }): ReactNode {
  const t = useText('vacancies');
  const go = useGo();
  return (
    <EmptyState
      icon={<BedRegular />}
      title={t('proposals.nobody')}
      text={t('sought.none')}
      actions={<Action label={t('title')} onClick={() => go(to)} />}
    />
  );
}
