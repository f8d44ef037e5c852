import { storedFamily } from '#db/repositories/families.repository.ts';
import { homesOf, relativesOf } from '#db/repositories/relatives.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown, Subject } from '../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../records/viewer.ts';
import { connectedPeople } from './connected-people.ts';

/** Three generations and those around them; a drawing with more people can no longer be read. */
const AROUND = { steps: 2, most: 80 } as const;

/** All that the genogram of a family needs on any day. @throws as `requireSight` */
export async function genogramOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: FamilyId,
): Promise<Shown<GenogramData>> {
  const viewer = viewerOf(deps, actor, permission);
  await requireSight(r, viewer, 'family', [id]);
  const family = await storedFamily(r, id);
  if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
  const members = [...new Set(family.members.map(({ personId }) => personId))];
  const [near, allowed] = await Promise.all([
    connectedPeople(r, viewer, members, { ...AROUND, named: members }),
    allowedOn(r, actor, viewer, { kind: 'family', id }, ['families.export']),
  ]);
  const people = await relativesOf(r, viewer, near.ids, members);
  const shown = [...people.values()];
  const named = members.filter((one) => people.get(one)?.shown === true);
  const subjects: Subject[] = shown.flatMap((one) => (one.shown ? [{ kind: 'person', id: one.id }] : []));
  return {
    result: {
      familyId: id,
      familyName: family.name,
      people: shown,
      members: family.members.map(({ personId, role, from, to }) => ({ personId, role, from, to })),
      relations: near.relations.map(({ id: relationId, kind, firstId, secondId, from, to, endReason }) => {
        return { id: relationId, kind, firstId, secondId, from, to, endReason };
      }),
      homes: await homesOf(r, named),
      cut: near.cut,
      mayPrint: allowed.has('families.export'),
    },
    subjects: [{ kind: 'family', id }, ...subjects],
  };
}
