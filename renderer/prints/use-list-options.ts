import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';

import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';
import { useApi, useClient } from '../client/index.ts';
import type { PrintOrientation } from '../ui/print/document.ts';

interface Options<Column extends string> {
  readonly columns: readonly Column[];
  readonly orientation: PrintOrientation;
}

/** Choices of a printed list, remembered with the account. Columns that no longer exist are left out. */
export function useListOptions<Column extends string>(
  key: PreferenceKey,
  known: readonly Column[],
  atFirst: Options<Column>,
): readonly [Options<Column>, (options: Options<Column>) => void] {
  const api = useApi();
  const client = useClient();
  const queries = useQueryClient();
  const all = useQuery(api.preferences.all.queryOptions({ input: {} }));
  const remember = useMutation({
    mutationFn: (options: Options<Column>) => client.preferences.remember({ key, value: JSON.stringify(options) }),
    onMutate: (options) =>
      void queries.setQueryData(api.preferences.all.queryKey({ input: {} }), (before) => ({
        ...before,
        [key]: JSON.stringify(options),
      })),
  });
  return [parse(all.data?.[key], known) ?? atFirst, (options) => remember.mutate(options)];
}

const stored = z.object({ columns: z.array(z.string()), orientation: z.enum(['portrait', 'landscape']) });

function parse<Column extends string>(text: string | undefined, known: readonly Column[]): Options<Column> | null {
  if (text === undefined) return null;
  try {
    const parsed = stored.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const columns = known.filter((column) => parsed.data.columns.includes(column));
    return columns.length === 0 ? null : { columns, orientation: parsed.data.orientation };
  } catch {
    return null;
  }
}
