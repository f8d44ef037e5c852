import { familyWithCaseNumber, type Membership } from '#db/repositories/families.repository.ts';
import { storedPerson } from '#db/repositories/people.repository.ts';
import { sightOf, type Viewer } from '#db/repositories/reach.repository.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import { memberProblems, stayUntil } from '#shared/features/families/families.rules.ts';
import type { FamilyFields, FamilyMemberInput } from '#shared/features/families/families.schema.ts';
import type { Death } from '#shared/features/people/person-details.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';
import { proposedCaseNumber } from '../caseloads/index.ts';
import { requireSight, viewerOf } from '../../records/viewer.ts';

/** Where the worker of a family stands in an input, and what the field is called on the screen. */
export const WORKER_FIELD = { path: 'workerId', label: 'Prowadzący' } as const;

/** @throws AppError INVALID_INPUT when another family has or had this case number; it says the next free one, not which family */
export async function refuseTakenCaseNumber(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  fields: FamilyFields,
  self: FamilyId | null,
): Promise<void> {
  if (fields.caseNumber === null) return;
  const other = await familyWithCaseNumber(tx, fields.caseNumber);
  if (other === null || other === self) return;
  const next = (await proposedCaseNumber(tx, today(deps.clock.now()))).number;
  const free = next === null ? '' : ` Najbliższy wolny: ${next}.`;
  const message = `Numer sprawy: podaj inny numer sprawy, ten ma już inna rodzina.${free}`;
  refuseProblems('fields', [{ path: 'caseNumber', message }]);
}

/**
 * The death of a member, also of one out of reach, whom the card names; null of the living and of those protected from the
 * actor: a day that is refused or put in place of another would tell when they died.
 */
export async function deathOfMember(r: Reader, viewer: Viewer, id: PersonId): Promise<Death | null> {
  const sight = (await sightOf(r, { ...viewer, reach: 'all' }, 'person', [id])).get(id);
  return sight?.kind === 'shown' ? ((await storedPerson(r, id))?.death ?? null) : null;
}

/**
 * Checks whether the person may join: within the actor's reach, and by the rules. Paths begin at the member.
 * @returns what is wrong, and the last day of the stay, of somebody who has died at the latest; null where it goes on
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED of the person
 */
export async function joining(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  member: FamilyMemberInput & { readonly to?: LocalDate | null },
  others: readonly Membership[],
): Promise<{ readonly problems: readonly FieldProblem[]; readonly to: LocalDate | null }> {
  const viewer = viewerOf(deps, actor, 'people.view');
  await requireSight(tx, viewer, 'person', [member.personId]);
  const person = await storedPerson(tx, member.personId);
  if (person === null) throw new AppError('NOT_FOUND', { kind: 'person' });
  const known = { birthDate: person.birthDate, archived: person.archivedOn !== null, death: person.death };
  const own = others.filter(({ personId }) => personId === member.personId);
  return {
    problems: memberProblems({ from: member.from, to: member.to ?? null }, known, own, viewer.today),
    to: stayUntil(member.to ?? null, person.death, viewer.today),
  };
}
