import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { restoreRecord } from '../../../records/archive-record.ts';

/** Takes a person out of the archive. */
export async function restorePerson(
  deps: Deps,
  actor: Actor,
  input: { readonly id: PersonId; readonly version: number },
): Promise<{ id: PersonId; version: number }> {
  const { id, version } = input;
  return await restoreRecord(deps, actor, { kind: 'person', id, version });
}
