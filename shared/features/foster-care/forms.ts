/**
 * Forms of foster care (act of 9.06.2011, art. 39, 59, 73, 93, 101). What a form is called and since when it is offered is
 * a dated dictionary; its limits are dated rules. Here stands only what the program decides by.
 */
export const HOME_FORMS = [
  'kinship',
  'non-professional',
  'professional',
  'emergency',
  'specialist-disability',
  'specialist-juvenile',
  'specialist-mothers',
  'family-childrens-home',
  'respite',
  'institution-socialising',
  'institution-intervention',
  'institution-therapeutic',
  'institution-family',
  'regional-therapeutic',
  'pre-adoption',
] as const;
export type HomeForm = (typeof HOME_FORMS)[number];

/** Forms that a family takes on; all others are institutions (art. 39 and 93). */
export const FAMILY_FORMS = [
  'kinship',
  'non-professional',
  'professional',
  'emergency',
  'specialist-disability',
  'specialist-juvenile',
  'specialist-mothers',
  'family-childrens-home',
  'respite',
] as const satisfies readonly HomeForm[];

/** Whether a family has the form; else it is one of an institution. */
export function isFamilyForm(form: HomeForm): boolean {
  return FAMILY_FORMS.some((one) => one === form);
}

/** The kind of family that goes with a form; null for the respite family, which may be of any kind (art. 73). */
export function familyKindOf(form: HomeForm): 'foster' | 'family-childrens-home' | null {
  if (form === 'respite' || !isFamilyForm(form)) return null;
  return form === 'family-childrens-home' ? 'family-childrens-home' : 'foster';
}
