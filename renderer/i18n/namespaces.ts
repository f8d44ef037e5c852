import 'i18next';
import * as enErrors from './en/errors.ts';
import { fosterCare as enFosterCare } from './en/foster-care.ts';
import { navigation as enNavigation } from './en/navigation.ts';
import { administration } from './pl/administration.ts';
import { audit } from './pl/audit.ts';
import { backups } from './pl/backups.ts';
import { care } from './pl/care.ts';
import { caseloads } from './pl/caseloads.ts';
import { common } from './pl/common.ts';
import { dashboard } from './pl/dashboard.ts';
import * as plErrors from './pl/errors.ts';
import { families } from './pl/families.ts';
import { fosterCare } from './pl/foster-care.ts';
import { guide } from './pl/guide.ts';
import { homes } from './pl/homes.ts';
import { leavers } from './pl/leavers.ts';
import { navigation } from './pl/navigation.ts';
import { people } from './pl/people.ts';
import { placementExceptions } from './pl/placement-exceptions.ts';
import { print } from './pl/print.ts';
import { recoveryKeys } from './pl/recovery-keys.ts';
import { relations } from './pl/relations.ts';
import { session } from './pl/session.ts';
import { vacancies } from './pl/vacancies.ts';
import { work } from './pl/work.ts';
import type { Translation } from './types.ts';

/** Every namespace, in Polish. A feature adds its texts with one line here. */
export const pl = {
  common,
  administration,
  audit,
  backups,
  care,
  caseloads,
  dashboard,
  families,
  fosterCare,
  guide,
  homes,
  leavers,
  navigation,
  people,
  placementExceptions,
  print,
  recoveryKeys,
  relations,
  session,
  vacancies,
  work,
  errors: plErrors.errors,
  errorDetails: plErrors.errorDetails,
} as const;

type Namespaces = typeof pl;
/** Namespaces that must exist in English; the others fall back to Polish until they are written. */
type English = 'navigation' | 'errors' | 'errorDetails';

export const en: { readonly [N in English]: Translation<Namespaces[N]> } & {
  readonly [N in Exclude<keyof Namespaces, English>]?: Translation<Namespaces[N]>;
} = {
  fosterCare: enFosterCare,
  navigation: enNavigation,
  errors: enErrors.errors,
  errorDetails: enErrors.errorDetails,
};

export type Namespace = keyof Namespaces;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof pl;
    returnNull: false;
  }
}
