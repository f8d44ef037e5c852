import type { Role } from '#shared/permissions/roles.ts';

/** The office of the demonstration; it, its town and its people are invented. */
export const DEMO_OFFICE = {
  name: 'Miejski Ośrodek Pomocy Rodzinie w Jaworzcu',
  shortName: 'MOPR w Jaworzcu',
  kind: 'mopr',
} as const;

export interface DemoUser {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Null: the user has no key yet („bez klucza”) and cannot sign in. */
  readonly password: string | null;
  readonly active: boolean;
}

/** One for all: a demonstration has nothing to protect, and people type it often. */
const PASSWORD = 'ostoja-pokaz';

/** Everybody who works in the demonstration office; the first is the administrator who sets it up. */
export const DEMO_USERS = [
  user('ewa.administrator', 'Ewa Sikora', ['administrator']),
  user('anna.kierownik', 'Anna Hebda', ['manager']),
  user('katarzyna.pracownik', 'Katarzyna Wilk', ['worker']),
  user('marta.pracownik', 'Marta Zając', ['worker']),
  user('piotr.pracownik', 'Piotr Olszak', ['worker', 'manager']),
  user('jan.ksiegowosc', 'Jan Barański', ['accountant']),
  user('zofia.podglad', 'Zofia Malec', ['viewer']),
  { ...user('iwona.pracownik', 'Iwona Lech', ['worker']), password: null },
  { ...user('joanna.pracownik', 'Joanna Kubik', ['worker']), password: null },
  { ...user('tomasz.pracownik', 'Tomasz Rak', ['worker']), password: null },
  { ...user('halina.dawna', 'Halina Cieśla', ['worker']), password: null, active: false },
] as const satisfies readonly DemoUser[];

export type DemoLogin = (typeof DEMO_USERS)[number]['login'];

/** Those who can sign in, with their passwords, for the lines the demonstration prints at its start. */
export function demoSignIns(): readonly { login: string; password: string; roles: readonly Role[] }[] {
  const users: readonly DemoUser[] = DEMO_USERS;
  return users.flatMap(({ login, password, roles }) => (password === null ? [] : [{ login, password, roles }]));
}

function user<const Login extends string>(login: Login, displayName: string, roles: readonly Role[]) {
  return { login, displayName, roles, password: PASSWORD as string | null, active: true };
}

export function nameOfDemoUser(login: DemoLogin): string {
  return DEMO_USERS.find((user) => user.login === login)?.displayName ?? login;
}
