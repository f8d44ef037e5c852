import { useQuery } from '@tanstack/react-query';

import { useApi } from '../../client/index.ts';

/** Asked anew whenever the page is come back to: cards opened in between belong on top. */
export function useOverview() {
  const api = useApi();
  return useQuery({ ...api.dashboard.overview.queryOptions({ input: {} }), refetchOnMount: 'always' });
}
