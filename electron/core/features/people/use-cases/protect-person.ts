import type { ProtectionInput } from '#shared/contract/record.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { protectRecord } from '../../../records/protect-record.ts';

/** Marks a person „szczególnie chroniona”. */
export async function protectPerson(
  deps: Deps,
  actor: Actor,
  input: { readonly id: PersonId; readonly version: number; readonly protection: ProtectionInput },
): Promise<{ id: PersonId; version: number }> {
  const { id, version } = input;
  return await protectRecord(deps, actor, { kind: 'person', id, version }, input.protection);
}
