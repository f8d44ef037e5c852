import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi } from '../../client/index.ts';
import { administrationScreen } from '../../features/administration/index.ts';
import { useText } from '../../i18n/index.ts';
import { PRINT_DATA } from '../../ui/print/use-print-rows.ts';
import { screenPath } from '../../ui/screen.ts';
import { PrintDataRoute } from '../print-data-route.tsx';
import type { Draws } from '../print-screen.ts';
import type { usersListDocument } from './users-list.tsx';

/** The accounts on paper. */
export function PrintUsersPage({ draw }: Draws<typeof usersListDocument>): ReactNode {
  const t = useText('administration');
  const users = useQuery(useApi().administration.printUsers.queryOptions({ input: {}, ...PRINT_DATA }));
  const from = { label: t('title'), to: screenPath(administrationScreen, {}) };
  return <PrintDataRoute title={t('users.list')} from={from} query={users} draw={draw} />;
}
