import { useQuery } from '@tanstack/react-query';

import { useApi } from '#renderer/client/index.ts';

/** Users a record may be given to. */
export function useWorkers() {
  const api = useApi();
  return useQuery(api.administration.listWorkers.queryOptions({ input: {} }));
}
