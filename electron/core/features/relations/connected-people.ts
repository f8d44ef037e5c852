import { relationsTouching, type StoredRelation } from '#db/repositories/relations.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';

/** People within some steps of relations of those one starts with, and the relations among them. */
export interface Connected {
  /** Those one starts with first, then each step in the order of ids. */
  readonly ids: readonly string[];
  readonly relations: readonly StoredRelation[];
  readonly cut: boolean;
}

/**
 * Walks from these people along relations, as many steps as told.
 * @param most no more people than that, whoever is nearer first
 */
export async function connectedPeople(
  r: Reader,
  start: readonly string[],
  { steps, most }: { readonly steps: number; readonly most: number },
): Promise<Connected> {
  const ids = new Set(start);
  const relations = new Map<string, StoredRelation>();
  let edge = [...ids];
  let cut = false;
  for (let step = 0; step <= steps && edge.length > 0; step += 1) {
    const next: string[] = [];
    for (const relation of await relationsTouching(r, edge)) {
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
  return { ids: [...ids], relations: among, cut };
}
