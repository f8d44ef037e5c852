import { NBSP } from '../../kernel/polish.ts';
import type { Sex } from '../../kernel/pesel.ts';
import type { FAMILY_COLUMNS, FamilyKind } from './families.schema.ts';
import type { MemberRole } from './member-role.schema.ts';

/** Names of the kinds of families, as the office says them. */
export const FAMILY_KIND_LABELS: Readonly<Record<FamilyKind, string>> = {
  'care-difficulties': 'trudności opiekuńczo-wychowawcze',
  foster: 'rodzina zastępcza',
  'family-childrens-home': 'rodzinny dom dziecka',
  supporting: 'rodzina wspierająca',
  'foster-candidate': 'kandydaci na rodzinę zastępczą',
  'adoption-candidate': 'kandydaci na rodziców adopcyjnych',
};

/** Behind an address that is not the family's own but that of its members. */
export const FROM_MEMBERS = `wg${NBSP}członków`;

/** „ul. Ogrodowa 8/3, Jaworzec (wg członków)” where the family has no address of its own; null where nobody has. */
export function familyAddressText(row: {
  readonly addressLine: string | null;
  readonly addressFromMembers: boolean;
}): string | null {
  if (row.addressLine === null || !row.addressFromMembers) return row.addressLine;
  return `${row.addressLine} (${FROM_MEMBERS})`;
}

/** The kinds as the narrow column of the list has them; their whole names stand beside. */
export const FAMILY_KIND_SHORT: Readonly<Record<FamilyKind, string>> = {
  'care-difficulties': 'trudności opiek.-wych.',
  foster: 'rodzina zastępcza',
  'family-childrens-home': 'rodzinny dom dziecka',
  supporting: 'rodzina wspierająca',
  'foster-candidate': 'kandydaci: zastępcza',
  'adoption-candidate': 'kandydaci: adopcyjna',
};

/** Kinds of families in one line of a text. */
export const familyKindsText = (kinds: readonly FamilyKind[]): string =>
  kinds.map((kind) => FAMILY_KIND_LABELS[kind]).join(', ');

/** Female and male form of each role; „dziecko” has one. */
const MEMBER_ROLE_FORMS: Readonly<Record<MemberRole, readonly [female: string, male: string]>> = {
  mother: ['matka', 'matka'],
  father: ['ojciec', 'ojciec'],
  child: ['córka', 'syn'],
  'foster-carer': ['opiekunka zastępcza', 'opiekun zastępczy'],
  'foster-child': ['dziecko w pieczy', 'dziecko w pieczy'],
  stepparent: ['macocha', 'ojczym'],
  partner: ['partnerka', 'partner'],
  grandparent: ['babcia', 'dziadek'],
  sibling: ['siostra', 'brat'],
  guardian: ['opiekunka prawna', 'opiekun prawny'],
  other: ['inna osoba', 'inna osoba'],
};

/** The role of a member in the form of their sex; null when the person is not shown. */
export function memberRoleLabel(role: MemberRole, sex: Sex | null): string {
  const [female, male] = MEMBER_ROLE_FORMS[role];
  if (sex === 'female') return female;
  if (sex === 'male') return male;
  return role === 'child' ? 'dziecko' : female === male ? male : `${male} lub ${female}`;
}

export const FAMILY_COLUMN_LABELS: Readonly<Record<(typeof FAMILY_COLUMNS)[number], string>> = {
  name: 'Rodzina',
  kind: 'Rodzaj',
  caseNumber: 'Numer sprawy',
  members: 'Osoby',
  address: 'Adres',
  worker: 'Prowadzący',
  assessment: 'Ocena do',
  status: 'Stan',
};
