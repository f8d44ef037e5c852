import { AUDIT_COLUMNS } from '#shared/features/audit/audit.schema.ts';
import { FAMILY_COLUMNS } from '#shared/features/families/families.schema.ts';
import { CHILD_COLUMNS } from '#shared/features/foster-care/care.schema.ts';
import { EXCEPTION_COLUMNS } from '#shared/features/foster-care/exceptions.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { HOME_COLUMNS } from '#shared/features/foster-care/homes.schema.ts';
import { LEAVER_COLUMNS } from '#shared/features/foster-care/leavers.schema.ts';
import { NOTE_COLUMNS } from '#shared/features/family-work/notes.schema.ts';
import { TASK_COLUMNS } from '#shared/features/family-work/tasks.schema.ts';
import { PEOPLE_COLUMNS } from '#shared/features/people/people.schema.ts';

import type { UserId } from '#shared/kernel/ids.ts';

import type { CoreClient } from './core.ts';
import { anAssessment, aPlan } from './family-work-calls.ts';
import { exported, printed } from './streams.ts';
import { DAY, FAMILY, knownFamily, MANAGER, userIdOf, type World } from './valid-calls.base.ts';
import { VALID_CALLS } from './valid-calls.ts';

/** An export, whose file cannot be read for ids, beside a call whose answer shows the same. */
interface ExportTwin {
  readonly save: () => Promise<unknown>;
  readonly show: () => Promise<unknown>;
}

type Prepare = (client: CoreClient, world: World) => Promise<ExportTwin>;

const ALL = { filter: {}, format: 'csv' } as const;
const FILE = { format: 'csv' } as const;

/** Gives the worker families until the log has one more than the limit, with that family's name. */
async function overTheLimit(c: CoreClient, workerId: UserId): Promise<void> {
  for (let given = 0; given < 50; given += 1) {
    const { exceptions } = await c.caseloads.log({});
    if (exceptions.some(({ family }) => family !== null)) return;
    const fields = { ...FAMILY, caseNumber: `LIMIT.${given}.2026` };
    await c.families.register({ fields, members: [], workerId, limitReason: 'próba' });
  }
  throw new Error('no limit was exceeded');
}

