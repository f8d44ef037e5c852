import type { KnownRelation } from './kinship.rules.ts';
import type { RelationKind } from './relation-kinds.ts';

const DISTANT: readonly RelationKind[] = ['step-parent', 'aunt-uncle', 'cousin', 'parent-in-law', 'other'];

/** Kinds that a genogram draws as a line with its word. */
export const isDistant = (kind: RelationKind): boolean => DISTANT.includes(kind);

/** Whether couples and births in the drawing say it already: the husband of a mother, the mother of a husband. */
export function isExplained(
  kind: RelationKind,
  first: string,
  second: string,
  relations: readonly Pick<KnownRelation, 'kind' | 'firstId' | 'secondId'>[],
): boolean {
  const areCouple = (a: string, b: string): boolean =>
    relations.some(
      (one) =>
        (one.kind === 'marriage' || one.kind === 'partnership') &&
        ((one.firstId === a && one.secondId === b) || (one.firstId === b && one.secondId === a)),
    );
  const births = relations.filter((one) => one.kind === 'parent');
  if (kind === 'step-parent') return births.some((one) => one.secondId === second && areCouple(one.firstId, first));
  if (kind !== 'parent-in-law') return false;
  return births.some((one) => one.firstId === first && areCouple(one.secondId, second));
}
