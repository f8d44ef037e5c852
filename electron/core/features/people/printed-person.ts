import type { Reader } from '#db/sqlite/office-database.ts';
import { isWithdrawn } from '#shared/features/relations/relation-lines.ts';
import type { PrintedPerson } from '#shared/features/people/printed-person.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown } from '../../calls/unit-of-work.ts';
import { relationsOfPerson } from '../relations/index.ts';
import { namedOnCard } from './named-subjects.ts';
import { openablePerson } from './person-card.ts';

/**
 * The card of a person as it leaves the program, with the relations as the screen tells them, no further than the actor
 * may take people along. @throws as `openablePerson`
 */
export async function printedPersonOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  id: PersonId,
): Promise<Shown<PrintedPerson>> {
  const card = await openablePerson(r, deps, actor, 'people.export', id);
  const { result } = await relationsOfPerson(r, deps, actor, 'people.export', id);
  const relations = result.lines.filter((line) => !isWithdrawn(line));
  const subjects = namedOnCard(card);
  const named = new Set<string>(subjects.map((one) => one.id));
  const related = new Set(relations.flatMap(({ other }) => (other.shown && !named.has(other.id) ? [other.id] : [])));
  return {
    result: { card, relations },
    subjects: [...subjects, ...[...related].map((one) => ({ kind: 'person', id: one }) as const)],
  };
}
