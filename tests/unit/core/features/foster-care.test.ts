import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
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
import {
  AN_EXCEPTION,
  aForm,
  aPlacing,
  enterChild,
  enterFosterFamily,
  enterInstitution,
  there,
} from '#tests/support/foster-care.ts';

let prepared: PreparedOffice;
let office: TestCore;
let manager: CoreClient;
let malcowie: Awaited<ReturnType<typeof enterFosterFamily>>;
let lipscy: Awaited<ReturnType<typeof enterFosterFamily>>;
let zatoka: HomeId;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  manager = office.client();
  await signInAs(manager, 'anna.kierownik');
  malcowie = await enterFosterFamily(manager, 'Malcow', aForm('emergency'));
  lipscy = await enterFosterFamily(manager, 'Lip');
  zatoka = await enterInstitution(manager, 'Placówka „Zatoka”');
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const day = asLocalDate;

/** A child placed with the first family on 18.09.2023. */
async function placed(): Promise<{ personId: PersonId; version: number; placementId: RecordId }> {
  const personId = await enterChild(manager);
  const done = await manager.care.place({
    exception: AN_EXCEPTION,
    personId,
    version: null,
    caseNumber: null,
    fields: aPlacing(malcowie.homeId, '2023-09-18'),
    basis: null,
    funding: null,
  });
  return { personId, version: done.version, placementId: there(done.placementId) };
}

const move = (to: HomeId, from: string) =>
  ({ homeId: to, from: day(from), fromMinute: null, endReason: 'moved', note: null }) as const;

