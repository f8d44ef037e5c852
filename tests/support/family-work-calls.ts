import { NOTE_COLUMNS, type NoteFields } from '#shared/features/family-work/notes.schema.ts';
import type { PlanFields } from '#shared/features/family-work/plans.schema.ts';
import { TASK_COLUMNS } from '#shared/features/family-work/tasks.schema.ts';
import type { FamilyId, PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { aFamily, aMember, aPerson } from './people.ts';
import { workerId } from './protected-office.ts';
import { exported, printed } from './streams.ts';

const DAY = asLocalDate('2026-11-20');
const LATER = asLocalDate('2026-12-14');
const WINDOW = { offset: 0, limit: 100 } as const;

export const aNote = (wishes: Partial<NoteFields> = {}): NoteFields => ({
  kind: 'home-visit',
  on: DAY,
  atMinute: null,
  personIds: [],
  userIds: [],
  others: null,
  text: 'Rozmowa o szkole.',
  ...wishes,
});

export const aPlan = (wishes: Partial<PlanFields> = {}): PlanFields => ({
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
  ...wishes,
});

export const anAssessment = (conclusions = 'Jest lepiej.') =>
  ({ on: DAY, result: 'better', recommendation: 'change-plan', conclusions }) as const;

/** Words of the work with protected records; they stand nowhere else. */
export const WORK_SECRETS = ['zmarkowizyta', 'zmarkokrok', 'zmarkoplan', 'zmarkocel', 'zmarkowniosek'] as const;

export interface ProtectedWork {
  readonly note: RecordId;
  readonly task: RecordId;
  readonly goal: RecordId;
  readonly assessment: RecordId;
}

/** Work with a protected family, and a note of a shown family that a protected person took part in. */
export async function addProtectedWork(
  client: CoreClient,
  records: { readonly family: FamilyId; readonly shownFamily: FamilyId; readonly withPesel: PersonId },
): Promise<ProtectedWork> {
  const [visit, step, situation, goal, conclusions] = WORK_SECRETS;
  const record = { kind: 'family', id: records.family } as const;
  const userId = await workerId(client, 'Katarzyna');
  const nextStep = { what: step, dueOn: LATER, userId };
  const { id: note } = await client.notes.write({ record, fields: aNote({ text: visit }), nextStep });
  const plan = aPlan({ situation, agreedWith: 'zmarkozgoda' });
  const actions = [{ action: 'zmarkodziałanie', responsible: 'zmarkopomocnik', userId: null, dueOn: null }];
  const goals = [{ goal, effect: 'zmarkoskutek', actions }];
  await client.plans.write({ familyId: records.family, basedOn: null, fields: { ...plan, goals } });
  const { plans } = await client.plans.open({ familyId: records.family });
  const assessed = await client.plans.assess({ familyId: records.family, fields: anAssessment(conclusions) });
  const { rows } = await client.tasks.ofRecord({ record });
  const task = rows.find((row) => row.shown && row.what === step);
  const shown = { kind: 'family', id: records.shownFamily } as const;
  await client.notes.write({ record: shown, fields: aNote({ personIds: [records.withPesel] }), nextStep: null });
  const goalId = plans[0]?.goals[0]?.id;
  if (goalId !== undefined)
    await client.plans.recordOutcome({ goalId, fields: { result: 'partly', on: DAY, text: 'zmarkoefekt' } });
  await addUndoneWork(client, records.family, userId);
  if (task?.shown !== true || goalId === undefined) throw new Error('the protected work was not written');
  return { note, task: task.id, goal: goalId, assessment: assessed.id };
}

/** What was corrected, moved, closed or taken back, with words of its own for each. */
async function addUndoneWork(client: CoreClient, familyId: FamilyId, userId: UserId): Promise<void> {
  const record = { kind: 'family', id: familyId } as const;
  const fields = aNote({ others: 'zmarkosąsiadka' });
  const first = await client.notes.write({ record, fields, nextStep: null });
  const corrected = await client.notes.correct({ ...first, fields, reason: 'zmarkopoprawka' });
  await client.notes.withdraw({ ...corrected, reason: 'zmarkowycofanie' });
  const added = await client.tasks.add({ record, fields: { what: 'zmarkozadanie', dueOn: LATER, userId } });
  const moved = await client.tasks.move({ ...added, dueOn: asLocalDate('2026-12-15'), reason: 'zmarkoprzełożenie' });
  await client.tasks.finish({ ...moved, note: 'zmarkozakończenie' });
  const assessed = await client.plans.assess({
    familyId,
    fields: { ...anAssessment(), on: asLocalDate('2026-11-21') },
  });
  await client.plans.withdrawAssessment({ id: assessed.id, reason: 'zmarkoodwołanie' });
}

/** Every procedure of the work with a protected record in its way. */
export function familyWorkCalls(of: {
  readonly records: () => { readonly family: FamilyId; readonly shownFamily: FamilyId; readonly withPesel: PersonId };
  readonly work: () => ProtectedWork;
}): Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>> {
  const family = () => ({ kind: 'family' as const, id: of.records().family });
  const person = () => ({ kind: 'person' as const, id: of.records().withPesel });
  const shown = () => ({ kind: 'family' as const, id: of.records().shownFamily });
  const note = () => ({ id: of.work().note, version: 1 });
  const task = () => ({ id: of.work().task, version: 1 });
  const ALL = { whose: 'all' } as const;
  return {
    'notes.list': (c) =>
      [family(), person(), shown()].map((record) => () => c.notes.list({ record, filter: {}, window: WINDOW })),
    'notes.versions': (c) => [() => c.notes.versions({ id: of.work().note })],
    'notes.search': (c) => [...WORK_SECRETS, 'zmarko'].map((text) => () => c.notes.search({ text })),
    'notes.write': (c) => [
      () => c.notes.write({ record: family(), fields: aNote(), nextStep: null }),
      () => c.notes.write({ record: shown(), fields: aNote({ personIds: [person().id] }), nextStep: null }),
    ],
    'notes.correct': (c) => [() => c.notes.correct({ ...note(), fields: aNote(), reason: 'Próba' })],
    'notes.withdraw': (c) => [() => c.notes.withdraw({ ...note(), reason: 'Próba' })],
    'notes.restore': (c) => [() => c.notes.restore(note())],
    'notes.printList': (c) =>
      [family(), shown()].map((record) => () => printed(c.notes.printList({ record, filter: {} }))),
    'notes.exportList': (c) =>
      [family(), shown()].map(
        (record) => () =>
          exported(c.notes.exportList({ record, filter: {}, columns: [...NOTE_COLUMNS], format: 'csv' })),
      ),
    'tasks.list': (c) => [
      () => c.tasks.list({ filter: {}, window: WINDOW }),
      () => c.tasks.list({ filter: ALL, window: WINDOW }),
    ],
    'tasks.ofRecord': (c) => [family(), person(), shown()].map((record) => () => c.tasks.ofRecord({ record })),
    'tasks.add': (c) => [
      async () => {
        const fields = { what: 'Próba', dueOn: LATER, userId: await workerId(c, 'Katarzyna') };
        return await c.tasks.add({ record: family(), fields });
      },
    ],
    'tasks.finish': (c) => [() => c.tasks.finish({ ...task(), note: null })],
    'tasks.move': (c) => [() => c.tasks.move({ ...task(), dueOn: DAY, reason: 'Próba' })],
    'tasks.give': (c) => [async () => await c.tasks.give({ ...task(), userId: await workerId(c, 'Marta') })],
    'tasks.cancel': (c) => [() => c.tasks.cancel({ ...task(), reason: 'Próba' })],
    'tasks.reopen': (c) => [() => c.tasks.reopen(task())],
    'tasks.printList': (c) => [() => printed(c.tasks.printList({ filter: ALL }))],
    'tasks.exportList': (c) => [
      () => exported(c.tasks.exportList({ filter: ALL, columns: [...TASK_COLUMNS], format: 'csv' })),
    ],
    'plans.open': (c) =>
      [family(), shown()].map(
        ({ id }) =>
          () =>
            c.plans.open({ familyId: id }),
      ),
    'plans.due': (c) => [() => c.plans.due({ familyId: family().id })],
    'plans.write': (c) => [() => c.plans.write({ familyId: family().id, basedOn: null, fields: aPlan() })],
    'plans.recordOutcome': (c) => [
      () => c.plans.recordOutcome({ goalId: of.work().goal, fields: { result: 'reached', on: DAY, text: null } }),
    ],
    'plans.print': (c) => [() => c.plans.print({ familyId: family().id, planId: null })],
    'plans.printAssessment': (c) => [
      () => c.plans.printAssessment({ familyId: family().id, assessmentId: null }),
      () => c.plans.printAssessment({ familyId: family().id, assessmentId: of.work().assessment }),
      () => c.plans.printAssessment({ familyId: shown().id, assessmentId: of.work().assessment }),
    ],
    'plans.exportPlan': (c) => [
      () => exported(c.plans.exportPlan({ familyId: family().id, planId: null, format: 'csv' })),
    ],
    'plans.exportAssessment': (c) => [
      () => exported(c.plans.exportAssessment({ familyId: family().id, assessmentId: null, format: 'csv' })),
      () =>
        exported(c.plans.exportAssessment({ familyId: shown().id, assessmentId: of.work().assessment, format: 'csv' })),
    ],
    'plans.printAssessments': (c) => [() => c.plans.printAssessments({ familyId: family().id })],
    'plans.exportAssessments': (c) => [
      () => exported(c.plans.exportAssessments({ familyId: family().id, format: 'csv' })),
    ],
    'plans.assess': (c) => [() => c.plans.assess({ familyId: family().id, fields: anAssessment() })],
    'plans.withdrawAssessment': (c) => [
      () => c.plans.withdrawAssessment({ id: of.work().assessment, reason: 'Próba' }),
    ],
    'plans.reinstateAssessment': (c) => [() => c.plans.reinstateAssessment({ id: of.work().assessment })],
  };
}

/** A family of Katarzyna's, worked with since the beginning of the year before. */
export async function aWorkedFamily(anna: CoreClient) {
  const from = asLocalDate('2025-01-10');
  const person = await anna.people.register({ fields: aPerson({ surname: 'Pracowita' }) });
  const family = await anna.families.register({
    fields: aFamily({ name: 'Pracowici', kind: 'care-difficulties', kindFrom: from }),
    members: [aMember(person.id, { from })],
    workerId: await workerId(anna, 'Katarzyna'),
    workerFrom: from,
  });
  return { record: { kind: 'family', id: family.id } as const, familyId: family.id, personId: person.id };
}
