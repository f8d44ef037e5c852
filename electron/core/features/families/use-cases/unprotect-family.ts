import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { unprotectRecord } from '../../../records/protect-record.ts';

/** Ends the protection of a family. */
export async function unprotectFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version } = input;
  return await unprotectRecord(deps, actor, { kind: 'family', id, version });
}
