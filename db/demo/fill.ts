import type { PersonId, UserId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, asLocalDate, today as todayAt, type LocalDate } from '#shared/kernel/local-date.ts';
import { foldLogin, polishSortKey } from '#shared/kernel/polish.ts';
import { reachOf, type Reach } from '#shared/permissions/roles.ts';

import { mostFamilies } from '#shared/features/caseloads/caseloads.rules.ts';
import { insertAssignments } from '../repositories/assignments.repository.ts';
import { countedFamiliesLed } from '../repositories/caseload-counts.repository.ts';
import { insertException } from '../repositories/caseloads.repository.ts';
import { insertFamilyAddresses } from '../repositories/family-addresses.repository.ts';
import {
  changeFamily,
  insertFamilies,
  insertMembers,
  type Membership,
  type NewFamily,
} from '../repositories/families.repository.ts';
import { nextVersion, setArchived } from '../repositories/kept-records.repository.ts';
import { insertPeople, type NewPerson } from '../repositories/people.repository.ts';
import { insertProtections } from '../repositories/protections.repository.ts';
import { ruleOn } from '../repositories/rules.repository.ts';
import { asFamilyId, asPersonId, asRecordId, asUserId, pieces } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { fillAssessments } from './fill-assessments.ts';
import { fillFosterCare } from './fill-foster-care.ts';
import { fillLeavers } from './fill-leavers.ts';
import { fillPersonal } from './fill-personal.ts';
import { fillRelations } from './fill-relations.ts';
import { fillTraces, type Registered } from './fill-traces.ts';
import { fillWork } from './fill-work.ts';
import { OVERLOADED } from './caseloads-plan.ts';
import { changesOf } from './changes-plan.ts';
import { workingHour, workingMoments } from './moments.ts';
import { planDemoOffice } from './office-plan.ts';
import { FORMER_WORKER_LEFT } from './people-plan.ts';
import type { DemoPlan, DemoSize, PlannedAssignment, PlannedFamily, PlannedPerson } from './plan.ts';
import { DEMO_USERS, nameOfDemoUser, type DemoLogin, type DemoUser } from './users.ts';

export interface FillOptions extends DemoSize {
  readonly seed: number;
  /** The moment everything is told from; its day in Warsaw decides all ages and dates. */
  readonly now: Instant;
  readonly ids: { next(): string };
  /** Users that stand in the database already, by login; the others are added without a key. */
  readonly users: ReadonlyMap<string, UserId>;
}

/** What a filled office holds, for its audit row and for tests. */
export interface Filled {
  readonly users: ReadonlyMap<DemoLogin, UserId>;
  readonly people: readonly PersonId[];
  readonly plan: DemoPlan;
}

/** Everything that turns a plan into rows. */
interface Filling {
  readonly ids: FillOptions['ids'];
  readonly registered: Registered[];
  readonly today: LocalDate;
  /** What was registered on a day; nothing has happened after the moment the demonstration is made. */
  momentOf(day: LocalDate): Instant;
  userOf(login: DemoLogin): UserId;
  nameOf(login: DemoLogin): string;
}

/** The worker who has left typing behind and keeps a filter. */
export const HAS_DRAFTS = 'marta.pracownik' satisfies DemoLogin;

/** The day the invented office began to work. */
export const OPENED = asLocalDate('2019-01-02');

const PEOPLE_AT_ONCE = 1_000;

/**
 * Fills an office that has communes and nothing else with the demonstration. One transaction, for the caller to audit.
 * 20 000 people take some seconds.
 */
