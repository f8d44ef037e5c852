import type { ProtectionInput } from '#shared/contract/record.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { protectRecord } from '../../../records/protect-record.ts';

/** Marks a family „szczególnie chroniona”. */
export async function protectFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly protection: ProtectionInput },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version } = input;
  return await protectRecord(deps, actor, { kind: 'family', id, version }, input.protection);
}
