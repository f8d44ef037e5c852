import { z } from 'zod';

import type { Sex } from '../../kernel/pesel.ts';
import { isEqual, type EndReason, type RelationKind } from './relation-kinds.ts';

/** What the other person is to the one whose card is open. A clerk enters any of these, from either side. */
export const RELATION_ROLES = [
  'parent',
  'child',
  'spouse',
  'partner',
  'grandparent',
  'grandchild',
  'sibling',
  'half-sibling',
  'adoptive-parent',
  'adopted-child',
  'foster-carer',
  'foster-child',
  'guardian',
  'ward',
  'step-parent',
  'step-child',
  'aunt-uncle',
  'nephew',
  'cousin',
  'parent-in-law',
  'child-in-law',
  'other',
] as const;
export const relationRole = z.enum(RELATION_ROLES, 'Kim jest: wybierz z listy, kim jest ta osoba.');
export type RelationRole = (typeof RELATION_ROLES)[number];

/** Roles that follow from parents: nobody knows whether the second parent is shared, or the parent is an adoptive one. */
export const DERIVED_ROLES = ['sibling-one-known', 'adoptive-sibling'] as const;
export const kinRole = z.enum([...RELATION_ROLES, ...DERIVED_ROLES]);
export type KinRole = z.infer<typeof kinRole>;

/** Kind, and what the other one is when the one asked about is the first or the second of the row. */
const SIDES: Readonly<Record<RelationKind, { readonly toFirst: RelationRole; readonly toSecond: RelationRole }>> = {
  parent: { toFirst: 'child', toSecond: 'parent' },
  'adoptive-parent': { toFirst: 'adopted-child', toSecond: 'adoptive-parent' },
  grandparent: { toFirst: 'grandchild', toSecond: 'grandparent' },
  marriage: { toFirst: 'spouse', toSecond: 'spouse' },
  partnership: { toFirst: 'partner', toSecond: 'partner' },
  sibling: { toFirst: 'sibling', toSecond: 'sibling' },
  'half-sibling': { toFirst: 'half-sibling', toSecond: 'half-sibling' },
  guardian: { toFirst: 'ward', toSecond: 'guardian' },
  'foster-carer': { toFirst: 'foster-child', toSecond: 'foster-carer' },
  'step-parent': { toFirst: 'step-child', toSecond: 'step-parent' },
  'aunt-uncle': { toFirst: 'nephew', toSecond: 'aunt-uncle' },
  cousin: { toFirst: 'cousin', toSecond: 'cousin' },
  'parent-in-law': { toFirst: 'child-in-law', toSecond: 'parent-in-law' },
  other: { toFirst: 'other', toSecond: 'other' },
};

/** What the other person of a relation is to somebody. */
export function roleOf(kind: RelationKind, isFirst: boolean): RelationRole {
  return isFirst ? SIDES[kind].toFirst : SIDES[kind].toSecond;
}

/** The kind that a role belongs to. */
export function kindOfRole(role: RelationRole): RelationKind {
  const found = (Object.keys(SIDES) as RelationKind[]).find(
    (kind) => SIDES[kind].toFirst === role || SIDES[kind].toSecond === role,
  );
  if (found === undefined) throw new Error('A role of no kind');
  return found;
}

/** The same relation told from the other side: of a parent the child, of a spouse the spouse. */
export function inverseRole(role: RelationRole): RelationRole {
  const { toFirst, toSecond } = SIDES[kindOfRole(role)];
  return role === toSecond ? toFirst : toSecond;
}

/** The one row for „`other` is `role` to `person`”: the same from whichever side it is entered. */
export function storedAs<Id extends string>(
  person: Id,
  other: Id,
  role: RelationRole,
): { readonly kind: RelationKind; readonly firstId: Id; readonly secondId: Id } {
  const kind = kindOfRole(role);
  const otherFirst = isEqual(kind) ? other < person : SIDES[kind].toSecond === role;
  return otherFirst ? { kind, firstId: other, secondId: person } : { kind, firstId: person, secondId: other };
}

type Forms = readonly [female: string, male: string, unknown: string];

