import { storedFamily } from '#db/repositories/families.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { PrintedNetwork } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown } from '../../calls/unit-of-work.ts';
import { requireSight, viewerOf } from '../../records/viewer.ts';
import { networkOf } from './network.ts';

/** Everybody connected with a person, as far as the actor may go under that permission. @throws as `requireSight` */
export async function personNetworkOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: PersonId,
): Promise<Shown<PrintedNetwork>> {
  const viewer = viewerOf(deps, actor, permission);
  await requireSight(r, viewer, 'person', [id]);
  const { result: network, subjects } = await networkOf(r, viewer, [id]);
  const self = network.people.find(({ steps }) => steps === 0)?.person;
  const name = self?.shown === true ? `${self.firstName} ${self.surname}` : '';
  return { result: { of: 'person', name, network }, subjects };
}

/** Everybody connected with the members of a family, former ones included. @throws as `requireSight` */
export async function familyNetworkOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: FamilyId,
): Promise<Shown<PrintedNetwork>> {
  const viewer = viewerOf(deps, actor, permission);
  await requireSight(r, viewer, 'family', [id]);
  const family = await storedFamily(r, id);
  if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
  const members = [...new Set(family.members.map(({ personId }) => personId))];
  const { result: network, subjects } = await networkOf(r, viewer, members, members);
  return {
    result: { of: 'family', name: family.name, network },
    subjects: [{ kind: 'family', id }, ...subjects.filter((one) => one.id !== id)],
  };
}
