import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { leaversFilter, type LeaverRow, type LeaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import type { HomeId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import {
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  refusedFields,
  signInAs,
  type TestCore,
} from '#tests/support/core.ts';
import { aPlacing, enterChild, enterInstitution, there } from '#tests/support/foster-care.ts';
import { aGoal, aGuardian, aPath, aProgramme, aRequest, aStep, aSuspension, Way } from '#tests/support/leavers.ts';

let prepared: PreparedOffice;
let office: TestCore;
let manager: CoreClient;
let home: HomeId;
let worker: UserId;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  manager = office.client();
  await signInAs(manager, 'anna.kierownik');
  home = await enterInstitution(manager, 'Placówka „Brama”');
  worker = there((await manager.administration.listWorkers({}))[0]).id;
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const day = asLocalDate;

/** The fields that a call is refused for. */
const wrong = async (call: Promise<unknown>): Promise<readonly string[]> =>
  (await refusedFields(call)).map((one) => one.slice(0, one.indexOf(' | ')));

/** A child of that birth date in an institution since a day, who has left where an end is given. */
async function inCare(birthDate: string, from: string, to: string | null = null): Promise<PersonId> {
  const personId = await enterChild(manager, { birthDate: day(birthDate) });
  const placed = await manager.care.place({
    personId,
    version: null,
    caseNumber: null,
    fields: aPlacing(home, from),
    basis: { kind: 'court', body: 'Sąd Rejonowy', actOn: day(from), reference: null, from: day(from), note: null },
    funding: null,
  });
  if (to !== null) {
    const fields = { to: day(to), reason: 'of-age', note: null };
    const { version } = placed;
    await manager.care.end({ personId, version, placementId: there(placed.placementId), fields });
  }
  return personId;
}

async function rowsOf(filter: Partial<LeaversFilter>): Promise<readonly Extract<LeaverRow, { shown: true }>[]> {
  const window = { offset: 0, limit: 200 };
  const { rows } = await manager.leavers.list({ filter: { ...leaversFilter.parse({}), ...filter }, window });
  return rows.filter((row) => row.shown);
}
const listed = async (id: PersonId, filter: Partial<LeaversFilter> = {}) =>
  (await rowsOf(filter)).find((row) => row.id === id);

/** A path open since a day of somebody in care who turned 17 on 10.02.2026. */
async function onTheWay(): Promise<Way> {
  const way = new Way(manager, await inCare('2009-02-10', '2022-06-01'));
  await way.open(aPath('2026-03-02'));
  return way;
}

describe('the list of those on the way to independence', () => {
  test('has everybody in care who turns 17 within the year, record or not, and nobody younger', async () => {
    const soon = await inCare('2010-01-15', '2022-06-01');
    const young = await inCare('2012-01-15', '2022-06-01');
    expect(await listed(soon)).toMatchObject({
      seventeenOn: '2027-01-15',
      eighteenOn: '2028-01-15',
      inCare: true,
      pathOpen: false,
      gaps: ['path', 'guardian'],
      term: { code: 'leaver-guardian', due: '2027-01-15' },
    });
    expect(await listed(young)).toBeUndefined();
    // A time that is chosen further ahead finds the younger one too.
    expect(await listed(young, { from: day('2029-01-01'), to: day('2029-12-31') })).toBeDefined();
  });

  test('is narrowed to who turns 17, or 18, in a chosen time', async () => {
    const personId = await inCare('2009-06-30', '2022-06-01');
    const year = { from: day('2027-01-01'), to: day('2027-12-31') };
    expect(await listed(personId, year)).toBeDefined();
    expect(await listed(personId, { ...year, turning: '18' })).toBeDefined();
    expect(await listed(personId, { ...year, turning: '17' })).toBeUndefined();
    expect(await listed(personId, { from: day('2026-06-30'), to: day('2026-06-30'), turning: '17' })).toBeDefined();
  });

  test('counts the birthdays of who was born on 29 February as the whole program counts years', async () => {
    const personId = await inCare('2008-02-29', '2022-06-01');
    expect(await listed(personId)).toMatchObject({ seventeenOn: '2025-02-28', eighteenOn: '2026-02-28' });
  });

  test('keeps who has left care while the path is open, and in the archive when it has ended', async () => {
    const personId = await inCare('2006-05-05', '2021-01-02', '2024-06-30');
    expect(await listed(personId)).toBeUndefined();
    const way = new Way(manager, personId);
    const path = await way.open(aPath('2023-01-02'));
    expect(await listed(personId)).toMatchObject({ inCare: false, leftOn: '2024-06-30', pathOpen: true });
    expect(await listed(personId, { stage: 'in-care' })).toBeUndefined();
    const fields = { to: day('2026-11-01'), reason: 'completed', note: null };
    await way.take(manager.leavers.endPath({ ...way.at, lineId: path, fields }));
    expect(await listed(personId)).toBeUndefined();
    expect(await listed(personId, { status: 'archived' })).toMatchObject({ pathEndedOn: '2026-11-01', gaps: [] });
    await way.take(manager.leavers.reopenPath({ ...way.at, lineId: path }));
    expect(await listed(personId)).toMatchObject({ pathOpen: true });
  });

  test('says what is missing until it is there, and finds by it', async () => {
    const way = await onTheWay();
    const gaps = async () => (await listed(way.personId))?.gaps;
    expect(await gaps()).toEqual(['guardian', 'programme']);
    const guardian = await way.record(aGuardian({ userId: worker }, '2026-03-02'));
    expect(await gaps()).toEqual(['consent', 'programme']);
    const consent = { how: 'consent', on: day('2026-03-05') } as const;
    await way.take(manager.leavers.settle({ ...way.at, lineId: guardian, fields: consent }));
    const programme = await way.record(aProgramme('2026-05-04'));
    expect(await gaps()).toEqual(['approval']);
    expect(await listed(way.personId, { gap: 'approval' })).toBeDefined();
    expect(await listed(way.personId, { gap: 'guardian' })).toBeUndefined();
    const approve = { how: 'approve', on: day('2026-05-20'), by: 'kierownik' } as const;
    await way.take(manager.leavers.settle({ ...way.at, lineId: programme, fields: approve }));
    expect(await listed(way.personId)).toMatchObject({ gaps: [], term: null, programme: { approvedOn: '2026-05-20' } });
  });
});

describe('a path to independence', () => {
  test('has one guardian at a time; the next one ends the former, and taking the next back lets the former go on', async () => {
    const way = await onTheWay();
    const carer = await enterChild(manager, { birthDate: day('1980-01-01') });
    await way.record(aGuardian({ userId: worker }, '2026-03-02'));
    const next = await way.record(aGuardian({ personId: carer }, '2026-06-01', { kind: 'chosen' }));
    const days = async () =>
      (await way.path()).guardians.flatMap(({ from, to, withdrawn }) => (withdrawn === null ? [[from, to]] : []));
    expect(await days()).toEqual([
      ['2026-03-02', '2026-05-31'],
      ['2026-06-01', null],
    ]);
    await way.take(manager.leavers.withdraw({ ...way.at, line: 'guardian', lineId: next, reason: 'pomyłka' }));
    expect(await days()).toEqual([['2026-03-02', null]]);
    await way.take(manager.leavers.reinstate({ ...way.at, line: 'guardian', lineId: next }));
    expect(await days()).toEqual([
      ['2026-03-02', '2026-05-31'],
      ['2026-06-01', null],
    ]);
  });

  test('asks for a guardian who is a person or a worker, and not both', async () => {
    const way = await onTheWay();
    const nobody = aGuardian({ userId: null }, '2026-03-02');
    expect(await wrong(manager.leavers.record({ ...way.at, fields: nobody }))).toEqual(['fields.personId']);
    const both = aGuardian({ userId: worker }, '2026-03-02', { personId: way.personId });
    expect(await wrong(manager.leavers.record({ ...way.at, fields: both }))).toEqual(['fields.userId']);
  });

  test('suspends help that was granted, on no day twice, and shows it as suspended', async () => {
    const way = await onTheWay();
    const help = await way.record(aRequest('2026-09-01'));
    const early = aSuspension(help, '2026-10-01');
    expect(await wrong(manager.leavers.record({ ...way.at, fields: early }))).toEqual(['fields.helpId']);
    const granted = { how: 'decide', state: 'granted', number: '5/2026', on: day('2026-09-10') } as const;
    const fields = { ...granted, from: day('2026-09-01'), to: null };
    await way.take(manager.leavers.settle({ ...way.at, lineId: help, fields }));
    expect(await refusalOf(manager.leavers.settle({ ...way.at, lineId: help, fields }))).toMatchObject({
      code: 'ALREADY_DONE',
    });
    const pause = await way.record(early);
    const again = aSuspension(help, '2026-10-20');
    expect(await wrong(manager.leavers.record({ ...way.at, fields: again }))).toEqual(['fields.from']);
    expect((await listed(way.personId))?.help).toEqual([{ label: 'nauka', state: 'suspended' }]);
    const end = { how: 'end-suspension', to: day('2026-10-10') } as const;
    await way.take(manager.leavers.settle({ ...way.at, lineId: pause, fields: end }));
    expect((await listed(way.personId))?.help).toEqual([{ label: 'nauka', state: 'granted' }]);
    await way.record(again);
  });

  test('has one programme with goals, and each step of the checklist once', async () => {
    const way = await onTheWay();
    expect(await wrong(manager.leavers.record({ ...way.at, fields: aGoal('2026-05-04') }))).toEqual(['fields.words']);
    await way.record(aProgramme('2026-05-04'));
    expect(await wrong(manager.leavers.record({ ...way.at, fields: aProgramme('2026-06-04') }))).toEqual([
      'fields.draftedOn',
    ]);
    await way.record(aGoal('2026-05-04'));
    await way.record(aStep('2026-05-04'));
    expect(await wrong(manager.leavers.record({ ...way.at, fields: aStep('2026-05-05') }))).toEqual(['fields.step']);
  });

  test('is one at a time, ends with a reason and takes nothing more once it has ended', async () => {
    const way = await onTheWay();
    const { id } = await way.path();
    const { personId, version } = way;
    expect(await wrong(manager.leavers.openPath({ personId, version, fields: aPath('2026-05-01') }))).toEqual([
      'fields.from',
    ]);
    const end = { to: day('2026-11-01'), reason: 'no-such-reason', note: null };
    expect(await wrong(manager.leavers.endPath({ ...way.at, lineId: id, fields: end }))).toEqual(['fields.reason']);
    await way.take(manager.leavers.endPath({ ...way.at, lineId: id, fields: { ...end, reason: 'resigned' } }));
    expect(await refusalOf(manager.leavers.record({ ...way.at, fields: aStep('2026-05-05') }))).toMatchObject({
      code: 'ALREADY_DONE',
    });
    await way.open(aPath('2026-11-05'));
    expect(await wrong(manager.leavers.reopenPath({ ...way.at, lineId: id }))).toEqual(['lineId']);
  });

  test('is changed on the version somebody looked at', async () => {
    const way = await onTheWay();
    const before = way.at;
    await way.record(aStep('2026-05-05'));
    expect(await refusalOf(manager.leavers.record({ ...before, fields: aProgramme('2026-05-04') }))).toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('says whether the stay was long enough, by the rule of the form that was left', async () => {
    const short = await manager.leavers.open({ personId: await inCare('2008-12-10', '2026-03-01') });
    expect(short.stay).toMatchObject({ met: false, months: 12, kinship: false });
    const long = await manager.leavers.open({ personId: await inCare('2008-12-10', '2025-03-01') });
    expect(long.stay).toMatchObject({ met: true, months: 12 });
  });
});
