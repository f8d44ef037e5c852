import { describe, expect, it } from 'vitest';

import { AUDIT_ACTION_LABELS } from '#shared/features/audit/audit.labels.ts';
import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { personPaper } from '#shared/features/people/person-paper.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { paperLines } from '#shared/kernel/paper.ts';
import { type CoreClient, refusalOf, refusedFields, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { anAddress, aPerson, aPhone } from '#tests/support/people.ts';
import { type SavedFile, signedIn, workerId } from '#tests/support/protected-office.ts';
import { exported, printed } from '#tests/support/streams.ts';

let test: TestCore;
let files: readonly SavedFile[];
let anna: CoreClient;
let katarzyna: CoreClient;

// One office for all tests of the file: each makes the records it changes.
openOffice('once', async (opened) => {
  ({ test, files, anna } = opened);
  katarzyna = await signedIn(test, 'katarzyna.pracownik');
});

const everybody = {
  search: '',
  status: 'all',
  workerId: null,
  terc: null,
  ageFrom: null,
  ageTo: null,
  sex: null,
} as const;

/** Rows of the log about a record, oldest first. */
const auditOf = async (id: string) => {
  const subject = { kind: 'person', id } as const;
  const filter = { userId: null, kind: null, action: null, subject, from: null, to: null };
  const { rows } = await anna.audit.list({ filter, window: { offset: 0, limit: 100 } });
  return rows.toReversed();
};

describe('registering a person', () => {
  it('keeps everything that was typed, as it is stored, and says so in the log without values', async () => {
    const fields = aPerson({ address: anAddress(), contacts: [aPhone('600 100 200')], note: ' ', secondName: 'Maria' });
    const { id, version } = await anna.people.register({ fields });
    const card = await anna.people.open({ id });
    expect(card).toMatchObject({
      version,
      surname: fields.surname,
      secondName: 'Maria',
      identity: fields.identity,
      birthDate: fields.birthDate,
      note: null,
      contacts: [{ kind: 'phone', value: '+48600100200' }],
      addresses: [{ street: 'Ogrodowa', communeName: 'Dębica', to: null }],
      workers: [],
      archived: null,
      protection: null,
      may: { edit: true, archive: true, export: true, protect: true },
    });
    const rows = await auditOf(id);
    expect(rows.map(({ action, kind }) => `${kind} ${action}`)).toEqual([
      'command people.register',
      'view people.open',
    ]);
    expect(rows[0]?.fields).toEqual([
      'surname',
      'firstName',
      'secondName',
      'identity',
      'birthDate',
      'sex',
      'address',
      'contacts',
    ]);
    expect(rows[0]?.subjects).toEqual([{ kind: 'person', id, label: `${fields.surname} ${fields.firstName}` }]);
  });

  it('makes a worker of the own caseload the worker, and lets them name nobody else', async () => {
    const { id } = await katarzyna.people.register({ fields: aPerson() });
    expect((await katarzyna.people.open({ id })).workers).toMatchObject([{ displayName: 'Katarzyna Wilk', to: null }]);
    const marta = await workerId(anna, 'Marta');
    expect(await refusedFields(katarzyna.people.register({ fields: aPerson({ workerId: marta }) }))).toEqual([
      'fields.workerId | Pracownik: wskaż siebie jako pracownika; przekazać osobę lub rodzinę komuś innemu może kierownik.',
    ]);
    const given = await anna.people.register({ fields: aPerson({ workerId: marta }) });
    expect((await refusalOf(katarzyna.people.open({ id: given.id }))).code).toBe('OUT_OF_REACH');
    expect((await refusalOf(katarzyna.people.correct({ ...given, fields: aPerson() }))).code).toBe('OUT_OF_REACH');
  });

  it('refuses by the rules, in the shape of the schema, and saves nothing', async () => {
    const before = (await anna.people.list({ filter: everybody, window: { offset: 0, limit: 1 } })).total;
    const fields = aPerson({ birthDate: asLocalDate('1985-02-03'), address: anAddress({ terc: '9999999' }) });
    const wrong = { ...fields, birthDate: asLocalDate('1985-02-04'), contacts: [aPhone('12')] };
    expect(await refusedFields(anna.people.register({ fields: wrong }))).toEqual([
      'fields.birthDate | Data urodzenia: z numeru PESEL wynika 03.02.1985.',
      'fields.contacts.0.value | Telefon: podaj numer telefonu z 9 cyfr, a zagraniczny z plusem i numerem kraju.',
    ]);
    expect(await refusedFields(anna.people.register({ fields }))).toEqual([
      'fields.address.terc | Gmina: wybierz gminę z listy.',
    ]);
    expect((await anna.people.list({ filter: everybody, window: { offset: 0, limit: 1 } })).total).toBe(before);
  });

  it('names the other with the same PESEL to those who may see that person', async () => {
    const marta = await workerId(anna, 'Marta');
    const fields = aPerson({ workerId: marta });
    const { id } = await anna.people.register({ fields });
    const again = { fields: { ...fields, workerId: null } };
    expect(await refusalOf(anna.people.register(again))).toEqual({
      code: 'PESEL_TAKEN',
      data: { personId: id, label: `${fields.surname} ${fields.firstName}` },
    });
    expect(await refusalOf(katarzyna.people.register(again))).toEqual({ code: 'PESEL_TAKEN', data: { hidden: true } });
  });
});

describe('correcting a person', () => {
  const registered = async (wishes: Partial<PersonFields> = {}) => {
    const fields = aPerson(wishes);
    return { fields, ...(await anna.people.register({ fields })) };
  };

  it('keeps the address that held before, and corrects the one of the same day', async () => {
    const person = await registered({ address: anAddress({ from: asLocalDate('2020-03-01') }) });
    const moved = {
      ...person.fields,
      address: anAddress({ street: 'Nowa', town: 'Mielec', from: asLocalDate('2024-05-01') }),
    };
    const { version } = await anna.people.correct({ id: person.id, version: 1, fields: moved });
    const corrected = { ...moved, address: { ...moved.address, building: '12' } };
    await anna.people.correct({ id: person.id, version, fields: corrected });
    const card = await anna.people.open({ id: person.id });
    expect(card.addresses.map(({ street, building, from, to }) => [street, building, from, to])).toEqual([
      ['Nowa', '12', '2024-05-01', null],
      ['Ogrodowa', '8', '2020-03-01', '2024-04-30'],
    ]);
    const found = await anna.people.list({
      filter: { ...everybody, search: 'mielec nowa' },
      window: { offset: 0, limit: 10 },
    });
    expect(found.rows.map(({ id }) => id)).toEqual([person.id]);
    expect(
      await refusedFields(
        anna.people.correct({
          id: person.id,
          version: 3,
          fields: { ...moved, address: anAddress({ from: asLocalDate('2020-03-01') }) },
        }),
      ),
    ).toEqual([
      'fields.address.from | Mieszka od: podaj datę, od której osoba tam mieszka, nie wcześniejszą niż 01.05.2024, od tego dnia zapisany jest dotychczasowy adres.',
    ]);
    const tooFar = { ...corrected, address: { ...corrected.address, from: asLocalDate('2020-03-01') } };
    expect(await refusedFields(anna.people.correct({ id: person.id, version: 3, fields: tooFar }))).toEqual([
      'fields.address.from | Mieszka od: podaj datę, od której osoba tam mieszka, nie wcześniejszą niż 02.03.2020, wcześniejszy adres już wtedy obowiązywał.',
    ]);
    // Nothing of it was written, and the same address may have begun earlier.
    const earlier = { ...corrected, address: { ...corrected.address, from: asLocalDate('2024-04-01') } };
    await anna.people.correct({ id: person.id, version: 3, fields: earlier });
    expect((await anna.people.open({ id: person.id })).addresses.map(({ from, to }) => [from, to])).toEqual([
      ['2024-04-01', null],
      ['2020-03-01', '2024-03-31'],
    ]);
  });

  it('makes no second period of the same place: a later day corrects the first one', async () => {
    const person = await registered({ address: anAddress({ from: asLocalDate('2020-03-01') }) });
    const later = { ...person.fields, address: anAddress({ from: asLocalDate('2021-06-01') }) };
    await anna.people.correct({ id: person.id, version: 1, fields: later });
    expect((await anna.people.open({ id: person.id })).addresses.map(({ from, to }) => [from, to])).toEqual([
      ['2021-06-01', null],
    ]);
  });

  it('forgets an address that has not begun yet', async () => {
    const person = await registered({ address: anAddress({ from: asLocalDate('2026-12-01') }) });
    await anna.people.correct({ id: person.id, version: 1, fields: { ...person.fields, address: null } });
    expect((await anna.people.open({ id: person.id })).addresses).toEqual([]);
  });

  it('ends an address, a worker and contacts that are no more', async () => {
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const person = await registered({ address: anAddress(), contacts: [aPhone()], workerId: katarzynaId });
    const fields = { ...person.fields, address: null, contacts: [], workerId: null };
    await anna.people.correct({ id: person.id, version: 1, fields });
    const card = await anna.people.open({ id: person.id });
    expect(card.addresses).toMatchObject([{ to: '2026-11-20' }]);
    expect(card.contacts).toEqual([]);
    // Given today and taken back today: it never held.
    expect(card.workers).toEqual([]);
  });

  it('tells the second of two who changed what', async () => {
    const person = await registered();
    const piotr = await signedIn(test, 'piotr.pracownik');
    test.clock.advance(60);
    const second = await piotr.people.correct({
      id: person.id,
      version: 1,
      fields: { ...person.fields, firstName: 'Barbara' },
    });
    test.clock.advance(60);
    await piotr.people.correct({ ...second, fields: { ...person.fields, firstName: 'Barbara', note: 'Uwaga' } });
    const mine = { ...person.fields, surname: 'Nowakowska' };
    expect(await refusalOf(anna.people.correct({ id: person.id, version: 1, fields: mine }))).toEqual({
      code: 'CONFLICT',
      data: { changedByName: 'Piotr Olszak', changedAt: '2026-11-21T09:07:00.000Z', fields: ['firstName', 'note'] },
    });
    expect((await refusalOf(anna.people.correct({ ...second, fields: mine }))).data).toMatchObject({
      fields: ['note'],
    });
    expect(await anna.people.open({ id: person.id })).toMatchObject({ version: 3, surname: person.fields.surname });
  });

  it('shows in the history what was and what is', async () => {
    const person = await registered();
    const marta = await workerId(anna, 'Marta');
    const changed = { ...person.fields, surname: 'Zmieniona', workerId: marta };
    await anna.people.correct({ id: person.id, version: 1, fields: changed });
    const history = await anna.people.history({ id: person.id });
    expect(history.map(({ action }) => action)).toEqual(['people.correct', 'people.register']);
    expect(history[0]).toMatchObject({
      byName: 'Anna Hebda',
      fields: ['surname', 'workerId'],
      before: { surname: person.fields.surname, workerId: null },
      after: { surname: 'Zmieniona', workerId: 'Marta Zając' },
    });
  });
});

describe('archive and protection', () => {
  it('archives with a reason and takes it back, once', async () => {
    const { id } = await anna.people.register({ fields: aPerson() });
    const { version } = await anna.people.archive({ id, version: 1, reason: 'Wyjazd z gminy' });
    expect((await refusalOf(anna.people.archive({ id, version, reason: 'Jeszcze raz' }))).code).toBe('ALREADY_DONE');
    expect(await refusalOf(anna.people.correct({ id, version, fields: aPerson() }))).toMatchObject({
      code: 'RULE_BROKEN',
      data: { rule: 'archived' },
    });
    expect(await anna.people.open({ id })).toMatchObject({
      archived: { on: '2026-11-21', byName: 'Anna Hebda', reason: 'Wyjazd z gminy' },
      may: { edit: false, archive: true },
    });
    await anna.people.restore({ id, version });
    expect((await anna.people.open({ id })).archived).toBeNull();
    expect((await refusalOf(anna.people.restore({ id, version: 3 }))).code).toBe('ALREADY_DONE');
  });

  it('protects for those who may open it, among them somebody who can lift it', async () => {
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const annaId = await workerId(anna, 'Anna');
    const { id } = await anna.people.register({ fields: aPerson({ workerId: katarzynaId }) });
    const protectFor = (userIds: (typeof annaId)[], version = 1) =>
      anna.people.protect({ id, version, protection: { reason: 'Sąsiad z pracy', userIds } });
    expect(await refusedFields(protectFor([katarzynaId]))).toEqual([
      'protection.userIds | Kto może otworzyć: wskaż, kto może otworzyć kartę, w tym kogoś, kto może zdjąć ochronę, na przykład kierownika.',
    ]);
    const first = await protectFor([annaId]);
    expect(await refusalOf(katarzyna.people.open({ id }))).toEqual({
      code: 'RECORD_PROTECTED',
      data: { kind: 'person', ask: ['Anna Hebda'] },
    });
    const second = await protectFor([annaId, katarzynaId], first.version);
    expect((await katarzyna.people.open({ id })).protection?.users.map(({ displayName }) => displayName)).toEqual([
      'Anna Hebda',
      'Katarzyna Wilk',
    ]);
    const lifted = await anna.people.unprotect({ id, version: second.version });
    expect((await refusalOf(anna.people.unprotect(lifted))).code).toBe('ALREADY_DONE');
    expect((await anna.people.history({ id })).filter(({ fields }) => fields.includes('protection'))).toHaveLength(3);
  });
});

describe('lists that leave the program', () => {
  it('export what is shown: filter, order, columns, masked rows; the log has the ids', async () => {
    const filter = { ...everybody, order: 'birth-date', direction: 'desc' } as const;
    const { rows } = await katarzyna.people.list({ filter, window: { offset: 0, limit: 500 } });
    await exported(katarzyna.people.exportList({ filter, columns: ['birthDate', 'name'], format: 'csv' }));
    const lines = new TextDecoder().decode(files.at(-1)?.bytes).trim().split('\r\n');
    expect(files.at(-1)?.name).toBe('Osoby 2026-11-21.csv');
    expect(lines[0]).toBe('Data urodzenia;Nazwisko i imię');
    const expected = rows.map((row) => {
      if (!row.shown) return 'rekord chroniony;';
      const [year, month, day] = row.birthDate.split('-');
      return `${day}.${month}.${year};${[row.surname, row.firstName, row.secondName ?? ''].join(' ').trim()}`;
    });
    expect(lines.slice(1)).toEqual(expected);
    const paper = await printed(katarzyna.people.printList({ filter }));
    expect(paper.rows).toEqual(rows);
    const subject = null;
    const log = { userId: null, kind: 'view', action: 'people.exportList', subject, from: null, to: null } as const;
    const { rows: logged } = await anna.audit.list({ filter: log, window: { offset: 0, limit: 10 } });
    expect(logged[0]).toMatchObject({
      subjectCount: rows.filter(({ shown }) => shown).length,
      fields: ['birthDate', 'name'],
    });
  });
});

describe('the card as a file', () => {
  it('says what its print says, and leaves one row that names the person', async () => {
    const { rows } = await katarzyna.people.list({ filter: everybody, window: { offset: 0, limit: 50 } });
    const id = rows.find(({ shown }) => shown)?.id;
    if (id === undefined) throw new Error('nobody to open');
    await exported(katarzyna.people.exportCard({ id, format: 'csv' }));
    const paper = personPaper(await katarzyna.people.printCard({ id }), asLocalDate('2026-11-21'));
    const text = new TextDecoder().decode(files.at(-1)?.bytes);
    expect(files.at(-1)?.name).toBe('Karta osoby 2026-11-21.csv');
    expect(text).toContain('Część;Lp.;Pole;Wartość');
    expect(text.trim().split('\r\n')).toHaveLength(1 + paperLines(paper).length);
    for (const { value } of paperLines(paper)) expect(text).toContain(value ?? '');
    const subject = { kind: 'person', id } as const;
    const log = { userId: null, kind: 'view', action: 'people.exportCard', subject, from: null, to: null } as const;
    const logged = await anna.audit.list({ filter: log, window: { offset: 0, limit: 10 } });
    expect(logged.rows.map(({ userName }) => userName)).toEqual(['Katarzyna Wilk']);
  });
});

it('every procedure that leaves an audit row has words for it', () => {
  const names = Object.entries(contract).flatMap(([feature, verbs]) =>
    Object.entries(verbs as Record<string, { '~orpc': { meta: ProcedureMeta } }>)
      .filter(([, procedure]) => ['command', 'view'].includes(procedure['~orpc'].meta.kind))
      .map(([verb]) => `${feature}.${verb}`),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => AUDIT_ACTION_LABELS[name] === undefined)).toEqual([]);
});
