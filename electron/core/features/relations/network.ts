import { familyRefs, relativesOf, toldRelations, type FamilyTie } from '#db/repositories/relatives.repository.ts';
import { relationsTouching, type StoredRelation } from '#db/repositories/relations.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { isOverOn, kinOf } from '#shared/features/relations/kinship.rules.ts';
import { roleOf } from '#shared/features/relations/relation-roles.ts';
import type { FamilyNetwork } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Shown, Subject } from '../../calls/unit-of-work.ts';
import type { Viewer } from '../../records/viewer.ts';
import { familiesOf } from './family-members.ts';

/** How far the network goes, and where it stops even so: a list that somebody can still read. */
const STEPS = 4;
const MOST = 150;

interface Found {
  readonly steps: number;
  readonly link: FamilyNetwork['people'][number]['link'];
}

/**
 * Everybody connected with these people by relations or families, nearest first, each with the step that leads there. A
 * relation of two people of whom neither is shown leads nowhere.
 * @param members people whom a card the viewer may open names, whatever the reach
 */
export async function networkOf(
  r: Reader,
  viewer: Viewer,
  start: readonly PersonId[],
  members: readonly PersonId[] = [],
): Promise<Shown<FamilyNetwork>> {
  const found = new Map<string, Found>(start.map((id) => [id, { steps: 0, link: null }]));
  const relations = new Map<string, StoredRelation>();
  const ties = new Map<string, FamilyTie>();
  // Cards of families that the viewer may open name everybody in them, those who have left too.
  const named = new Set<string>(members);
  let edge: readonly string[] = start;
  let cut = false;
  for (let steps = 1; steps <= STEPS && edge.length > 0; steps += 1) {
    const { shared, masked } = await familiesOf(r, viewer, edge);
    for (const { personId } of shared) named.add(personId);
    const near = await toldRelations(r, viewer, await relationsTouching(r, edge), [...named]);
    for (const relation of near) relations.set(relation.id, relation);
    // Of a family hidden from the viewer only the lines of those one starts with are told, as their cards tell them.
    for (const tie of [...shared, ...(steps === 1 ? masked : [])]) {
      ties.set(`${tie.familyId} ${tie.personId} ${tie.from}`, tie);
    }
    const known = new Set(edge);
    const next: string[] = [];
    const reach = (id: string, link: Found['link']): void => {
      const before = found.get(id);
      if (before !== undefined) {
        // A family leads to somebody sooner than the relation that says who they are.
        if (before.steps > 0 && before.link === null && link !== null) found.set(id, { ...before, link });
        return;
      }
      if (found.size >= MOST) {
        cut = true;
        return;
      }
      found.set(id, { steps, link });
      next.push(id);
    };
    for (const relation of near) {
      const { kind, firstId, secondId } = relation;
      const endReason = isOverOn(relation, viewer.today) ? relation.endReason : null;
      if (known.has(firstId)) reach(secondId, { role: roleOf(kind, true), toId: firstId, endReason });
      if (known.has(secondId)) reach(firstId, { role: roleOf(kind, false), toId: secondId, endReason });
    }
    for (const { personId } of shared) reach(personId, null);
    edge = next;
  }
  nameDerived(start, found, [...relations.values()], viewer.today);
  const ids = [...found.keys()];
  const [people, refs] = await Promise.all([
    relativesOf(r, viewer, ids, [...named]),
    familyRefs(r, viewer, [...new Set([...ties.values()].map(({ familyId }) => familyId))]),
  ]);
  const families = new Map<string, FamilyTie[]>();
  for (const tie of ties.values()) {
    const isTold = refs.get(tie.familyId)?.shown === true || people.get(tie.personId)?.shown === true;
    if (!found.has(tie.personId) || !isTold) continue;
    families.set(tie.familyId, [...(families.get(tie.familyId) ?? []), tie]);
  }
  return shownNetwork(found, people, families, refs, cut);
}

/** Sisters, grandmothers: where a derived word says it shorter than the next step, it is used. */
function nameDerived(
  start: readonly PersonId[],
  found: Map<string, Found>,
  relations: readonly StoredRelation[],
  day: LocalDate,
): void {
  const [only] = start;
  if (only === undefined || start.length > 1) return;
  for (const { otherId, role, relation } of kinOf(only, relations, day)) {
    const known = found.get(otherId);
    if (known === undefined || relation !== null) continue;
    if (known.link !== null && known.link.toId === only) continue;
    found.set(otherId, { steps: known.steps, link: { role, toId: only, endReason: null } });
  }
}

function shownNetwork(
  found: ReadonlyMap<string, Found>,
  people: Awaited<ReturnType<typeof relativesOf>>,
  families: ReadonlyMap<string, readonly FamilyTie[]>,
  refs: Awaited<ReturnType<typeof familyRefs>>,
  cut: boolean,
): Shown<FamilyNetwork> {
  const listed = [...found].flatMap(([id, { steps, link }]) => {
    const person = people.get(id);
    return person === undefined ? [] : [{ person, steps, link }];
  });
  const shownFamilies = [...families].flatMap(([id, members]) => {
    const family = refs.get(id);
    if (family === undefined) return [];
    return [{ family, members: members.map(({ personId, role, from, to }) => ({ personId, role, from, to })) }];
  });
  const subjects: Subject[] = [
    ...listed.flatMap(({ person }): Subject[] => (person.shown ? [{ kind: 'person', id: person.id }] : [])),
    ...shownFamilies.flatMap(({ family }): Subject[] => (family.shown ? [{ kind: 'family', id: family.id }] : [])),
  ];
  return { result: { people: listed, families: shownFamilies, cut }, subjects };
}
