import { useCallback } from 'react';

import { useOffice } from '../../client/index.ts';

/** For session calls that have their answer: the screen follows at once, also where the change itself was not told. */
export function useFollowSession(): () => void {
  const { connection } = useOffice();
  return useCallback(() => connection.renew(), [connection]);
}
