import { asLocalDate } from '#shared/kernel/local-date.ts';

import { HIDDEN_BIRTH_NAME, HIDDEN_CASE_NUMBER, HIDDEN_PESEL } from './protected-office.ts';

/** The hidden person as somebody would type the same once more. */
export const HIDDEN_PERSON = {
  surname: 'Zmarkowska',
  firstName: 'Zmarkada',
  birthDate: asLocalDate('1971-03-17'),
  pesel: HIDDEN_PESEL,
};
/** What brings the hidden person, their family or a note about them up where they may be seen. */
export const SEARCHES = [
  'zmarkowizyta',
  HIDDEN_BIRTH_NAME,
  'zmarkowska',
  'Zmarkowska Zmarkada',
  'zmarkowice',
  HIDDEN_PESEL,
  'zmark',
  'zmarkowscy',
  HIDDEN_CASE_NUMBER,
];
