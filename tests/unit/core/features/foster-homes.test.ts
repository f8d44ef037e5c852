import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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
import { aForm, aPlacing, enterChild, enterFosterFamily, there } from '#tests/support/foster-care.ts';

let prepared: PreparedOffice;
let office: TestCore;
let manager: CoreClient;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  manager = office.client();
  await signInAs(manager, 'anna.kierownik');
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const day = asLocalDate;

describe('a home', () => {
  test('changes its form from a day on, and the family’s kind follows', async () => {
    const home = await enterFosterFamily(manager, 'Sadow');
    const changed = await manager.homes.changeForm({
      id: home.homeId,
      version: home.version,
      fields: { form: 'family-childrens-home', from: day('2025-09-01'), maxPlaces: 8 },
    });
    const card = await manager.homes.open({ id: home.homeId });
    expect(card.version).toBe(changed.version);
    expect(card.forms.map(({ form, from, to, maxPlaces }) => [form.code, from, to, maxPlaces])).toEqual([
      ['family-childrens-home', '2025-09-01', null, 8],
      ['non-professional', '2020-01-01', '2025-08-31', 3],
    ]);
    const family = await manager.families.open({ id: home.familyId });
    expect(family.kinds.map(({ kind, from }) => [kind, from])).toEqual([
      ['family-childrens-home', '2025-09-01'],
      ['foster', '2020-01-01'],
    ]);
    expect(
      await refusedFields(
        manager.homes.changeForm({ id: home.homeId, version: card.version, fields: aForm('institution-socialising') }),
      ),
    ).toEqual(['fields.form | Forma: wybierz z listy formę rodziny.']);
  });

  test('cannot end while a child stays longer', async () => {
    const home = await enterFosterFamily(manager, 'Bąkow');
    const personId = await enterChild(manager);
    await manager.care.place({
      personId,
      version: null,
      caseNumber: null,
      fields: aPlacing(home.homeId, '2025-05-01'),
      basis: null,
      funding: null,
    });
    const card = await manager.homes.open({ id: home.homeId });
    const form = there(card.forms[0]?.id);
    const end = {
      id: card.id,
      version: card.version,
      lineId: form,
      to: day('2026-11-01'),
      reason: 'rezygnacja rodziny',
    };
    expect(await refusedFields(manager.homes.endForm(end))).toEqual([
      'to | Forma do: podaj dzień, do którego obowiązuje forma, po którym nie ma tu już dzieci; najpierw zakończ ich pobyt albo zmień im miejsce.',
    ]);
    expect(card.children.map(({ name, from }) => [name, from])).toEqual([['Brzoza Zuzanna', '2025-05-01']]);
    expect(card.places).toEqual({ max: 3, taken: 1, reserved: 0, free: 2 });
  });

  test('keeps its papers, contracts and readiness, and what was taken back with the reason', async () => {
    const home = await enterFosterFamily(manager, 'Tokarz');
    const paper = {
      kind: 'medical-certificate',
      personId: home.carerId,
      number: null,
      issuedOn: day('2025-01-10'),
      validUntil: day('2027-01-10'),
      keptAt: 'segregator 4',
      note: null,
    };
    const first = await manager.homes.recordPaper({ id: home.homeId, version: home.version, fields: paper });
    const contract = await manager.homes.recordContract({
      id: home.homeId,
      version: first.version,
      fields: {
        kind: 'professional',
        number: '4/2024',
        concludedOn: day('2024-01-02'),
        party: 'Starosta Mielecki',
        from: day('2024-01-02'),
        to: day('2028-01-01'),
        notice: '3 miesiące',
      },
    });
    const ready = await manager.homes.recordReadiness({
      id: home.homeId,
      version: contract.version,
      fields: { from: day('2024-01-02'), ageFrom: 3, ageTo: 12, sex: null, accepts: ['siblings'], note: null },
    });
    const card = await manager.homes.open({ id: home.homeId });
    expect(card.papers.map(({ kind, person, validUntil }) => [kind.label, person?.name, validUntil])).toEqual([
      ['zaświadczenie lekarskie', 'Tokarzska Anna', '2027-01-10'],
    ]);
    expect(card.readiness[0]?.accepts).toEqual([{ code: 'siblings', label: 'rodzeństwo' }]);
    const gone = await manager.homes.withdraw({
      id: home.homeId,
      version: ready.version,
      line: 'paper',
      lineId: there(card.papers[0]?.id),
      reason: 'dokument innej osoby',
    });
    const after = await manager.homes.open({ id: home.homeId });
    expect(after.papers[0]?.withdrawn?.reason).toBe('dokument innej osoby');
    const { rows } = await manager.homes.list({ filter: { search: 'tokarz' }, window: { offset: 0, limit: 20 } });
    expect(rows).toMatchObject([{ name: 'Tokarz', papersUntil: null, contractTo: '2028-01-01' }]);
    const back = {
      id: home.homeId,
      version: gone.version,
      line: 'paper',
      lineId: there(card.papers[0]?.id),
    } as const;
    await manager.homes.reinstate(back);
    const [row] = (await manager.homes.list({ filter: { search: 'tokarz' }, window: { offset: 0, limit: 20 } })).rows;
    expect(row).toMatchObject({ papersUntil: '2027-01-10' });
  });
});

test('a worker sees every home but names only children within reach', async () => {
  const worker = office.client();
  await signInAs(worker, 'katarzyna.pracownik');
  const home = await enterFosterFamily(manager, 'Urban');
  const personId = await enterChild(manager);
  await manager.care.place({
    personId,
    version: null,
    caseNumber: null,
    fields: aPlacing(home.homeId, '2025-05-01'),
    basis: null,
    funding: null,
  });
  const card = await worker.homes.open({ id: home.homeId });
  expect(card.children.map(({ name, birthDate }) => [name, birthDate])).toEqual([[null, null]]);
  expect(card.may).toEqual({ edit: false, export: true });
  expect((await refusalOf(worker.care.open({ personId }))).code).toBe('OUT_OF_REACH');
});
