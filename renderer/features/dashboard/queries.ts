import { useQuery } from '@tanstack/react-query';

import { useApi, useClient } from '../../client/index.ts';
import { draftsSettled } from '../../ui/drafts/live-drafts.ts';

/** Asked anew whenever the page is come back to: cards opened in between belong on top. */
export function useOverview() {
  const api = useApi();
  return useQuery({ ...api.dashboard.overview.queryOptions({ input: {} }), refetchOnMount: 'always' });
}

/** What the user has typed and not saved. Asked once whatever was saved or left a moment ago is settled. */
export function useWaitingDrafts() {
  const api = useApi();
  const client = useClient();
  return useQuery({
    queryKey: api.drafts.waiting.queryKey({ input: {} }),
    queryFn: async ({ signal }) => {
      await draftsSettled();
      return await client.drafts.waiting({}, { signal });
    },
    refetchOnMount: 'always',
  });
}
