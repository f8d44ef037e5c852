import { z } from 'zod';

/**
 * How two people are related, as it is stored. In the unequal ones the first person is the parent, the grandparent, the
 * guardian („opiekun prawny”, KRO art. 145-156), the foster carer, the step-parent, the aunt or uncle, or the parent-in-law;
 * marriage, partnership, siblings, cousins and „inna”, which its note names, are between equals.
 */
export const RELATION_KINDS = [
  'parent',
  'adoptive-parent',
  'grandparent',
  'marriage',
  'partnership',
  'sibling',
  'half-sibling',
  'guardian',
  'foster-carer',
  'step-parent',
  'aunt-uncle',
  'cousin',
  'parent-in-law',
  'other',
] as const;
export const relationKind = z.enum(RELATION_KINDS);
export type RelationKind = (typeof RELATION_KINDS)[number];

/** Why a relation ended: rozwód, rozstanie, śmierć, orzeczenie sądu, other. */
export const END_REASONS = ['divorce', 'separation', 'death', 'decision', 'other'] as const;
export const endReason = z.enum(END_REASONS, 'Powód zakończenia: wybierz powód zakończenia z listy.');
export type EndReason = (typeof END_REASONS)[number];

const EQUAL: readonly RelationKind[] = ['marriage', 'partnership', 'sibling', 'half-sibling', 'cousin', 'other'];
const BLOOD: readonly RelationKind[] = ['parent', 'grandparent', 'sibling', 'half-sibling', 'aunt-uncle', 'cousin'];

/** Between equals: read the same from both sides. */
export const isEqual = (kind: RelationKind): boolean => EQUAL.includes(kind);
/** Holds from birth and never ends. */
export const isBlood = (kind: RelationKind): boolean => BLOOD.includes(kind);

/** Makes the first one a parent of the second, by birth or by adoption. */
export const isParenthood = (kind: RelationKind): boolean => kind === 'parent' || kind === 'adoptive-parent';

const ENDED_BY_DEATH: readonly RelationKind[] = ['marriage', 'partnership', 'guardian', 'foster-carer'];

/**
 * Whether a death ends it. Adoption makes parents and outlives both, as blood does; affinity (Family and Guardianship Code,
 * art. 61(8)) goes on when the marriage it came from is over.
 */
export const isEndedByDeath = (kind: RelationKind): boolean => ENDED_BY_DEATH.includes(kind);
