import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { unprotectRecord } from '../../../records/protect-record.ts';

/** Ends the protection of a person. */
export async function unprotectPerson(
  deps: Deps,
  actor: Actor,
  input: { readonly id: PersonId; readonly version: number },
): Promise<{ id: PersonId; version: number }> {
  const { id, version } = input;
  return await unprotectRecord(deps, actor, { kind: 'person', id, version });
}
