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
