import { rememberPreference as remember } from '#db/repositories/preferences.repository.ts';
import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { personal } from '../../../calls/unit-of-work.ts';

/** Remembers one thing for the user. */
export async function rememberPreference(
  deps: Deps,
  actor: Actor,
  { key, value }: { readonly key: PreferenceKey; readonly value: string },
): Promise<Record<string, never>> {
  await personal(deps, actor, (tx) => remember(tx, actor.userId, key, value));
  return {};
}
