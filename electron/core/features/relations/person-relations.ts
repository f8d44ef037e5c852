import { storedPerson } from '#db/repositories/people.repository.ts';
import { relativesOf } from '#db/repositories/relatives.repository.ts';
import { withdrawnRelations, type StoredRelation } from '#db/repositories/relations.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { isOverOn, kinOf, overlappingMarriages, type Kin } from '#shared/features/relations/kinship.rules.ts';
import { roleOf } from '#shared/features/relations/relation-roles.ts';
import type { PersonRelations, RelationLine, Relative } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown } from '../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../records/viewer.ts';
import { connectedPeople } from './connected-people.ts';
import { namedBesides } from './family-members.ts';

/** Grandparents and half-siblings are two steps away; who else is a parent of those comes along. */
const NEAR = { steps: 2, most: 400 } as const;

/** Everybody a person is related to, entered or derived, and what was entered by mistake. @throws as `requireSight` */
export async function relationsOfPerson(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: PersonId,
): Promise<Shown<PersonRelations>> {
  const viewer = viewerOf(deps, actor, permission);
  await requireSight(r, viewer, 'person', [id]);
  const named = await namedBesides(r, viewer, id);
  const [person, near, withdrawn, allowed] = await Promise.all([
    storedPerson(r, id),
    connectedPeople(r, viewer, [id], { ...NEAR, named }),
    withdrawnRelations(r, id),
    allowedOn(r, actor, viewer, { kind: 'person', id }, ['people.edit']),
  ]);
  if (person === null) throw new AppError('NOT_FOUND', { kind: 'person' });
  const taken = withdrawn.map((relation): Kin => {
    const isFirst = relation.firstId === id;
    const otherId = isFirst ? relation.secondId : relation.firstId;
    return { otherId, role: roleOf(relation.kind, isFirst), relation, throughIds: [] };
  });
  const kin = [...kinOf(id, [...near.relations, ...near.otherParents], viewer.today), ...taken];
  const ids = [...new Set(kin.flatMap((one) => [one.otherId, ...one.throughIds]))];
  const people = await relativesOf(r, viewer, ids, named);
  const stored = new Map<string, StoredRelation>([...near.relations, ...withdrawn].map((one) => [one.id, one]));
  const overlapping = overlappingMarriages(id, near.relations);
  const lines = kin.flatMap((one) => lineOf(one, people, stored, overlapping, viewer.today));
  const shown = [...new Set(lines.flatMap(({ other }) => (other.shown ? [other.id] : [])))];
  return {
    result: {
      id,
      name: `${person.surname} ${person.firstName}`,
      sex: person.sex,
      birthDate: person.birthDate,
      lines,
      mayEdit: allowed.has('people.edit') && person.archivedOn === null,
    },
    subjects: [id, ...shown].map((one) => ({ kind: 'person', id: one })),
  };
}

function lineOf(
  { otherId, role, relation, throughIds }: Kin,
  people: ReadonlyMap<string, Relative>,
  stored: ReadonlyMap<string, StoredRelation>,
  overlapping: ReadonlySet<string>,
  day: LocalDate,
): RelationLine[] {
  const other = people.get(otherId);
  if (other === undefined) return [];
  const row = relation === null ? undefined : stored.get(relation.id);
  return [
    {
      other,
      role,
      from: relation?.from ?? null,
      to: relation?.to ?? null,
      endReason: relation?.endReason ?? null,
      over: relation !== null && isOverOn(relation, day),
      entered:
        row === undefined
          ? null
          : {
              id: row.id,
              version: row.version,
              // Words about somebody who may not be named may name them.
              basis: other.shown ? row.basis : null,
              note: other.shown ? row.note : null,
              overlaps: overlapping.has(row.id),
              withdrawn:
                row.withdrawn === null ? null : { ...row.withdrawn, reason: other.shown ? row.withdrawn.reason : '' },
            },
      through: throughIds.flatMap((id) => {
        const parent = people.get(id);
        return parent?.shown === true ? [`${parent.surname} ${parent.firstName}`] : [];
      }),
    },
  ];
}
