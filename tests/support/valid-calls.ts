import { draftId, type KeepDraftInput } from '#shared/features/drafts/drafts.schema.ts';

import { composeTestCore, type CoreClient, firstRunInput, signInAs } from './core.ts';
import { FILTER_CALLS } from './valid-calls.filters.ts';
import { RELATION_CALLS } from './relations-calls.ts';
import { anAddress } from './people.ts';
import { exported, printed } from './streams.ts';
import {
  ADMINISTRATOR,
  byManager,
  DAY,
  FAMILY,
  MANAGER,
  knownFamily,
  newFamily,
  newPerson,
  PASSWORD,
  PERSON,
  userIdOf,
  WINDOW,
  type Prepare,
  type World,
} from './valid-calls.base.ts';
import { BACKUP_CALLS, NEW_COMPUTER_CALLS, RECOVERY_KEY_CALLS, RESTORE_CALLS } from './valid-calls.backups.ts';
import { CASELOAD_CALLS } from './valid-calls.caseloads.ts';
import { FAMILY_WORK_CALLS } from './valid-calls.family-work.ts';
import { FOSTER_CARE_CALLS } from './valid-calls.foster-care.ts';
import { LEAVER_CALLS } from './valid-calls.leavers.ts';
import { VACANCIES_CALLS } from './valid-calls.vacancies.ts';

/** A draft of a new person, as a page would keep it. */
export function aDraft(over: Partial<KeepDraftInput> = {}): KeepDraftInput {
  return {
    id: draftId.parse(crypto.randomUUID()),
    place: { form: 'people.new', subject: null, context: '' },
    baseVersion: null,
    base: '{"surname":""}',
    content: '{"surname":"Niedokończ"}',
    replaces: null,
    ...over,
  };
}

async function firstOf<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const item of await stream) return item;
  throw new Error('an empty stream');
}

async function joined(client: CoreClient) {
  const [person, family] = [await newPerson(client), await newFamily(client)];
  const member = { personId: person.id, role: 'child' as const, from: DAY };
  const changed = await client.families.join({ ...family, member });
  const card = await client.families.open({ id: family.id });
  const membershipId = card.members[0]?.id;
  if (membershipId === undefined) throw new Error('nobody has joined');
  return { ...changed, membershipId };
}

const protection = async (world: World) => ({
  reason: 'na czas próby',
  userIds: [await userIdOf(world, MANAGER)],
});

