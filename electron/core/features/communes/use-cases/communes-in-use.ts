import { communesInUse as readInUse } from '#db/repositories/communes.repository.ts';
import type { Commune } from '#shared/features/communes/communes.contract.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';

const MOST = 100;

/** Communes the people of the office live in, for filters. */
export async function communesInUse(
  deps: Deps,
  actor: Actor,
  { chosen }: { readonly chosen: string | null },
): Promise<Commune[]> {
  return [...(await deps.read((r) => readInUse(r, actor.userId, today(deps.clock.now()), chosen, MOST)))];
}
