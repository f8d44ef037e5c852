import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';

import type { PrintEvent } from '#shared/contract/list-events.ts';
import { ConnectionLost } from '#renderer/client/index.ts';

/** Rows that are read or laid out, of how many. */
export interface PrintProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * For every query for the data of a print. The paper must not change under somebody who prints it; and each preview is
 * asked for anew, since what leaves the program is recorded as the print that the window was given last.
 */
export const PRINT_DATA = { staleTime: Infinity, gcTime: 0 } as const;

/** The rows of a printed list, gathered from its stream. Leaving the preview cancels. */
export function usePrintRows<Row>(
  queryKey: QueryKey,
  ask: (signal: AbortSignal) => Promise<AsyncIterable<PrintEvent<Row>>>,
): {
  readonly data: { readonly rows: readonly Row[] } | undefined;
  readonly error: unknown;
  readonly progress: PrintProgress | null;
  readonly refetch: () => Promise<unknown>;
} {
  const [progress, setProgress] = useState<PrintProgress | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => ({ rows: await gatherRows(await ask(signal), setProgress) }),
    ...PRINT_DATA,
    structuralSharing: false,
  });
  return { data, error, progress: data === undefined ? progress : null, refetch };
}

/** All rows of the stream. @throws ConnectionLost when it ended before its last row */
export async function gatherRows<Row>(
  events: AsyncIterable<PrintEvent<Row>>,
  tell: (progress: PrintProgress) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let total: number | null = null;
  for await (const event of events) {
    if (event.kind === 'progress') tell({ done: event.done, total: event.total });
    else {
      rows.push(...event.rows);
      total = event.total;
    }
  }
  if (rows.length !== total) throw new ConnectionLost();
  return rows;
}
