import type { MemberRole } from '../families/member-role.schema.ts';
import { ageAt, type LocalDate } from '../../kernel/local-date.ts';
import type { KnownRelation } from './kinship.rules.ts';
import type { RelationKind } from './relation-kinds.ts';

/** A member of a family on the day the proposals are made. */
export interface ProposedAmong<Id extends string> {
  readonly personId: Id;
  readonly role: MemberRole;
  readonly birthDate: LocalDate;
}

/** „`otherId` is this to `id`”: it follows from the roles in the family, and nobody has written it down. */
export interface Proposal<Id extends string> {
  readonly id: Id;
  readonly otherId: Id;
  readonly role: 'parent' | 'grandparent';
}

/** Nobody is proposed as the parent of somebody who is less than so many years younger. */
const YEARS_BETWEEN = { parent: 12, grandparent: 24 } as const;

const PARENTS: readonly RelationKind[] = ['parent', 'adoptive-parent'];

/**
 * The relations that follow from who is what in a family: mother and father are parents of the children, grandparents
 * their grandparents. Left out: two people about whom anything is written down already, a third parent, and whoever is
 * not old enough. Whether the parents are married follows from nothing.
 * @param relations those in use, in which any of the members stands
 * @param refused pairs about which something was written down by mistake and taken back
 */
export function proposedRelations<Id extends string>(
  members: readonly ProposedAmong<Id>[],
  relations: readonly KnownRelation[],
  refused: readonly (readonly [string, string])[],
): readonly Proposal<Id>[] {
  const related = new Set([
    ...relations.map(({ firstId, secondId }) => pairOf(firstId, secondId)),
    ...refused.map(([one, other]) => pairOf(one, other)),
  ]);
  const proposals: Proposal<Id>[] = [];
  for (const child of members.filter(({ role }) => role === 'child')) {
    const parents = relations.filter(({ kind, secondId }) => PARENTS.includes(kind) && secondId === child.personId);
    const elders = (roles: readonly MemberRole[], years: number): readonly Id[] =>
      members
        .filter(({ role, personId }) => roles.includes(role) && !related.has(pairOf(personId, child.personId)))
        .filter(({ birthDate }) => birthDate < child.birthDate && ageAt(birthDate, child.birthDate) >= years)
        .map(({ personId }) => personId);
    const missing = elders(['mother', 'father'], YEARS_BETWEEN.parent);
    // With more of them than a child can have, nobody knows whose child it is.
    if (parents.length + missing.length <= 2) {
      for (const otherId of missing) proposals.push({ id: child.personId, otherId, role: 'parent' });
    }
    const known = parents.map(({ firstId }) => firstId);
    for (const otherId of elders(['grandparent'], YEARS_BETWEEN.grandparent)) {
      const follows = relations.some(
        ({ kind, firstId, secondId }) => PARENTS.includes(kind) && firstId === otherId && known.includes(secondId),
      );
      if (!follows) proposals.push({ id: child.personId, otherId, role: 'grandparent' });
    }
  }
  return proposals;
}

const pairOf = (one: string, other: string): string => [one, other].toSorted().join(' ');