/** One valid call of every procedure. A procedure without one fails the tests that walk the contract. */
export const VALID_CALLS: Readonly<Record<string, Prepare>> = {
  'session.status': async ({ server }) => ({ run: () => server.client().session.status({}) }),
  'session.watch': async ({ server }) => ({ run: () => firstOf(server.client().session.watch({})) }),
  'session.prepareFirstRun': async () => {
    const office = await composeTestCore();
    return { office, run: () => office.client().session.prepareFirstRun({}) };
  },
  'session.firstRun': async () => {
    const office = await composeTestCore();
    const client = office.client();
    const card = await client.session.prepareFirstRun({});
    return { office, run: () => client.session.firstRun(firstRunInput(card)) };
  },
  'session.signIn': async ({ server }) => ({ run: () => signInAs(server.client(), MANAGER) }),
  'session.signOut': async ({ server }) => {
    const client = server.client();
    await signInAs(client, MANAGER);
    return { run: () => client.session.signOut({}) };
  },
  'session.lock': async ({ server }) => {
    const client = server.client();
    await signInAs(client, MANAGER);
    return { run: () => client.session.lock({}) };
  },
  'session.unlock': async ({ server }) => {
    const client = server.client();
    await signInAs(client, MANAGER);
    await client.session.lock({});
    return { run: () => client.session.unlock({ password: PASSWORD }) };
  },
  'session.touch': byManager(async (client) => () => client.session.touch({})),
  // Nothing ends a program that works.
  'session.quit': async ({ server }) => ({
    run: () => server.client().session.quit({}),
    refused: 'PERMISSION_DENIED',
  }),
  'session.checkRecoveryKey': async ({ prepared, server }) => ({
    run: () => server.client().session.checkRecoveryKey({ recoveryKey: prepared.recoveryKey }),
  }),
  'session.recover': async (world) => {
    const office = await world.prepared.open();
    const client = office.client();
    const { recoveryKey } = world.prepared;
    const { administrators } = await client.session.checkRecoveryKey({ recoveryKey });
    const userId = administrators[0]?.id;
    if (userId === undefined) throw new Error('no administrator');
    return { office, run: () => client.session.recover({ recoveryKey, userId, newPassword: 'nowe hasło do próby' }) };
  },
  'session.changePassword': async ({ prepared }) => {
    const office = await prepared.open();
    const client = office.client();
    await signInAs(client, MANAGER);
    const change = { oldPassword: PASSWORD, newPassword: 'nowe hasło do próby' };
    return { office, run: () => client.session.changePassword(change) };
  },

  'dashboard.overview': byManager(async (client) => () => client.dashboard.overview({})),

  'people.find': byManager(async (client) => () => client.people.find({ text: 'nowak' })),
  'people.findSimilar': byManager(
    async (client) => () =>
      client.people.findSimilar({
        surname: 'Kowalska',
        firstName: 'Anna',
        formerNames: [],
        birthDate: null,
        pesel: null,
      }),
  ),
  'people.formRules': byManager(async (client) => () => client.people.formRules({})),
  'people.presentAddress': byManager(async (client) => {
    const { id } = await newPerson(client);
    return () => client.people.presentAddress({ id });
  }),
  'people.list': byManager(async (client) => () => client.people.list({ filter: {}, window: WINDOW })),
  'people.open': byManager(async (client) => {
    const { id } = (await knownFamily(client)).child;
    return () => client.people.open({ id });
  }),
  'people.history': byManager(async (client) => {
    const { id } = (await knownFamily(client)).child;
    return () => client.people.history({ id });
  }),
  'people.printHistory': byManager(async (client) => {
    const { id } = (await knownFamily(client)).child;
    return () => client.people.printHistory({ id });
  }),
  'people.exportHistory': byManager(async (client) => {
    const { id } = (await knownFamily(client)).child;
    return () => exported(client.people.exportHistory({ id, format: 'csv' }));
  }),
  'people.register': byManager(async (client) => () => newPerson(client)),
  'people.correct': byManager(async (client) => {
    const person = await newPerson(client);
    return () => client.people.correct({ ...person, fields: { ...PERSON, firstName: 'Lucyna' } });
  }),
  'people.previewDeath': byManager(async (client) => {
    const { id } = (await knownFamily(client)).mother;
    return () => client.people.previewDeath({ id, death: { date: DAY, year: null } });
  }),
  'people.archive': byManager(async (client) => {
    const person = await newPerson(client);
    return () => client.people.archive({ ...person, reason: 'wyjazd' });
  }),
  'people.restore': byManager(async (client) => {
    const person = await client.people.archive({ ...(await newPerson(client)), reason: 'wyjazd' });
    return () => client.people.restore(person);
  }),
  'people.protect': byManager(async (client, world) => {
    const [person, wanted] = [await newPerson(client), await protection(world)];
    return () => client.people.protect({ ...person, protection: wanted });
  }),
  'people.unprotect': byManager(async (client, world) => {
    const wanted = await protection(world);
    const person = await client.people.protect({ ...(await newPerson(client)), protection: wanted });
    return () => client.people.unprotect(person);
  }),
  'people.printCard': byManager(async (client) => {
    const { id } = (await knownFamily(client)).child;
    return () => client.people.printCard({ id });
  }),
  'people.exportCard': byManager(async (client) => {
    const { id } = await newPerson(client);
    return () => exported(client.people.exportCard({ id, format: 'csv' }));
  }),
  'people.printList': byManager(async (client) => () => printed(client.people.printList({ filter: {} }))),
  'people.exportList': byManager(
    async (client) => () =>
      exported(client.people.exportList({ filter: {}, columns: ['name', 'birthDate'], format: 'csv' })),
  ),

  ...Object.fromEntries(Object.entries(RELATION_CALLS).map(([name, prepare]) => [name, byManager(prepare)])),

  'families.list': byManager(async (client) => () => client.families.list({ filter: {}, window: WINDOW })),
  'families.open': byManager(async (client) => {
    const { id } = await knownFamily(client);
    return () => client.families.open({ id });
  }),
  'families.history': byManager(async (client) => {
    const { id } = await knownFamily(client);
    return () => client.families.history({ id });
  }),
  'families.printHistory': byManager(async (client) => {
    const { id } = await knownFamily(client);
    return () => client.families.printHistory({ id });
  }),
  'families.exportHistory': byManager(async (client) => {
    const { id } = await knownFamily(client);
    return () => exported(client.families.exportHistory({ id, format: 'csv' }));
  }),
  'families.register': byManager(async (client) => () => newFamily(client)),
  'families.correct': byManager(async (client) => {
    const family = await newFamily(client);
    return () => client.families.correct({ ...family, fields: { ...FAMILY, name: 'Próbni-Nowi' } });
  }),
  'families.join': byManager(async (client) => {
    const [person, family] = [await newPerson(client), await newFamily(client)];
    const member = { personId: person.id, role: 'child' as const, from: DAY };
    return () => client.families.join({ ...family, member });
  }),
  'families.move': byManager(async (client) => {
    const family = await newFamily(client);
    return () => client.families.move({ ...family, address: anAddress() });
  }),
  'families.leave': byManager(async (client) => {
    const family = await joined(client);
    return () => client.families.leave({ ...family, to: DAY });
  }),
  'families.rejoin': byManager(async (client) => {
    const { membershipId, ...family } = await joined(client);
    const left = await client.families.leave({ ...family, membershipId, to: DAY });
    return () => client.families.rejoin({ ...left, membershipId });
  }),
  'families.correctMember': byManager(async (client) => {
    const family = await joined(client);
    return () => client.families.correctMember({ ...family, fields: { role: 'other', from: DAY, to: DAY } });
  }),
  'families.withdrawMember': byManager(async (client) => {
    const family = await joined(client);
    return () => client.families.withdrawMember({ ...family, reason: 'pomyłka' });
  }),
  'families.reinstateMember': byManager(async (client) => {
    const { membershipId, ...family } = await joined(client);
    const withdrawn = await client.families.withdrawMember({ ...family, membershipId, reason: 'pomyłka' });
    return () => client.families.reinstateMember({ ...withdrawn, membershipId });
  }),
  'families.assign': byManager(async (client, world) => {
    const family = await newFamily(client);
    const workerId = await userIdOf(world, 'katarzyna.pracownik');
    return () => client.families.assign({ ...family, workerId, from: DAY });
  }),
  'families.archive': byManager(async (client) => {
    const family = await newFamily(client);
    return () => client.families.archive({ ...family, reason: 'zakończenie pracy' });
  }),
  'families.restore': byManager(async (client) => {
    const family = await client.families.archive({ ...(await newFamily(client)), reason: 'zakończenie pracy' });
    return () => client.families.restore(family);
  }),
  'families.protect': byManager(async (client, world) => {
    const [family, wanted] = [await newFamily(client), await protection(world)];
    return () => client.families.protect({ ...family, protection: wanted });
  }),
  'families.unprotect': byManager(async (client, world) => {
    const wanted = await protection(world);
    const family = await client.families.protect({ ...(await newFamily(client)), protection: wanted });
    return () => client.families.unprotect(family);
  }),
  'families.printCard': byManager(async (client) => {
    const { id } = await knownFamily(client);
    return () => client.families.printCard({ id });
  }),
  'families.exportCard': byManager(async (client) => {
    const { id } = await newFamily(client);
    return () => exported(client.families.exportCard({ id, format: 'csv' }));
  }),
  'families.printList': byManager(async (client) => () => printed(client.families.printList({ filter: {} }))),
  'families.exportList': byManager(
    async (client) => () => exported(client.families.exportList({ filter: {}, columns: ['name'], format: 'xlsx' })),
  ),

  ...FAMILY_WORK_CALLS,
  ...FOSTER_CARE_CALLS,
  ...LEAVER_CALLS,
  ...VACANCIES_CALLS,
  'communes.inUse': byManager(async (client) => () => client.communes.inUse({ chosen: '1803011' })),
  'communes.search': byManager(async (client) => () => client.communes.search({ text: 'Łódź' })),

  'audit.list': byManager(async (client) => () => client.audit.list({ filter: {}, window: WINDOW })),
  'audit.listChoices': byManager(async (client) => () => client.audit.listChoices({})),
  'audit.verify': byManager(async (client) => () => firstOf(client.audit.verify({}))),
  'audit.printList': byManager(async (client) => () => printed(client.audit.printList({ filter: {} }))),
  'audit.exportList': byManager(
    async (client) => () => exported(client.audit.exportList({ filter: {}, columns: ['at', 'action'], format: 'csv' })),
  ),

  'administration.listUsers': async (world) => {
    const client = await world.as(ADMINISTRATOR);
    return { run: () => client.administration.listUsers({}) };
  },
  'administration.printUsers': async (world) => {
    const client = await world.as(ADMINISTRATOR);
    return { run: () => client.administration.printUsers({}) };
  },
  'administration.exportUsers': async (world) => {
    const client = await world.as(ADMINISTRATOR);
    return { run: () => exported(client.administration.exportUsers({ format: 'csv' })) };
  },
  'administration.addUser': async (world) => {
    const client = await world.as(ADMINISTRATOR);
    const user = { displayName: 'Nowa Osoba', login: 'nowa.osoba', roles: ['viewer' as const] };
    return { run: () => client.administration.addUser({ ...user, temporaryPassword: 'hasło na początek' }) };
  },
  'administration.resetPassword': async (world) => {
    const client = await world.as(ADMINISTRATOR);
    const userId = await userIdOf(world, 'iwona.pracownik');
    return { run: () => client.administration.resetPassword({ userId, temporaryPassword: 'hasło na początek' }) };
  },
  ...FILTER_CALLS,
  ...BACKUP_CALLS,
  ...RESTORE_CALLS,
  ...RECOVERY_KEY_CALLS,
  ...NEW_COMPUTER_CALLS,
  ...CASELOAD_CALLS,

  'administration.listWorkers': byManager(async (client) => () => client.administration.listWorkers({})),

  'preferences.all': byManager(async (client) => () => client.preferences.all({})),
  'preferences.remember': byManager(
    async (client) => () => client.preferences.remember({ key: 'theme', value: '"dark"' }),
  ),

  'drafts.keep': byManager(async (client) => () => client.drafts.keep(aDraft())),
  'drafts.offered': byManager(async (client) => {
    const draft = aDraft();
    await client.drafts.keep(draft);
    return () => client.drafts.offered({ place: draft.place });
  }),
  'drafts.waiting': byManager(async (client) => () => client.drafts.waiting({})),
  'drafts.drop': byManager(async (client) => {
    const draft = aDraft();
    await client.drafts.keep(draft);
    return () => client.drafts.drop({ id: draft.id });
  }),

  // In a world whose host has a printer; in the preview host the browser prints.
  'printing.print': byManager(async (client) => {
    const { id } = await newPerson(client);
    await client.people.printCard({ id });
    return () => client.printing.print({});
  }),
  'printing.savePdf': byManager(async (client) => {
    const { id } = await newPerson(client);
    await client.people.printCard({ id });
    return () => client.printing.savePdf({ fileName: 'karta' });
  }),
};
