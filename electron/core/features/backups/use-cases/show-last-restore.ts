import { type Instant, instant } from '#shared/kernel/instant.ts';

import type { Deps } from '../../../calls/deps.ts';

/** The last restore, while what was before it can be put back. */
export async function showLastRestore(
  deps: Deps,
): Promise<{ readonly at: Instant; readonly createdAt: Instant } | null> {
  const last = await deps.restores.undoable();
  return last === null ? null : { at: instant.parse(last.at), createdAt: instant.parse(last.createdAt) };
}
