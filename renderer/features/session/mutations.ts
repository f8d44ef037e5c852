import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import { useApi } from '../../client/index.ts';

/** Takes the status a session call answered with, so that the screen changes at once and not only with the stream. */
export function useAdoptStatus(): (status: SessionStatus) => void {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(
    (status) => queries.setQueryData(api.session.status.queryKey({ input: {} }), status),
    [api, queries],
  );
}