/** Every export that names people or families, by its procedure. */
const TWINS: Readonly<Record<string, Prepare>> = {
  'people.exportCard': async (c) => {
    const { id } = (await knownFamily(c)).child;
    return { save: () => exported(c.people.exportCard({ id, ...FILE })), show: () => c.people.printCard({ id }) };
  },
  'people.exportList': async (c) => {
    await knownFamily(c);
    const filter = { search: 'Próbna' };
    return {
      save: () => exported(c.people.exportList({ ...FILE, filter, columns: [...PEOPLE_COLUMNS] })),
      show: () => printed(c.people.printList({ filter })),
    };
  },
  'people.exportHistory': async (c) => {
    const { id } = (await knownFamily(c)).child;
    return { save: () => exported(c.people.exportHistory({ id, ...FILE })), show: () => c.people.printHistory({ id }) };
  },
  'families.exportHistory': async (c) => {
    const { id } = await knownFamily(c);
    return {
      save: () => exported(c.families.exportHistory({ id, ...FILE })),
      show: () => c.families.printHistory({ id }),
    };
  },
  'families.exportCard': async (c) => {
    const { id } = await knownFamily(c);
    return { save: () => exported(c.families.exportCard({ id, ...FILE })), show: () => c.families.printCard({ id }) };
  },
  'families.exportList': async (c) => ({
    save: () => exported(c.families.exportList({ ...ALL, columns: [...FAMILY_COLUMNS] })),
    show: () => printed(c.families.printList({ filter: {} })),
  }),
  'homes.exportCard': async (c) => {
    const { rows } = await c.homes.list({ filter: {}, window: { offset: 0, limit: 20 } });
    const id = rows.flatMap((row) => (row.shown && row.places.taken > 0 ? [row.id] : []))[0];
    if (id === undefined) throw new Error('no home has a child');
    return { save: () => exported(c.homes.exportCard({ id, ...FILE })), show: () => c.homes.printCard({ id }) };
  },
  'care.exportCard': async (c) => {
    const { rows } = await c.care.list({ filter: {}, window: { offset: 0, limit: 20 } });
    const personId = rows.flatMap((row) => (row.shown ? [row.id] : []))[0];
    if (personId === undefined) throw new Error('no child is in care');
    return {
      save: () => exported(c.care.exportCard({ personId, ...FILE })),
      show: () => c.care.printCard({ personId }),
    };
  },
  'homes.exportList': async (c) => ({
    save: () => exported(c.homes.exportList({ ...ALL, columns: [...HOME_COLUMNS] })),
    show: () => printed(c.homes.printList({ filter: {} })),
  }),
  'placementExceptions.exportList': async (c) => ({
    save: () => exported(c.placementExceptions.exportList({ ...ALL, columns: [...EXCEPTION_COLUMNS] })),
    show: () => printed(c.placementExceptions.printList({ filter: {} })),
  }),
  'leavers.exportList': async (c) => ({
    save: () => exported(c.leavers.exportList({ ...ALL, columns: [...LEAVER_COLUMNS] })),
    show: () => printed(c.leavers.printList({ filter: {} })),
  }),
  'leavers.exportCard': async (c) => {
    const personId = await onTheWay(c);
    return {
      save: () => exported(c.leavers.exportCard({ personId, ...FILE })),
      show: () => c.leavers.printCard({ personId }),
    };
  },
  'leavers.exportProgramme': async (c) => {
    const personId = await onTheWay(c);
    return {
      save: () => exported(c.leavers.exportProgramme({ personId, ...FILE })),
      show: () => c.leavers.printProgramme({ personId }),
    };
  },
  'vacancies.exportBoard': async (c) => ({
    save: () => exported(c.vacancies.exportBoard({ filter: {}, ...FILE })),
    show: () => c.vacancies.printBoard({ filter: {} }),
  }),
  'vacancies.exportMatch': async (c) => {
    const { rows } = await c.care.list({ filter: {}, window: { offset: 0, limit: 20 } });
    const personId = rows.flatMap((row) => (row.shown ? [row.id] : []))[0];
    if (personId === undefined) throw new Error('no child is in care');
    const sought = { childIds: [personId], from: asLocalDate('2026-11-21') };
    return {
      save: () => exported(c.vacancies.exportMatch({ sought, ...FILE })),
      show: () => c.vacancies.printMatch(sought),
    };
  },
  'care.exportList': async (c) => ({
    save: () => exported(c.care.exportList({ ...ALL, columns: [...CHILD_COLUMNS] })),
    show: () => printed(c.care.printList({ filter: {} })),
  }),
  'relations.exportPersonNetwork': async (c) => {
    const { id } = (await knownFamily(c)).mother;
    return {
      save: () => exported(c.relations.exportPersonNetwork({ id, ...FILE })),
      show: () => c.relations.printPersonNetwork({ id }),
    };
  },
  'relations.exportFamilyNetwork': async (c) => {
    const { id } = await knownFamily(c);
    return {
      save: () => exported(c.relations.exportFamilyNetwork({ id, ...FILE })),
      show: () => c.relations.printFamilyNetwork({ id }),
    };
  },
  'relations.exportGenogram': async (c) => {
    const { id } = await knownFamily(c);
    return {
      save: () => exported(c.relations.exportGenogram({ id, day: DAY, ...FILE })),
      show: () => c.relations.printGenogram({ id }),
    };
  },
  // The chronicle of a person: with a note of the family, so that both are named.
  'notes.exportList': async (c) => {
    const { id, mother } = await knownFamily(c);
    const fields = { kind: 'home-visit', on: DAY, atMinute: null, userIds: [], others: null, text: 'Rozmowa' } as const;
    const note = { ...fields, userIds: [], personIds: [mother.id] };
    await c.notes.write({ record: { kind: 'family', id }, fields: note, nextStep: null });
    const record = { kind: 'person', id: mother.id } as const;
    return {
      save: () => exported(c.notes.exportList({ ...ALL, record, columns: [...NOTE_COLUMNS] })),
      show: () => printed(c.notes.printList({ record, filter: {} })),
    };
  },
  'tasks.exportList': async (c) => ({
    save: () => exported(c.tasks.exportList({ ...ALL, columns: [...TASK_COLUMNS] })),
    show: () => printed(c.tasks.printList({ filter: {} })),
  }),
  'plans.exportPlan': async (c) => {
    const { id: familyId } = await knownFamily(c);
    const which = { familyId, planId: (await c.plans.write({ familyId, basedOn: null, fields: aPlan() })).id };
    return {
      save: () => exported(c.plans.exportPlan({ ...which, ...FILE })),
      show: () => c.plans.print(which),
    };
  },
  'plans.exportAssessment': async (c) => {
    const { id: familyId } = await knownFamily(c);
    const which = { familyId, assessmentId: (await c.plans.assess({ familyId, fields: anAssessment() })).id };
    return {
      save: () => exported(c.plans.exportAssessment({ ...which, ...FILE })),
      show: () => c.plans.printAssessment(which),
    };
  },
  'plans.exportAssessments': async (c) => {
    const { id: familyId } = await knownFamily(c);
    await c.plans.assess({ familyId, fields: anAssessment() });
    return {
      save: () => exported(c.plans.exportAssessments({ familyId, ...FILE })),
      show: () => c.plans.printAssessments({ familyId }),
    };
  },
  'caseloads.exportLedBy': async (c, world) => {
    const led = { workerId: await userIdOf(world, 'katarzyna.pracownik'), day: DAY };
    return {
      save: () => exported(c.caseloads.exportLedBy({ ...led, ...FILE })),
      show: () => c.caseloads.printLedBy(led),
    };
  },
  'caseloads.exportLog': async (c, world) => {
    const handOver = await VALID_CALLS['caseloads.handOver']?.(world);
    await handOver?.run();
    await overTheLimit(c, await userIdOf(world, 'katarzyna.pracownik'));
    return { save: () => exported(c.caseloads.exportLog(FILE)), show: () => c.caseloads.printLog({}) };
  },
  'audit.exportList': async (c) => {
    const { id } = await knownFamily(c);
    const filter = { subject: { kind: 'family', id } } as const;
    return {
      save: () => exported(c.audit.exportList({ ...FILE, filter, columns: [...AUDIT_COLUMNS] })),
      show: () => printed(c.audit.printList({ filter })),
    };
  },
};

export const TWINNED_EXPORTS: readonly string[] = Object.keys(TWINS);

/** What this export is compared with, in the manager's hands. Throws for one that has no twin. */
export async function exportTwin(name: string, world: World): Promise<ExportTwin> {
  const prepare = TWINS[name];
  if (prepare === undefined) throw new Error(`${name} has no call that shows the same`);
  return await prepare(await world.as(MANAGER), world);
}

/** Somebody on the way to independence. */
async function onTheWay(c: CoreClient) {
  const { rows } = await c.leavers.list({ filter: {}, window: { offset: 0, limit: 50 } });
  const personId = rows.flatMap((row) => (row.shown && row.pathOpen ? [row.id] : []))[0];
  if (personId === undefined) throw new Error('nobody is on the way to independence');
  return personId;
}
