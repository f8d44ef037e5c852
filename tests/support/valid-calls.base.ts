import type { DemoLogin } from '#db/demo/users.ts';
import type { FamilyFields } from '#shared/features/families/families.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { NO_DETAILS } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient, PreparedOffice, TestCore, TestServer } from './core.ts';
import { aMember } from './people.ts';

/** What valid calls work in: the demonstration office, served. */
export interface World {
  readonly prepared: PreparedOffice;
  readonly office: TestCore;
  readonly server: TestServer;
  /** A client signed in as this user; the same one each time. */
  as(login: DemoLogin): Promise<CoreClient>;
}

export interface ValidCall {
  /** The core whose log is looked at; by default the world's. */
  readonly office?: TestCore;
  /** The one call; everything it needs was prepared before. */
  run(): Promise<unknown>;
  /** Code of the refusal that is right in this host. */
  readonly refused?: string;
}

export type Prepare = (world: World) => Promise<ValidCall>;

export const MANAGER: DemoLogin = 'anna.kierownik';
export const ADMINISTRATOR: DemoLogin = 'ewa.administrator';
export const PASSWORD = 'ostoja-pokaz';
export const DAY = asLocalDate('2026-11-20');
export const LATER = asLocalDate('2026-12-01');
export const WINDOW = { offset: 0, limit: 20 };

export const PERSON: PersonFields = {
  surname: 'Próbna',
  firstName: 'Łucja',
  secondName: null,
  identity: { kind: 'no-pesel', reason: 'unknown', documentKind: 'passport', documentNumber: 'AB1234567' },
  birthDate: asLocalDate('2015-03-14'),
  sex: 'female',
  ...NO_DETAILS,
  address: null,
  contacts: [{ kind: 'phone', value: '601 602 603', note: null }],
  note: null,
  workerId: null,
};

export const FAMILY: FamilyFields = {
  name: 'Próbni',
  kind: 'care-difficulties',
  kindFrom: DAY,
  caseNumber: null,
  note: null,
};

let families = 0;

export const newPerson = (client: CoreClient) => client.people.register({ fields: PERSON });
export const newFamily = (client: CoreClient) => {
  families += 1;
  const fields = { ...FAMILY, caseNumber: `PR.${families}.2026` };
  return client.families.register({ fields, members: [], workerId: null });
};

/** A family with a child for whom the mother, a member too, may consent: its cards and histories name people. */
export async function knownFamily(client: CoreClient) {
  const mother = await client.people.register({ fields: { ...PERSON, birthDate: asLocalDate('1990-02-03') } });
  const consenter = { personId: mother.id, institution: null, basis: 'parent', basisNote: null } as const;
  const fields = { ...PERSON, consenters: [{ ...consenter, from: DAY, to: null }] };
  const child = await client.people.register({ fields });
  const members = [aMember(mother.id), aMember(child.id, { role: 'child', from: DAY })];
  families += 1;
  const family = { ...FAMILY, caseNumber: `PR.${families}.2026` };
  const { id } = await client.families.register({ fields: family, members, workerId: null });
  return { id, mother, child };
}

/** A call of the manager; `prepare` may call whatever it needs first. */
export function byManager(prepare: (client: CoreClient, world: World) => Promise<() => Promise<unknown>>): Prepare {
  return async (world) => ({ run: await prepare(await world.as(MANAGER), world) });
}

export async function userIdOf(world: World, login: DemoLogin) {
  const users = await (await world.as(ADMINISTRATOR)).administration.listUsers({});
  const found = users.find((user) => user.login === login);
  if (found === undefined) throw new Error('no such user');
  return found.id;
}