const FORMS: Readonly<Record<KinRole, Forms>> = {
  parent: ['matka', 'ojciec', 'rodzic'],
  child: ['córka', 'syn', 'dziecko'],
  spouse: ['żona', 'mąż', 'małżonek'],
  partner: ['partnerka', 'partner', 'partner lub partnerka'],
  grandparent: ['babcia', 'dziadek', 'babcia lub dziadek'],
  grandchild: ['wnuczka', 'wnuk', 'wnuczka lub wnuk'],
  sibling: ['siostra', 'brat', 'rodzeństwo'],
  'half-sibling': ['siostra przyrodnia', 'brat przyrodni', 'rodzeństwo przyrodnie'],
  'adoptive-parent': ['matka adopcyjna', 'ojciec adopcyjny', 'rodzic adopcyjny'],
  'adopted-child': ['córka przysposobiona', 'syn przysposobiony', 'dziecko przysposobione'],
  'foster-carer': ['opiekunka zastępcza', 'opiekun zastępczy', 'opiekun zastępczy'],
  'foster-child': ['dziecko w pieczy', 'dziecko w pieczy', 'dziecko w pieczy'],
  guardian: ['opiekunka prawna', 'opiekun prawny', 'opiekun prawny'],
  ward: ['podopieczna', 'podopieczny', 'osoba pod opieką prawną'],
  'step-parent': ['macocha', 'ojczym', 'macocha lub ojczym'],
  'step-child': ['pasierbica', 'pasierb', 'pasierbica lub pasierb'],
  'aunt-uncle': ['ciotka', 'wuj lub stryj', 'ciotka, wuj lub stryj'],
  nephew: ['siostrzenica lub bratanica', 'siostrzeniec lub bratanek', 'dziecko siostry lub brata'],
  cousin: ['kuzynka', 'kuzyn', 'kuzynka lub kuzyn'],
  'parent-in-law': ['teściowa', 'teść', 'teściowa lub teść'],
  'child-in-law': ['synowa', 'zięć', 'synowa lub zięć'],
  other: ['inna relacja', 'inna relacja', 'inna relacja'],
  'sibling-one-known': ['siostra, być może przyrodnia', 'brat, być może przyrodni', 'rodzeństwo, być może przyrodnie'],
  'adoptive-sibling': [
    'siostra przez przysposobienie',
    'brat przez przysposobienie',
    'rodzeństwo przez przysposobienie',
  ],
};

/** Roles whose words were a neuter noun: „były” would not fit them. */
const FORMER: Partial<Record<KinRole, Forms>> = {
  'foster-child': ['dziecko dawniej w pieczy', 'dziecko dawniej w pieczy', 'dziecko dawniej w pieczy'],
  'adopted-child': ['córka dawniej przysposobiona', 'syn dawniej przysposobiony', 'dziecko dawniej przysposobione'],
  other: ['dawna inna relacja', 'dawna inna relacja', 'dawna inna relacja'],
  ward: ['była podopieczna', 'były podopieczny', 'osoba dawniej pod opieką prawną'],
};

const formOf = ([female, male, unknown]: Forms, sex: Sex | null): string =>
  sex === 'female' ? female : sex === 'male' ? male : unknown;

/**
 * The role in the form of the person who has it. An ended relation is a former one, unless death ended it: a widow's
 * husband stays her husband.
 */
export function roleLabel(role: KinRole, sex: Sex | null, ended: EndReason | null = null): string {
  if (ended === null || ended === 'death') return formOf(FORMS[role], sex);
  const former = FORMER[role];
  if (former !== undefined) return formOf(former, sex);
  return `${sex === 'female' ? 'była' : 'były'} ${formOf(FORMS[role], sex)}`;
}

export const END_REASON_LABELS: Readonly<Record<EndReason, string>> = {
  divorce: 'rozwód',
  separation: 'rozstanie',
  death: 'śmierć',
  decision: 'orzeczenie sądu',
  other: 'inny powód',
};

/** Why a relation of this kind may end, the usual reason first; nothing for what never ends. */
export function endReasonsOf(kind: RelationKind): readonly EndReason[] {
  switch (kind) {
    case 'marriage':
      return ['divorce', 'death', 'decision', 'other'];
    case 'partnership':
      return ['separation', 'death', 'other'];
    case 'guardian':
    case 'foster-carer':
    case 'adoptive-parent':
      return ['decision', 'death', 'other'];
    case 'step-parent':
    case 'parent-in-law':
      return ['divorce', 'separation', 'death', 'other'];
    case 'other':
      return ['other', 'separation', 'death', 'decision'];
    case 'aunt-uncle':
    case 'cousin':
    case 'parent':
    case 'grandparent':
    case 'sibling':
    case 'half-sibling':
      return [];
  }
}
