import type { Viewer } from '#db/repositories/reach.repository.ts';
import { toldRelations } from '#db/repositories/relatives.repository.ts';
import { relationsTouching, type StoredRelation } from '#db/repositories/relations.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { isParenthood } from '#shared/features/relations/relation-kinds.ts';

/** People within some steps of relations of those one starts with, and the relations among them. */
export interface Connected {
  /** Those one starts with first, then each step in the order of ids. */
  readonly ids: readonly string[];
  readonly relations: readonly StoredRelation[];
  /** Who else is a parent of one of them: without knowing it, nobody can tell a sister from a half-sister. */
  readonly otherParents: readonly StoredRelation[];
  readonly cut: boolean;
}

interface Walk {
  readonly steps: number;
  /** No more people than that, whoever is nearer first. */
  readonly most: number;
  /** People whom a card that the viewer may open names, whatever the reach. */
  readonly named: readonly string[];
}

/**
 * Walks from these people along relations, as many steps as told. Relations between people of whom neither is shown to the
 * viewer are no way, and are not among those found.
 */
export async function connectedPeople(
  r: Reader,
  viewer: Viewer,
  start: readonly string[],
  { steps, most, named }: Walk,
): Promise<Connected> {
  const ids = new Set(start);
  const relations = new Map<string, StoredRelation>();
  let edge = [...ids];
  let cut = false;
  for (let step = 0; step <= steps && edge.length > 0; step += 1) {
    const next: string[] = [];
    for (const relation of await toldRelations(r, viewer, await relationsTouching(r, edge), named)) {
      relations.set(relation.id, relation);
      // After the last step only relations among those found already are of interest.
      if (step === steps) continue;
      for (const id of [relation.firstId, relation.secondId].toSorted()) {
        if (ids.has(id)) continue;
        if (ids.size >= most) {
          cut = true;
          continue;
        }
        ids.add(id);
        next.push(id);
      }
    }
    edge = next;
  }
  const among = [...relations.values()].filter(({ firstId, secondId }) => ids.has(firstId) && ids.has(secondId));
  const otherParents = [...relations.values()].filter(
    ({ kind, firstId, secondId }) => isParenthood(kind) && ids.has(secondId) && !ids.has(firstId),
  );
  return { ids: [...ids], relations: among, otherParents, cut };
}
