import { searchCommunes as searchIn } from '#db/repositories/communes.repository.ts';
import type { Commune } from '#shared/features/communes/communes.contract.ts';

import type { Deps } from '../../../calls/deps.ts';

const MOST = 30;

/** Communes by a piece of their name, the office's own first. */
export async function searchCommunes(deps: Deps, { text }: { readonly text: string }): Promise<Commune[]> {
  return [...(await deps.read((r) => searchIn(r, text, MOST)))];
}
