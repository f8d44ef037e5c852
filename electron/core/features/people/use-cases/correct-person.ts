import { assignmentsOf } from '#db/repositories/assignments.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import { changePerson, replaceContacts, storedPerson } from '#db/repositories/people.repository.ts';
import { LINE_NAMES, replaceLines } from '#db/repositories/person-details.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { normalisePerson, personProblems } from '#shared/features/people/people.rules.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import type { Audit } from '../../../calls/unit-of-work.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { moveTasks } from '../../../records/tasks-along.ts';
import { formerWorker, giveTo } from '../../../records/workers.ts';
import { namingRules } from '../../relations/index.ts';
import { consentsUntil, endWithDeath } from '../end-with-death.ts';
import { birthDateProblems, deathFound, lifeProblems } from '../life-checks.ts';
import { writePersonAddress } from '../person-address.ts';
import { checkPerson } from '../person-checks.ts';
import { changedFields, fieldsOf, recorded } from '../person-values.ts';

/**
 * Changes what is typed about a person; addresses and workers that held before stay in history. With `endWithDeath` the
 * stays, relations and consents that a death ends are ended on its day in the same transaction.
 */
export async function correctPerson(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: PersonId;
    readonly version: number;
    readonly fields: PersonFields;
    readonly endWithDeath?: boolean | undefined;
  },
): Promise<{ id: PersonId; version: number }> {
  const { id, version } = input;
  const typed = normalisePerson(input.fields);
  refuseProblems('fields', personProblems(typed, viewerOf(deps, actor, 'people.edit').today));
  const target = { kind: 'person', id, version, permission: 'people.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer, change, audit }) => {
    const stored = await storedPerson(tx, id);
    if (stored === null) throw new AppError('NOT_FOUND', { kind: 'person' });
    if (stored.archivedOn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    const workers = await assignmentsOf(tx, 'person', id);
    const before = fieldsOf(stored, workers);
    await checkPerson(tx, deps, actor, viewer, typed, { id, fields: before });
    if (typed.birthDate !== before.birthDate) refuseProblems('fields', await birthDateProblems(tx, viewer, id));
    refuseProblems('fields', await lifeProblems(tx, deps, actor, id, { before, after: typed }));
    const after = input.endWithDeath === true ? await ended(tx, deps, actor, { id, change, audit }, typed) : typed;
    const names = changedFields(before, after);
    if (names.includes('address')) await writePersonAddress(tx, deps, stored, after.address, viewer.today);
    if (names.includes('contacts')) {
      const contacts = after.contacts.map((contact) => ({ ...contact, id: asRecordId(deps.ids.next()) }));
      await replaceContacts(tx, id, contacts);
    }
    if (names.includes('workerId')) {
      const next = { userId: after.workerId, from: viewer.today };
      const tooEarly = await giveTo(tx, deps, { kind: 'person', recordId: id }, workers, next);
      if (tooEarly !== null) throw new AppError('RULE_BROKEN', { rule: 'assignment overlaps' });
      if (next.userId !== null) {
        const given = { kind: 'person', recordId: id, formerId: formerWorker(workers) } as const;
        await moveTasks(tx, audit, { toId: next.userId, from: next.from, today: viewer.today }, [given]);
      }
    }
    const lines = LINE_NAMES.filter((name) => names.includes(name));
    await replaceLines(tx, id, lines, after);
    if (names.some((name) => name !== 'contacts' && name !== 'workerId')) {
      // A birth date may not turn a parent into somebody younger than the child.
      await namingRules(null, () => changePerson(tx, id, after, viewer.today));
    }
    return {
      fields: names,
      before: recorded(before, names, await nameOf(tx, before.workerId, viewer.today)),
      after: recorded(after, names, await nameOf(tx, after.workerId, viewer.today)),
    };
  });
}

async function ended(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { id, change, audit }: { readonly id: PersonId; readonly change: Change; readonly audit: Audit },
  fields: PersonFields,
): Promise<PersonFields> {
  const { death, consenters } = fields;
  if (death === null) return fields;
  const { day, endRows } = await deathFound(tx, deps, actor, id, { death, consents: consenters });
  await endWithDeath(tx, audit, change, { id, day, rows: endRows });
  return { ...fields, consenters: consentsUntil(consenters, day) };
}

async function nameOf(tx: Tx, userId: UserId | null, today: LocalDate): Promise<string | null> {
  return userId === null ? null : ((await findUser(tx, userId, today))?.displayName ?? null);
}