export async function fillDemoOffice(tx: Tx, options: FillOptions): Promise<Filled> {
  const today = todayAt(options.now);
  const plan = planDemoOffice({ ...options, today });
  const users = await addMissingUsers(tx, { ...options, today });
  const filling: Filling = {
    ids: options.ids,
    registered: [],
    today,
    momentOf: workingMoments(options.now),
    nameOf: nameOfDemoUser,
    userOf: (login) => {
      const id = users.get(login);
      if (id === undefined) throw new Error(`The demonstration has no user ${login}`);
      return id;
    },
  };
  const people: PersonId[] = [];
  for (const some of pieces(plan.people, PEOPLE_AT_ONCE)) people.push(...(await fillPeople(tx, filling, some)));
  for (const some of pieces(plan.families, PEOPLE_AT_ONCE)) await fillFamilies(tx, filling, some, people);
  await fillOverload(tx, filling, options.now);
  await fillWork(tx, options);
  const [at, by] = [filling.momentOf(OPENED), filling.userOf('anna.kierownik')];
  await fillAssessments(tx, { ids: options.ids, now: options.now, otherwise: by });
  await fillRelations(tx, plan.kinship, { ids: options.ids, people, at, by });
  await fillFosterCare(tx, { seed: options.seed, today, ids: options.ids, by });
  await fillLeavers(tx, { today, ids: options.ids, by });
  await fillTraces(tx, filling.registered, { now: options.now, readers: readersAmong(users) });
  await fillPersonal(tx, { ids: options.ids, now: options.now, userId: filling.userOf(HAS_DRAFTS) });
  return { users, people, plan };
}

/** Users who may open people's cards, and how far they reach. */
function readersAmong(users: ReadonlyMap<DemoLogin, UserId>): { id: UserId; reach: Reach }[] {
  const all: readonly (DemoUser & { readonly login: DemoLogin })[] = DEMO_USERS;
  return all.flatMap(({ login, roles, active }) => {
    const [id, reach] = [users.get(login), reachOf(roles, 'people.view')];
    return id === undefined || reach === null || !active ? [] : [{ id, reach }];
  });
}

type Dated = FillOptions & { readonly today: LocalDate };

async function addMissingUsers(tx: Tx, options: Dated): Promise<ReadonlyMap<DemoLogin, UserId>> {
  const users = new Map<DemoLogin, UserId>();
  const all: readonly (DemoUser & { readonly login: DemoLogin })[] = DEMO_USERS;
  for (const user of all) {
    const known = options.users.get(user.login);
    const id = known ?? asUserId(options.ids.next());
    users.set(user.login, id);
    if (known === undefined) await addUserWithoutKey(tx, options, user, id);
  }
  return users;
}

async function addUserWithoutKey(tx: Tx, { ids, today }: Dated, user: DemoUser, id: UserId): Promise<void> {
  const { login, displayName, active, roles } = user;
  await tx
    .insertInto('users')
    .values({
      id,
      login,
      login_key: foldLogin(login),
      display_name: displayName,
      sort_key: polishSortKey(displayName),
      active: active ? 1 : 0,
      must_change_password: 0,
      slot_id: null,
      version: 1,
      created_at: workingHour(OPENED),
    })
    .execute();
  const from_date = OPENED;
  const to_date = active ? null : addDays(today, -FORMER_WORKER_LEFT);
  await tx
    .insertInto('user_roles')
    .values(roles.map((role) => ({ id: ids.next(), user_id: id, role, from_date, to_date })))
    .execute();
}

async function fillPeople(tx: Tx, filling: Filling, planned: readonly PlannedPerson[]): Promise<PersonId[]> {
  const { ids } = filling;
  const made = planned.map((person): { plan: PlannedPerson; row: NewPerson & { at: Instant } } => {
    const { workers: _workers, protection: _protection, archived: _archived, createdOn: _createdOn, ...typed } = person;
    const row = {
      ...typed,
      id: asPersonId(ids.next()),
      addresses: person.addresses.map((address) => ({ id: asRecordId(ids.next()), ...address })),
      contacts: person.contacts.map((contact) => ({ id: asRecordId(ids.next()), ...contact })),
      at: filling.momentOf(person.createdOn),
      by: writerOf(filling, person),
    };
    return { plan: person, row };
  });
  await insertPeople(
    tx,
    made.map(({ row }) => row),
    filling.today,
  );
  await fillCommon(tx, filling, 'person', made);
  return made.map(({ row }) => row.id);
}

