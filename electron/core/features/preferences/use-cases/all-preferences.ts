import { preferencesOf } from '#db/repositories/preferences.repository.ts';
import { PREFERENCE_KEYS, type PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';

/** Everything the program remembers for the user; keys of older versions are left out. */
export async function allPreferences(deps: Deps, actor: Actor): Promise<Partial<Record<PreferenceKey, string>>> {
  const stored = await deps.read((r) => preferencesOf(r, actor.userId));
  const values: Partial<Record<PreferenceKey, string>> = {};
  for (const { key, value } of stored) {
    const known = PREFERENCE_KEYS.find((one) => one === key);
    if (known !== undefined) values[known] = value;
  }
  return values;
}
