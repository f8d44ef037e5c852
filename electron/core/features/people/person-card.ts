import { personCard } from '#db/repositories/person-card.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { allowedOn, requireSight, viewerOf } from '../../records/viewer.ts';

/**
 * The card of a person whom the actor may open under that permission.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function openablePerson(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: PersonId,
): Promise<PersonCard> {
  const viewer = viewerOf(deps, actor, permission);
  // Read together, to ask the database once; what the sight refuses goes no further.
  const [, card, allowed] = await Promise.all([
    requireSight(r, viewer, 'person', [id]),
    personCard(r, viewer, id),
    allowedOn(r, actor, viewer, { kind: 'person', id }, ['people.edit', 'people.export', 'people.protect']),
  ]);
  if (card === null) throw new AppError('NOT_FOUND', { kind: 'person' });
  return {
    ...card,
    may: {
      edit: allowed.has('people.edit') && card.archived === null,
      archive: allowed.has('people.edit'),
      export: allowed.has('people.export'),
      protect: allowed.has('people.protect'),
    },
  };
}