async function fillFamilies(
  tx: Tx,
  filling: Filling,
  planned: readonly PlannedFamily[],
  people: readonly PersonId[],
): Promise<void> {
  const { ids } = filling;
  const members: Membership[] = [];
  const made = planned.map((family): { plan: PlannedFamily; row: NewFamily & { at: Instant } } => {
    const { name, caseNumber, note } = family;
    const familyId = asFamilyId(ids.next());
    for (const { person, role, from, to } of family.members) {
      const personId = people[person];
      if (personId === undefined) throw new Error('A member of a family of the plan is not in the plan');
      members.push({ id: asRecordId(ids.next()), familyId, personId, role, from, to });
    }
    const row = {
      id: familyId,
      name,
      caseNumber,
      note,
      kinds: family.kinds.map((kind) => ({ id: asRecordId(ids.next()), ...kind })),
      at: filling.momentOf(family.createdOn),
      by: writerOf(filling, family),
    };
    return { plan: family, row };
  });
  await insertFamilies(
    tx,
    made.map(({ row }) => row),
  );
  await insertMembers(tx, members);
  const addresses = made.flatMap(({ plan, row }) =>
    plan.addresses.map((address) => ({ ...address, id: asRecordId(ids.next()), familyId: row.id })),
  );
  await insertFamilyAddresses(tx, addresses);
  const moved = new Set(addresses.map(({ familyId }) => familyId));
  for (const { row } of made) if (moved.has(row.id)) await changeFamily(tx, row.id, row, filling.today);
  await fillCommon(tx, filling, 'family', made);
}

/** What people and families have in common: workers, protection, the archive. */
async function fillCommon(
  tx: Tx,
  filling: Filling,
  kind: 'person' | 'family',
  made: readonly {
    plan: PlannedPerson | PlannedFamily;
    row: Pick<NewPerson | NewFamily, 'id' | 'by'> & { at: Instant };
  }[],
): Promise<void> {
  const { ids, userOf, nameOf, registered, momentOf } = filling;
  for (const { plan, row } of made) {
    const present = plan.workers.find(({ to }) => to === null);
    const worker = present === undefined ? null : userOf(present.login);
    const changes = [];
    for (const { on, ...changed } of changesOf(kind, plan, nameOf)) {
      const change = { at: momentOf(on), by: userOf('anna.kierownik') };
      changes.push({ ...changed, ...change, version: await nextVersion(tx, kind, row.id, change) });
    }
    registered.push({ kind, id: row.id, at: row.at, by: row.by, worker, hidden: plan.protection !== null, changes });
  }
  const assignments = made.flatMap(({ plan, row }) =>
    plan.workers.map(({ login, from, to }: PlannedAssignment) => {
      return { id: asRecordId(ids.next()), kind, recordId: row.id, userId: userOf(login), from, to };
    }),
  );
  await insertAssignments(tx, assignments);
  const protections = made.flatMap(({ plan, row }) => {
    if (plan.protection === null) return [];
    const { reason, logins } = plan.protection;
    const protection = { id: asRecordId(ids.next()), kind, recordId: row.id, reason, at: row.at };
    return [{ ...protection, userIds: logins.map((login) => userOf(login)), by: userOf('anna.kierownik') }];
  });
  await insertProtections(tx, protections);
  for (const { plan, row } of made) {
    if (plan.archived === null) continue;
    const { on, reason } = plan.archived;
    await setArchived(tx, kind, row.id, { on, reason, by: userOf('anna.kierownik') });
  }
}

/** The worker over the limit, with the reason the office has written down. */
async function fillOverload(tx: Tx, { ids, userOf, registered }: Filling, now: Instant): Promise<void> {
  const userId = userOf(OVERLOADED.login);
  const day = addDays(todayAt(now), -20);
  const rule = await ruleOn(tx, 'family-assistant-families', day);
  const kinds = await ruleOn(tx, 'family-assistant-kinds', day);
  const led = await countedFamiliesLed(tx, userId, todayAt(now), kinds.value);
  const families = mostFamilies(led, [], todayAt(now));
  const last = registered.findLast((one) => one.kind === 'family' && one.worker === userId && !one.hidden);
  if (families <= rule.value || families > 2 * rule.value || last === undefined) return;
  const exception = {
    id: asRecordId(ids.next()),
    userId,
    from: day,
    families,
    limit: rule.value,
    source: rule.source,
    reason: OVERLOADED.reason,
    at: workingHour(day),
    by: userOf('anna.kierownik'),
  };
  await insertException(tx, exception, { familyId: last.id });
}

function writerOf(filling: Filling, record: PlannedPerson | PlannedFamily): UserId {
  return filling.userOf(record.workers[0]?.login ?? 'anna.kierownik');
}
