import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';

import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';
import { useApi, useClient } from '#renderer/client/index.ts';

const shape = z.object({ hidden: z.array(z.string()) });

/** Which columns of a list the user hid, kept with the account; a stored value that makes no sense counts as none. */
export function useRememberedColumns(
  key: PreferenceKey,
  atFirst: ReadonlySet<string>,
): readonly [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const api = useApi();
  const client = useClient();
  const queries = useQueryClient();
  const all = useQuery(api.preferences.all.queryOptions({ input: {} }));
  const remember = useMutation({
    mutationFn: (hidden: ReadonlySet<string>) =>
      client.preferences.remember({ key, value: JSON.stringify({ hidden: [...hidden] }) }),
    onMutate: (hidden) => {
      queries.setQueryData(api.preferences.all.queryKey({ input: {} }), (before) => ({
        ...before,
        [key]: JSON.stringify({ hidden: [...hidden] }),
      }));
    },
  });
  return [parse(all.data?.[key]) ?? atFirst, (hidden) => remember.mutate(hidden)];
}

function parse(stored: string | undefined): ReadonlySet<string> | null {
  if (stored === undefined) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(stored));
    return parsed.success ? new Set(parsed.data.hidden) : null;
  } catch {
    return null;
  }
}
