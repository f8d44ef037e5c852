import { describe, expect, it, test } from 'vitest';

import { boardFilter } from '#shared/features/foster-care/vacancies.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { addDays, asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusedFields, type TestCore } from '#tests/support/core.ts';
import { aForm, aPlacing, enterChild, enterFosterFamily, enterInstitution, there } from '#tests/support/foster-care.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { signedIn } from '#tests/support/protected-office.ts';
import { aRelation } from '#tests/support/relations-calls.ts';

const TODAY = asLocalDate('2026-11-21');
const UNTIL = asLocalDate('2026-11-28');
const FILTER = boardFilter.parse({});

let core: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  core = opened.test;
  anna = opened.anna;
});

const keeping = (homeId: HomeId, childIds: PersonId[], from = TODAY, until = UNTIL) => ({
  childIds,
  fields: { homeId, from, until, note: null },
});
const place = (personId: PersonId, homeId: HomeId, from = TODAY) =>
  anna.care.place({
    personId,
    version: null,
    caseNumber: null,
    fields: aPlacing(homeId, from),
    basis: null,
    funding: null,
    exception: null,
  });
const child = (firstName: string) => enterChild(anna, { firstName });
async function rowOf(homeId: HomeId, day: typeof TODAY | null = null) {
  const { rows } = await anna.vacancies.board({ filter: { ...FILTER, day } });
  const row = there(rows.find(({ id }) => id === homeId));
  return row.shown ? row : expect.fail('the home is masked');
}

describe('a reserved place', () => {
  it('is counted on its days, on the board, in the list and on both cards', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie');
    const ola = await child('Ola');
    const { reserved } = await anna.vacancies.reserve(keeping(homeId, [ola]));
    expect((await rowOf(homeId)).places).toEqual({ bound: 'number', max: 3, taken: 0, reserved: 1, free: 2 });
    expect((await rowOf(homeId, UNTIL)).reservedUntil).toBe(UNTIL);
    expect((await rowOf(homeId, addDays(UNTIL, 1))).places.free).toBe(3);
    const home = await anna.homes.open({ id: homeId });
    expect(home.places).toEqual({ max: 3, taken: 0, reserved: 1, free: 2 });
    expect(home.reservations).toMatchObject([{ personId: ola, name: 'Brzoza Ola', until: UNTIL }]);
    const card = await anna.care.open({ personId: ola });
    expect(card.reservations).toMatchObject([{ id: reserved[0]?.id, home: { id: homeId }, until: UNTIL }]);
    const list = await anna.homes.list({ filter: { free: true }, window: { offset: 0, limit: 9 } });
    expect(list.rows.find(({ id }) => id === homeId)).toMatchObject({ places: { reserved: 1, free: 2 } });
  });

  it('cannot be offered again: not reserved, not given to another child', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: 1 }));
    const [ola, jan] = [await child('Ola'), await child('Jan')];
    await anna.vacancies.reserve(keeping(homeId, [ola]));
    const again = anna.vacancies.reserve(keeping(homeId, [jan]));
    expect(await refusedFields(again)).toMatchObject([expect.stringMatching(/^fields.homeId /)]);
    expect(await refusedFields(place(jan, homeId))).toEqual([
      'fields.homeId | Miejsce: wybierz inne miejsce albo wycofaj rezerwację; wolne miejsce jest tu zarezerwowane do 28.11.2026 dla innego dziecka.',
    ]);
    await anna.vacancies.reserve(keeping(homeId, [jan], addDays(UNTIL, 1), addDays(UNTIL, 7)));
  });

  it('is kept by the rule of the form where the home has no number of its own', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: null }));
    const children = [await child('A'), await child('B'), await child('C')];
    await anna.vacancies.reserve(keeping(homeId, children));
    expect((await rowOf(homeId)).places).toMatchObject({ max: 3, reserved: 3, free: 0 });
    const fourth = anna.vacancies.reserve(keeping(homeId, [await child('D')]));
    expect(await refusedFields(fourth)).toMatchObject([expect.stringMatching(/^fields.homeId /)]);
  });

  it('all of them or none', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: 2 }));
    const children = [await child('A'), await child('B'), await child('C')];
    const three = anna.vacancies.reserve(keeping(homeId, children));
    expect(await refusedFields(three)).toMatchObject([expect.stringMatching(/^fields.homeId /)]);
    expect((await rowOf(homeId)).places.reserved).toBe(0);
  });

  it('is used up by the child who comes, and released when it goes elsewhere', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie');
    const other = await enterInstitution(anna, 'Placówka „Zatoka”');
    const [ola, jan] = [await child('Ola'), await child('Jan')];
    await anna.vacancies.reserve(keeping(homeId, [ola, jan]));
    await place(ola, homeId);
    await place(jan, other);
    expect((await rowOf(homeId)).places).toMatchObject({ taken: 1, reserved: 0, free: 2 });
    const { rows } = await anna.audit.list({ filter: { action: 'care.place' }, window: { offset: 0, limit: 2 } });
    expect(rows.map(({ fields }) => fields)).toEqual([
      ['placement', 'reservation'],
      ['placement', 'reservation'],
    ]);
    expect((await anna.care.open({ personId: jan })).reservations).toEqual([]);
  });

  it('and a plan of the same child are one place', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: 1 }));
    const now = await enterInstitution(anna, 'Placówka „Zatoka”');
    const ola = await child('Ola');
    const { version } = await place(ola, now, asLocalDate('2026-10-01'));
    await anna.vacancies.reserve(keeping(homeId, [ola]));
    await anna.care.plan({
      personId: ola,
      version,
      fields: { homeId, from: addDays(TODAY, 1), note: null },
      exception: null,
    });
    expect((await rowOf(homeId, addDays(TODAY, 1))).places).toMatchObject({ taken: 0, reserved: 1, free: 0 });
  });

  it('is extended, withdrawn with a reason and put back while the place is free', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: 1 }));
    const [ola, jan] = [await child('Ola'), await child('Jan')];
    const { reserved } = await anna.vacancies.reserve(keeping(homeId, [ola]));
    const { id, version } = there(reserved[0]);
    const longer = await anna.vacancies.extend({ id, version, fields: { until: addDays(UNTIL, 7) } });
    await expect(anna.vacancies.extend({ id, version, fields: { until: UNTIL } })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const gone = await anna.vacancies.withdraw({ id, version: longer.version, reason: 'rodzina odmówiła' });
    const back = await anna.vacancies.reinstate({ id, version: gone.version });
    const again = await anna.vacancies.withdraw({ id, version: back.version, reason: 'rodzina odmówiła' });
    await anna.vacancies.reserve(keeping(homeId, [jan]));
    const taken = anna.vacancies.reinstate({ id, version: again.version });
    expect(await refusedFields(taken)).toMatchObject([expect.stringMatching(/^fields.homeId /)]);
  });

  it('is one a child', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie');
    const ola = await child('Ola');
    await anna.vacancies.reserve(keeping(homeId, [ola]));
    const other = await enterInstitution(anna, 'Placówka „Zatoka”');
    expect(await refusedFields(anna.vacancies.reserve(keeping(other, [ola])))).toMatchObject([
      expect.stringMatching(/^childIds /),
    ]);
  });

  test.each([
    [addDays(TODAY, -1), UNTIL, 'fields.from'],
    [TODAY, addDays(TODAY, -1), 'fields.until'],
    [TODAY, addDays(TODAY, 400), 'fields.until'],
  ])('has days that make sense: %s to %s', async (from, until, path) => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie');
    const wrong = anna.vacancies.reserve(keeping(homeId, [await child('Ola')], from, until));
    expect(await refusedFields(wrong)).toMatchObject([expect.stringContaining(`${path} |`)]);
  });

  it('goes to one of two sessions that save in the same second', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: 1 }));
    const [ola, jan] = [await child('Ola'), await child('Jan')];
    const second = await signedIn(core, 'anna.kierownik');
    const both = await Promise.allSettled([
      anna.vacancies.reserve(keeping(homeId, [ola])),
      second.vacancies.reserve(keeping(homeId, [jan])),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await rowOf(homeId)).places).toMatchObject({ reserved: 1, free: 0 });
  });
});

