import { insertAssignments } from '#db/repositories/assignments.repository.ts';
import { insertPeople } from '#db/repositories/people.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import { asPersonId, asRecordId } from '#db/repositories/values.ts';
import { normalisePerson, personProblems } from '#shared/features/people/people.rules.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { workerOrSelf } from '../../../records/workers.ts';
import { checkPerson } from '../person-checks.ts';
import { filledFields, recorded } from '../person-values.ts';

/** Registers a person. Who reaches only the own caseload becomes the person's worker. */
export async function registerPerson(
  deps: Deps,
  actor: Actor,
  input: { readonly fields: PersonFields; readonly someoneElse?: boolean | undefined },
): Promise<{ id: PersonId; version: number }> {
  const viewer = viewerOf(deps, actor, 'people.edit');
  const fields = { ...normalisePerson(input.fields), workerId: workerOrSelf(viewer, input.fields.workerId) };
  refuseProblems('fields', personProblems(fields, viewer.today));
  const id = asPersonId(deps.ids.next());
  return await command(deps, actor, async (tx, audit) => {
    await checkPerson(tx, deps, actor, viewer, fields, null);
    const { workerId, address, contacts, ...core } = fields;
    const newId = () => asRecordId(deps.ids.next());
    const person = {
      ...core,
      id,
      addresses: address === null ? [] : [{ ...address, id: newId(), to: null }],
      contacts: contacts.map((contact) => ({ ...contact, id: newId() })),
      at: deps.clock.now(),
      by: actor.userId,
    };
    await insertPeople(tx, [person], viewer.today);
    if (workerId !== null) {
      const given = {
        id: newId(),
        kind: 'person',
        recordId: id,
        userId: workerId,
        from: viewer.today,
        to: null,
      } as const;
      await insertAssignments(tx, [given]);
    }
    const worker = workerId === null ? null : await findUser(tx, workerId, viewer.today);
    const names = filledFields(fields);
    await audit({
      subjects: [{ kind: 'person', id }],
      fields: names,
      after: recorded(fields, names, worker?.displayName ?? null),
      detail: { version: 1, ...(input.someoneElse === true ? { similar: 'someone-else' } : {}) },
    });
    return { id, version: 1 };
  });
}