describe('the stay of a child', () => {
  test('begins with a placement, goes on with a move and ends with a return; a new placement is a new episode', async () => {
    const { personId, version } = await placed();
    const moved = await manager.care.move({
      exception: AN_EXCEPTION,
      personId,
      version,
      fields: move(lipscy.homeId, '2024-01-10'),
    });
    const ended = await manager.care.end({
      personId,
      version: moved.version,
      placementId: there(moved.placementId),
      fields: { to: day('2024-06-30'), reason: 'returned', note: null },
    });
    const again = await manager.care.place({
      exception: AN_EXCEPTION,
      personId,
      version: ended.version,
      caseNumber: null,
      fields: aPlacing(zatoka, '2025-02-01', { reason: 'violence' }),
      basis: null,
      funding: null,
    });
    const care = await manager.care.open({ personId });
    expect(care.version).toBe(again.version);
    expect(care.placements.map(({ from, to, home }) => [home.name, from, to])).toEqual([
      ['Malcow', '2023-09-18', '2024-01-09'],
      ['Lip', '2024-01-10', '2024-06-30'],
      ['Placówka „Zatoka”', '2025-02-01', null],
    ]);
    expect(care.episodes).toEqual([
      { from: '2023-09-18', to: '2024-06-30', reason: { code: 'alcohol', label: 'uzależnienie rodziców od alkoholu' } },
      { from: '2025-02-01', to: null, reason: { code: 'violence', label: 'przemoc w rodzinie' } },
    ]);
    // The share is counted anew from the first day of the new episode.
    expect(care.shares.map(({ from, percent }) => [from, percent])).toEqual([
      ['2025-02-01', 10],
      ['2026-02-01', 30],
      ['2027-02-01', 50],
    ]);
  });

  test('makes the child a member of the family for its days, and of no institution', async () => {
    const { personId, version } = await placed();
    await manager.care.move({ exception: AN_EXCEPTION, personId, version, fields: move(zatoka, '2024-03-01') });
    const person = await manager.people.open({ id: personId });
    expect(person.memberships.map(({ familyName, role, from, to }) => [familyName, role, from, to])).toEqual([
      ['Malcow', 'foster-child', '2023-09-18', '2024-02-29'],
    ]);
    const family = await manager.families.open({ id: malcowie.familyId });
    const member = family.members.find((one) => one.personId === personId);
    const refused = await refusalOf(
      manager.families.rejoin({ id: family.id, version: family.version, membershipId: there(member?.id) }),
    );
    expect(refused).toEqual({ code: 'RULE_BROKEN', data: { rule: 'membership of stay' } });
  });

  test('cannot overlap another one: placed twice, moved back, entered later', async () => {
    const { personId, version } = await placed();
    const again = { personId, caseNumber: null, basis: null, funding: null };
    expect(
      await refusedFields(
        manager.care.place({
          exception: AN_EXCEPTION,
          ...again,
          version,
          fields: aPlacing(lipscy.homeId, '2024-01-01'),
        }),
      ),
    ).toEqual(['fields.from | W miejscu od: dziecko jest już w pieczy od 18.09.2023; użyj „Zmień miejsce”.']);
    expect(
      (
        await refusalOf(
          manager.care.place({
            exception: AN_EXCEPTION,
            ...again,
            version: null,
            fields: aPlacing(lipscy.homeId, '2024-01-01'),
          }),
        )
      ).code,
    ).toBe('CONFLICT');
    expect(
      await refusedFields(
        manager.care.move({ exception: AN_EXCEPTION, personId, version, fields: move(lipscy.homeId, '2023-09-18') }),
      ),
    ).toEqual([
      'fields.from | W miejscu od: podaj dzień po 18.09.2023; od tego dnia dziecko jest w obecnym miejscu. Wpis zrobiony przez pomyłkę popraw.',
    ]);
    const past = {
      homeId: lipscy.homeId,
      from: day('2023-09-01'),
      fromMinute: null,
      to: day('2023-09-18'),
      reason: 'alcohol',
      note: null,
      endReason: 'moved',
      endNote: null,
    };
    expect(
      await refusedFields(manager.care.enterPast({ exception: AN_EXCEPTION, personId, version, fields: past })),
    ).toEqual([
      'fields.to | Ostatni dzień: podaj ostatni dzień przed 18.09.2023; od\u00A018.09.2023 dziecko ma już wpisany pobyt w innym miejscu.',
    ]);
    const fits = await manager.care.enterPast({
      exception: AN_EXCEPTION,
      personId,
      version,
      fields: { ...past, to: day('2023-09-17') },
    });
    const care = await manager.care.open({ personId });
    expect(care.version).toBe(fits.version);
    expect(care.episodes.map(({ from, to }) => [from, to])).toEqual([['2023-09-01', null]]);
  });

  test('corrected keeps what stood before, with the reason; taken back it makes room and comes back', async () => {
    const { personId, version, placementId } = await placed();
    const moved = await manager.care.move({
      exception: AN_EXCEPTION,
      personId,
      version,
      fields: move(lipscy.homeId, '2024-01-10'),
    });
    const corrected = await manager.care.correct({
      exception: AN_EXCEPTION,
      personId,
      version: moved.version,
      placementId: placementId,
      fields: {
        homeId: malcowie.homeId,
        from: day('2023-09-20'),
        fromMinute: 870,
        to: day('2024-01-09'),
        reason: 'alcohol',
        note: null,
        endReason: 'term-over',
        endNote: null,
      },
      why: 'dziecko przyjęto dwa dni później',
    });
    const care = await manager.care.open({ personId });
    expect(care.placements.map((one) => [one.from, one.to, one.withdrawn?.reason ?? null, one.replaces])).toEqual([
      ['2023-09-18', '2024-01-09', 'dziecko przyjęto dwa dni później', null],
      ['2023-09-20', '2024-01-09', null, placementId],
      ['2024-01-10', null, null, null],
    ]);
    const last = care.placements.at(-1);
    const gone = await manager.care.withdraw({
      personId,
      version: corrected.version,
      line: 'placement',
      lineId: there(last?.id),
      reason: 'zmiany miejsca nie było',
      goOn: true,
    });
    const without = await manager.care.open({ personId });
    expect(without.placements.filter(({ withdrawn }) => withdrawn === null).map(({ from, to }) => [from, to])).toEqual([
      ['2023-09-20', null],
    ]);
    await manager.care.reinstate({
      personId,
      version: gone.version,
      line: 'placement',
      lineId: there(last?.id),
    });
    const back = await manager.care.open({ personId });
    expect(back.placements.filter(({ withdrawn }) => withdrawn === null).map(({ from, to }) => [from, to])).toEqual([
      ['2023-09-20', '2024-01-09'],
      ['2024-01-10', null],
    ]);
  });

  test('may be planned for a later day and begins when it does; respite goes beside it', async () => {
    const { personId, version } = await placed();
    const today = { homeId: lipscy.homeId, from: day('2026-11-21'), note: null };
    expect(
      await refusedFields(manager.care.plan({ exception: AN_EXCEPTION, personId, version, fields: today })),
    ).toEqual(['fields.from | Planowany od: podaj dzień po dzisiejszym, pobyt planowany jeszcze się nie zaczął.']);
    const planned = await manager.care.plan({
      exception: AN_EXCEPTION,
      personId,
      version,
      fields: { ...today, from: day('2026-11-30') },
    });
    const respite = await manager.care.respite({
      exception: AN_EXCEPTION,
      personId,
      version: planned.version,
      fields: { homeId: lipscy.homeId, from: day('2026-07-01'), to: day('2026-07-14'), note: null },
    });
    const begun = await manager.care.beginPlanned({
      exception: AN_EXCEPTION,
      personId,
      version: respite.version,
      placementId: there(planned.placementId),
      fields: { from: day('2026-11-20'), fromMinute: null, endReason: 'moved', note: null },
    });
    const care = await manager.care.open({ personId });
    expect(care.version).toBe(begun.version);
    expect(
      care.placements.map((one) => [one.kind, one.home.name, one.from, one.to, one.withdrawn?.reason ?? null]),
    ).toEqual([
      ['stay', 'Malcow', '2023-09-18', '2026-11-19', null],
      ['respite', 'Lip', '2026-07-01', '2026-07-14', null],
      ['stay', 'Lip', '2026-11-20', null, null],
      ['planned', 'Lip', '2026-11-30', null, 'pobyt się rozpoczął'],
    ]);
  });

  test('ends with the death of the child, and the place in the family with it', async () => {
    const { personId } = await placed();
    const card = await manager.people.open({ id: personId });
    const { id, version } = card;
    const fields = {
      surname: card.surname,
      firstName: card.firstName,
      secondName: card.secondName,
      identity: card.identity,
      birthDate: card.birthDate,
      sex: card.sex,
      death: { date: day('2026-10-01'), year: null },
      formerNames: card.formerNames,
      citizenships: card.citizenships,
      education: card.education,
      labour: card.labour,
      certificates: card.certificates,
      schools: card.schools,
      needs: card.needs,
      traits: card.traits,
      consenters: [],
      address: null,
      contacts: card.contacts.map(({ kind, value, note }) => ({ kind, value, note })),
      note: card.note,
      workerId: null,
    };
    await manager.people.correct({ id, version, fields, endWithDeath: true });
    const care = await manager.care.open({ personId });
    expect(care.placements.map(({ to, endReason }) => [to, endReason?.code])).toEqual([['2026-10-01', 'died']]);
    expect((await manager.people.open({ id: personId })).memberships.map(({ to }) => to)).toEqual(['2026-10-01']);
  });
});

