import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';

/** Keys of what the program remembers for each user. */
export const PREFERENCE_KEYS = [
  'theme',
  'language',
  'people.list',
  'families.list',
  'homes.list',
  'placementExceptions.list',
  'care.list',
  'leavers.list',
  'audit.list',
  'dashboard.firstSteps',
] as const;
export const preferenceKey = z.enum(PREFERENCE_KEYS);
export type PreferenceKey = (typeof PREFERENCE_KEYS)[number];

/** JSON of at most 8000 characters; the page that wrote it checks it again when it reads it. */
const preferenceValue = z.string().max(8000, 'Ustawienie: skróć ustawienie do 8000 znaków.');

export const preferencesContract = {
  all: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(nothing)
    .output(z.partialRecord(preferenceKey, z.string())),
  remember: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(z.strictObject({ key: preferenceKey, value: preferenceValue }))
    .output(nothing),
};