describe('the board', () => {
  it('has every form of stay in a group, sums and filters', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('kinship', { maxPlaces: null }));
    const full = await enterInstitution(anna, 'Placówka „Zatoka”', aForm('institution-socialising', { maxPlaces: 0 }));
    expect((await rowOf(homeId)).places).toMatchObject({ bound: 'none', max: null, free: null });
    const only = async (filter: Partial<typeof FILTER>) =>
      (await anna.vacancies.board({ filter: { ...FILTER, ...filter } })).rows.map(({ id }) => id);
    expect(await only({ free: true })).toContain(homeId);
    expect(await only({ free: true })).not.toContain(full);
    expect(await only({ group: 'institution' })).toContain(full);
    expect(await only({ group: 'institution' })).not.toContain(homeId);
    // Without a limit comes first, full last.
    const byFree = await only({ order: 'free' });
    expect(byFree.indexOf(homeId)).toBeLessThan(byFree.indexOf(full));
    expect(await only({ day: asLocalDate('2000-01-01') })).toEqual([]);
  });
});

describe('homes for children', () => {
  it('are ranked with every criterion, and the others counted by reason', async () => {
    const { homeId: good } = await enterFosterFamily(anna, 'Malcowie');
    const { homeId: full } = await enterFosterFamily(anna, 'Zarębowie', aForm('professional', { maxPlaces: 0 }));
    const ola = await child('Ola');
    const found = await anna.vacancies.match({ childIds: [ola], from: TODAY, needs: ['chronic-illness'] });
    const proposed = found.proposed.find(({ home }) => home.id === good);
    expect(proposed?.criteria.map(({ code }) => code)).toContain('chronic-illness');
    expect(found.notProposed.find(({ home }) => home.id === full)).toMatchObject({ reason: 'no-places' });
    expect(found.byReason.reduce((sum, { count }) => sum + count, 0)).toBe(found.notProposed.length);
    expect(found).toMatchObject({ reserveUntil: UNTIL, needs: [{ need: 'chronic-illness', recorded: false }] });
  });

  it('suggest brothers and sisters, and count them together', async () => {
    const { homeId } = await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces: 1 }));
    const [ola, jan] = [await child('Ola'), await child('Jan')];
    await anna.relations.relate({ id: ola, relation: aRelation(jan, { role: 'sibling' }) });
    const one = await anna.vacancies.match({ childIds: [ola], from: TODAY });
    expect(one.siblings.map(({ personId }) => personId)).toEqual([jan]);
    const both = await anna.vacancies.match({ childIds: [ola, jan], from: TODAY });
    expect(both.siblings).toEqual([]);
    const home = both.proposed.find((proposed) => proposed.home.id === homeId);
    expect(home).toMatchObject({ room: false });
    expect(home?.criteria.find(({ code }) => code === 'places')?.verdict).toBe('warning');
  });
});