describe('lines beside the stay', () => {
  test('a new basis ends the one before; taken back, the one before goes on', async () => {
    const { personId, version } = await placed();
    const basis = (kind: string, from: string) => ({
      kind,
      body: 'Sąd Rejonowy w Mielcu',
      actOn: day(from),
      reference: 'III Nsm 214/23',
      from: day(from),
      note: null,
    });
    const first = await manager.care.recordBasis({ personId, version, fields: basis('agreement', '2023-09-18') });
    const second = await manager.care.recordBasis({
      personId,
      version: first.version,
      fields: basis('court', '2024-06-20'),
    });
    const both = await manager.care.open({ personId });
    expect(both.bases.map(({ kind, article, from, to }) => [kind.label, article, from, to])).toEqual([
      ['umowa ze starostą na wniosek lub za zgodą rodziców', 'art. 35 ust. 2', '2023-09-18', '2024-06-19'],
      ['orzeczenie sądu', 'art. 35 ust. 1', '2024-06-20', null],
    ]);
    await manager.care.withdraw({
      personId,
      version: second.version,
      line: 'basis',
      lineId: there(both.bases[1]?.id),
      reason: 'wpisane innemu dziecku',
    });
    const one = await manager.care.open({ personId });
    expect(one.bases.filter(({ withdrawn }) => withdrawn === null).map(({ from, to }) => [from, to])).toEqual([
      ['2023-09-18', null],
    ]);
    expect(
      await refusedFields(
        manager.care.recordBasis({ personId, version: one.version ?? 0, fields: basis('oral', '2024-06-20') }),
      ),
    ).toEqual(['fields.kind | Podstawa prawna: wybierz pozycję z listy.']);
  });

  test('an absence lies within care and ends once', async () => {
    const { personId, version } = await placed();
    const absence = { kind: 'hospital', place: 'szpital w Mielcu', from: day('2023-09-01'), to: null, note: null };
    expect(await refusedFields(manager.care.recordAbsence({ personId, version, fields: absence }))).toEqual([
      'fields.from | Nieobecność od: podaj pierwszy dzień nieobecności, w którym dziecko jest w pieczy.',
    ]);
    const away = await manager.care.recordAbsence({
      personId,
      version,
      fields: { ...absence, from: day('2026-11-01') },
    });
    const { absences } = await manager.care.open({ personId });
    const back = { personId, version: away.version, lineId: there(absences[0]?.id), to: day('2026-11-10') };
    const ended = await manager.care.endAbsence(back);
    expect((await refusalOf(manager.care.endAbsence({ ...back, version: ended.version }))).code).toBe('ALREADY_DONE');
  });
});
