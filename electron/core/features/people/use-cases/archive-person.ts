import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { archiveRecord } from '../../../records/archive-record.ts';

/** Puts a person into the archive with the reason. */
export async function archivePerson(
  deps: Deps,
  actor: Actor,
  input: { readonly id: PersonId; readonly version: number; readonly reason: string; readonly cancelTasks: boolean },
): Promise<{ id: PersonId; version: number }> {
  const { id, version } = input;
  return await archiveRecord(deps, actor, { kind: 'person', id, version }, input);
}
