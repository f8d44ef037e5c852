import type { FamilyId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { exported, printed } from './streams.ts';
import {
  byManager,
  DAY,
  LATER,
  MANAGER,
  knownFamily,
  newFamily,
  type Prepare,
  userIdOf,
  WINDOW,
  type World,
} from './valid-calls.base.ts';

const inFamily = async (client: CoreClient) => ({ kind: 'family' as const, id: (await newFamily(client)).id });

const NOTE = {
  kind: 'home-visit',
  on: DAY,
  atMinute: 615,
  personIds: [],
  userIds: [],
  others: 'sąsiadka',
  text: 'Rozmowa o szkole.',
} as const;

const newNote = async (client: CoreClient) =>
  client.notes.write({
    record: await inFamily(client),
    fields: { ...NOTE, personIds: [], userIds: [] },
    nextStep: null,
  });

/** A family and a member of it who took part in a note. */
async function toldFamily(client: CoreClient) {
  const { id, mother } = await knownFamily(client);
  const record = { kind: 'family', id } as const;
  const fields = { ...NOTE, personIds: [mother.id], userIds: [] };
  const note = await client.notes.write({ record, fields, nextStep: null });
  return { record, note, id };
}

const newTask = async (client: CoreClient, world: World) => {
  const fields = { what: 'Zadzwonić do szkoły', dueOn: LATER, userId: await userIdOf(world, MANAGER) };
  return client.tasks.add({ record: await inFamily(client), fields });
};

const planOf = (familyId: FamilyId) => ({
  familyId,
  basedOn: null,
  fields: {
    from: DAY,
    until: null,
    situation: 'Trudności z nauką.',
    agreedWith: null,
    goals: [
      {
        goal: 'Regularna nauka',
        effect: 'Dziecko chodzi do szkoły',
        actions: [{ action: 'Spotkania z pedagogiem', responsible: 'matka', userId: null, dueOn: null }],
      },
    ],
  },
});

const newPlan = async (client: CoreClient) => {
  const { id: familyId } = await knownFamily(client);
  const { id } = await client.plans.write(planOf(familyId));
  const { plans } = await client.plans.open({ familyId });
  const goalId = plans[0]?.goals[0]?.id;
  if (goalId === undefined) throw new Error('no plan');
  return { id, familyId, goalId };
};

const ASSESSMENT = { on: DAY, result: 'better', recommendation: 'change-plan', conclusions: 'Jest lepiej.' } as const;

/** Notes, tasks, plans and assessments. */
export const FAMILY_WORK_CALLS: Readonly<Record<string, Prepare>> = {
  'notes.list': byManager(async (client) => {
    const { record } = await toldFamily(client);
    return () => client.notes.list({ record, filter: {}, window: WINDOW });
  }),
  'notes.versions': byManager(async (client) => {
    const { note } = await toldFamily(client);
    return () => client.notes.versions({ id: note.id });
  }),
  'notes.search': byManager(async (client) => () => client.notes.search({ text: 'szkola' })),
  'notes.write': byManager(async (client) => () => newNote(client)),
  'notes.correct': byManager(async (client) => {
    const note = await newNote(client);
    const fields = { ...NOTE, personIds: [], userIds: [], text: 'Rozmowa o pracy.' };
    return () => client.notes.correct({ ...note, fields, reason: 'pomyłka' });
  }),
  'notes.withdraw': byManager(async (client) => {
    const note = await newNote(client);
    return () => client.notes.withdraw({ ...note, reason: 'nie ta rodzina' });
  }),
  'notes.restore': byManager(async (client) => {
    const note = await client.notes.withdraw({ ...(await newNote(client)), reason: 'nie ta rodzina' });
    return () => client.notes.restore(note);
  }),
  'notes.printList': byManager(async (client) => {
    const { record } = await toldFamily(client);
    return () => printed(client.notes.printList({ record, filter: {} }));
  }),
  'notes.exportList': byManager(async (client) => {
    const { record } = await toldFamily(client);
    return () => exported(client.notes.exportList({ record, filter: {}, columns: ['on', 'text'], format: 'csv' }));
  }),

  'tasks.list': byManager(async (client) => () => client.tasks.list({ filter: {}, window: WINDOW })),
  'tasks.ofRecord': byManager(async (client) => {
    const record = await inFamily(client);
    return () => client.tasks.ofRecord({ record });
  }),
  'tasks.add': byManager(async (client, world) => () => newTask(client, world)),
  'tasks.finish': byManager(async (client, world) => {
    const task = await newTask(client, world);
    return () => client.tasks.finish({ ...task, note: null });
  }),
  'tasks.move': byManager(async (client, world) => {
    const task = await newTask(client, world);
    return () => client.tasks.move({ ...task, dueOn: asLocalDate('2026-12-08'), reason: 'choroba' });
  }),
  'tasks.give': byManager(async (client, world) => {
    const [task, userId] = [await newTask(client, world), await userIdOf(world, 'katarzyna.pracownik')];
    return () => client.tasks.give({ ...task, userId });
  }),
  'tasks.cancel': byManager(async (client, world) => {
    const task = await newTask(client, world);
    return () => client.tasks.cancel({ ...task, reason: 'nieaktualne' });
  }),
  'tasks.reopen': byManager(async (client, world) => {
    const task = await client.tasks.finish({ ...(await newTask(client, world)), note: null });
    return () => client.tasks.reopen(task);
  }),
  'tasks.printList': byManager(async (client) => () => printed(client.tasks.printList({ filter: {} }))),
  'tasks.exportList': byManager(
    async (client) => () =>
      exported(client.tasks.exportList({ filter: {}, columns: ['dueOn', 'what'], format: 'csv' })),
  ),

  'plans.open': byManager(async (client) => {
    const { id } = await knownFamily(client);
    await client.plans.write(planOf(id));
    return () => client.plans.open({ familyId: id });
  }),
  'plans.due': byManager(async (client) => {
    const { id } = await newFamily(client);
    return () => client.plans.due({ familyId: id });
  }),
  'plans.write': byManager(async (client) => {
    const { id } = await newFamily(client);
    return () => client.plans.write(planOf(id));
  }),
  'plans.recordOutcome': byManager(async (client) => {
    const { goalId } = await newPlan(client);
    return () => client.plans.recordOutcome({ goalId, fields: { result: 'partly', on: DAY, text: null } });
  }),
  'plans.print': byManager(async (client) => {
    const { familyId, id } = await newPlan(client);
    return () => client.plans.print({ familyId, planId: id });
  }),
  'plans.printAssessment': byManager(async (client) => {
    const { id: familyId } = await knownFamily(client);
    const { id: assessmentId } = await client.plans.assess({ familyId, fields: ASSESSMENT });
    return () => client.plans.printAssessment({ familyId, assessmentId });
  }),
  'plans.exportPlan': byManager(async (client) => {
    const { familyId, id } = await newPlan(client);
    return () => exported(client.plans.exportPlan({ familyId, planId: id, format: 'csv' }));
  }),
  'plans.exportAssessment': byManager(async (client) => {
    const { id: familyId } = await knownFamily(client);
    const { id: assessmentId } = await client.plans.assess({ familyId, fields: ASSESSMENT });
    return () => exported(client.plans.exportAssessment({ familyId, assessmentId, format: 'csv' }));
  }),
  'plans.printAssessments': byManager(async (client) => {
    const { id: familyId } = await knownFamily(client);
    await client.plans.assess({ familyId, fields: ASSESSMENT });
    return () => client.plans.printAssessments({ familyId });
  }),
  'plans.exportAssessments': byManager(async (client) => {
    const { id: familyId } = await knownFamily(client);
    await client.plans.assess({ familyId, fields: ASSESSMENT });
    return () => exported(client.plans.exportAssessments({ familyId, format: 'csv' }));
  }),
  'plans.assess': byManager(async (client) => {
    const { id } = await newFamily(client);
    return () => client.plans.assess({ familyId: id, fields: ASSESSMENT });
  }),
  'plans.withdrawAssessment': byManager(async (client) => {
    const family = await newFamily(client);
    const { id } = await client.plans.assess({ familyId: family.id, fields: ASSESSMENT });
    return () => client.plans.withdrawAssessment({ id, reason: 'pomyłka w dniu' });
  }),
  'plans.reinstateAssessment': byManager(async (client) => {
    const family = await newFamily(client);
    const { id } = await client.plans.assess({ familyId: family.id, fields: ASSESSMENT });
    await client.plans.withdrawAssessment({ id, reason: 'pomyłka w dniu' });
    return () => client.plans.reinstateAssessment({ id });
  }),
};
