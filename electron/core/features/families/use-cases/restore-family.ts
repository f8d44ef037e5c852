import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { restoreRecord } from '../../../records/archive-record.ts';

/** Takes a family out of the archive. */
export async function restoreFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version } = input;
  return await restoreRecord(deps, actor, { kind: 'family', id, version });
}
