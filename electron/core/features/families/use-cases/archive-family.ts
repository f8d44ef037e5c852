import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { archiveRecord } from '../../../records/archive-record.ts';

/** Puts a family into the archive with the reason. */
export async function archiveFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly reason: string },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version } = input;
  return await archiveRecord(deps, actor, { kind: 'family', id, version }, input.reason);
}
