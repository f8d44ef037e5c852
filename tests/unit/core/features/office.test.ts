import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { AuditVerifyEvent } from '#shared/features/audit/audit.schema.ts';
import {
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';
import { composeSavingCore, type SavedFile, signedIn, workerId } from '#tests/support/protected-office.ts';
import { exported } from '#tests/support/streams.ts';

let office: PreparedOffice;
let test: TestCore;
let files: SavedFile[];
let anna: CoreClient;

beforeAll(async () => {
  office = await prepareDemoOffice();
});
afterAll(() => office.remove());
beforeEach(async () => {
  ({ test, files } = await composeSavingCore(office));
  anna = await signedIn(test, 'anna.kierownik');
});
afterEach(() => test.close());

const AUDIT = { userId: null, kind: null, action: null, subject: null, from: null, to: null } as const;

describe('the start page', () => {
  it('names what was opened last, as far as it may be named, and counts the own reach', async () => {
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const fields = aPerson({ surname: 'Otwarta', workerId: katarzynaId });
    const person = await anna.people.register({ fields });
    const family = await anna.families.register({
      fields: aFamily({ name: 'Otwarci', caseNumber: 'PR.7' }),
      members: [],
      workerId: katarzynaId,
    });
    await katarzyna.people.open({ id: person.id });
    test.clock.advance(60);
    await katarzyna.families.open({ id: family.id });
    // A second look within ten minutes is no second row of the log, but it is the last opened.
    test.clock.advance(60);
    await katarzyna.people.open({ id: person.id });
    const again = await katarzyna.dashboard.overview({});
    expect(again.lastOpened.slice(0, 2).map(({ kind }) => kind)).toEqual(['person', 'family']);
    test.clock.advance(60);
    await katarzyna.families.open({ id: family.id });
    const [, month, day] = fields.birthDate.split('-');
    const overview = await katarzyna.dashboard.overview({});
    expect(overview.lastOpened.slice(0, 2).map(({ kind, label, detail }) => [kind, label, detail])).toEqual([
      ['family', 'Otwarci', 'PR.7'],
      ['person', 'Otwarta Anna', `ur. ${day}.${month}.1985`],
    ]);
    const list = await katarzyna.people.list({
      filter: {
        search: '',
        status: 'active',
        workerId: katarzynaId,
        terc: null,
        ageFrom: null,
        ageTo: null,
        sex: null,
      },
      window: { offset: 0, limit: 1 },
    });
    // The start page leads to this list, so that its number is the one it showed.
    expect(overview.people).toBe(list.count);
    const families = await katarzyna.families.list({ filter: {}, window: { offset: 0, limit: 1 } });
    expect(overview.families).toBe(families.count);
    await anna.people.correct({
      id: person.id,
      version: 1,
      fields: { ...fields, workerId: await workerId(anna, 'Marta') },
    });
    expect((await katarzyna.dashboard.overview({})).lastOpened[1]).toMatchObject({
      id: person.id,
      label: null,
      detail: null,
    });
    const ewa = await signedIn(test, 'ewa.administrator');
    expect(await ewa.dashboard.overview({})).toMatchObject({ people: null, families: null, printed: null });
  });

  it('knows of an office in its first days whether a card was ever printed', async () => {
    expect(await anna.dashboard.overview({})).toMatchObject({ families: 11, familyHasMembers: null, printed: null });
    const begun = await prepareDemoOffice({ people: 10, families: 3 });
    const small = await composeSavingCore(begun);
    try {
      const manager = await signedIn(small.test, 'anna.kierownik');
      expect(await manager.dashboard.overview({})).toMatchObject({
        families: 3,
        familyHasMembers: true,
        printed: false,
      });
      const person = await manager.people.register({ fields: aPerson({ surname: 'Drukowana' }) });
      await manager.people.printCard({ id: person.id });
      expect(await manager.dashboard.overview({})).toMatchObject({ printed: true });
    } finally {
      await small.test.close();
      begun.remove();
    }
  });
});

describe('communes', () => {
  it('come by any piece of the name, the own ones first, at most thirty', async () => {
    const names = async (text: string) =>
      (await anna.communes.search({ text })).map(({ name, kind }) => `${name} ${kind}`);
    expect((await names('łódź'))[0]).toBe('Łódź miejska');
    expect((await names('lodz'))[0]).toBe('Łódź miejska');
    expect(await names('')).toHaveLength(30);
    expect(await names('nie ma takiej')).toEqual([]);
    expect((await names('pol'))[0]).toMatch(/^Pol/);
    await anna.people.register({ fields: aPerson({ address: anAddress({ terc: '3061011', town: 'Kalisz' }) }) });
    expect((await names('kal'))[0]).toBe('Kalisz miejska');
    // „łódzkie” of its voivodeship stands behind every name that has the letters itself.
    const own = (await anna.communes.search({ text: 'łódz' })).map(({ name }) => name.toLocaleLowerCase('pl'));
    const inName = own.map((name) => /[łl][óo]d[zź]/u.test(name));
    expect(inName.indexOf(false)).toBeGreaterThan(inName.lastIndexOf(true));
  });

  it('come in the same order wherever people live, to somebody who may see nobody', async () => {
    const ewa = await signedIn(test, 'ewa.administrator');
    const first = async (client: CoreClient) => (await client.communes.search({ text: '' })).map(({ terc }) => terc);
    const before = await first(ewa);
    // Żywiec, among the last in Polish order.
    await anna.people.register({ fields: aPerson({ address: anAddress({ terc: '2417011', town: 'Żywiec' }) }) });
    expect(await first(anna)).toContain('2417011');
    expect(await first(ewa)).toEqual(before);
    expect(before).not.toContain('2417011');
  });

  it('in use are those people live in, and the one a filter holds', async () => {
    const inUse = async (chosen: string | null) => (await anna.communes.inUse({ chosen })).map(({ terc }) => terc);
    await anna.people.register({ fields: aPerson({ address: anAddress({ terc: '3061011', town: 'Kalisz' }) }) });
    const present = await inUse(null);
    expect(present).toContain('3061011');
    expect(present).not.toContain('0201011');
    expect(await inUse('0201011')).toEqual(['0201011', ...present]);
  });
});

describe('the log', () => {
  it('names records to the manager and leaves them as ids to the administrator', async () => {
    const { id } = await anna.people.register({ fields: aPerson({ surname: 'Wpisana' }) });
    const ewa = await signedIn(test, 'ewa.administrator');
    const filter = { ...AUDIT, action: 'people.register' };
    const window = { offset: 0, limit: 10 };
    expect((await anna.audit.list({ filter, window })).rows[0]).toMatchObject({
      userName: 'Anna Hebda',
      subjects: [{ id, label: 'Wpisana Anna' }],
      subjectCount: 1,
    });
    expect((await ewa.audit.list({ filter, window })).rows[0]).toMatchObject({ subjects: [{ id, label: null }] });
    await exported(ewa.audit.exportList({ filter, columns: ['user', 'action', 'subjects', 'fields'], format: 'csv' }));
    const text = new TextDecoder().decode(files[0]?.bytes);
    expect(text).toContain(`Anna Hebda;dodanie osoby;osoba ${id};nazwisko, imię`);
    await exported(anna.audit.exportList({ filter, columns: ['subjects'], format: 'csv' }));
    expect(new TextDecoder().decode(files[1]?.bytes)).toContain('Wpisana Anna');
  });

  it('verifies from end to end', async () => {
    const events: AuditVerifyEvent[] = [];
    for await (const event of await anna.audit.verify({})) events.push(event);
    expect(events.at(-1)).toMatchObject({ kind: 'result', ok: true, brokenAt: null, reason: null });
    expect(events.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true);
  });
});

describe('users', () => {
  const PASSWORD = 'hasło na jeden dzień';

  it('are added with a key that opens the office and must be changed', async () => {
    const ewa = await signedIn(test, 'ewa.administrator');
    const user = { displayName: 'Nowa Pracownica', login: 'nowa', roles: ['worker' as const, 'worker' as const] };
    const { id } = await ewa.administration.addUser({ ...user, temporaryPassword: PASSWORD });
    const rows = await ewa.administration.listUsers({});
    expect(rows.find((row) => row.id === id)).toEqual({
      id,
      displayName: 'Nowa Pracownica',
      login: 'nowa',
      roles: ['worker'],
      active: true,
      hasKey: true,
      mustChangePassword: true,
    });
    expect(rows.find(({ login }) => login === 'iwona.pracownik')).toMatchObject({ active: true, hasKey: false });
    expect(rows.find(({ login }) => login === 'halina.dawna')).toMatchObject({ active: false, hasKey: false });
    expect(
      (await refusalOf(ewa.administration.addUser({ ...user, login: 'NOWA', temporaryPassword: PASSWORD }))).code,
    ).toBe('LOGIN_TAKEN');
    const nowa = test.client();
    const status = await nowa.session.signIn({ login: 'nowa', password: PASSWORD });
    expect(status.session).toMatchObject({ state: 'signed-in', user: { mustChangePassword: true } });
  });

  it('get a temporary password, which ends their sessions', async () => {
    const ewa = await signedIn(test, 'ewa.administrator');
    const rows = await ewa.administration.listUsers({});
    const idOf = (login: string) => {
      const found = rows.find((row) => row.login === login);
      if (found === undefined) throw new Error('no such user');
      return found.id;
    };
    await ewa.administration.resetPassword({ userId: idOf('iwona.pracownik'), temporaryPassword: PASSWORD });
    await test.client().session.signIn({ login: 'iwona.pracownik', password: PASSWORD });
    const marta = await signedIn(test, 'marta.pracownik');
    await ewa.administration.resetPassword({ userId: idOf('marta.pracownik'), temporaryPassword: PASSWORD });
    expect((await refusalOf(marta.dashboard.overview({}))).code).toBe('NOT_SIGNED_IN');
    const halina = { userId: idOf('halina.dawna'), temporaryPassword: PASSWORD };
    expect((await refusalOf(ewa.administration.resetPassword(halina))).code).toBe('NOT_FOUND');
  });

  it('who lead cases are offered as workers, in Polish order', async () => {
    const workers = await anna.administration.listWorkers({});
    expect(workers.map(({ displayName }) => displayName)).toEqual([
      'Anna Hebda',
      'Iwona Lech',
      'Joanna Kubik',
      'Katarzyna Wilk',
      'Marta Zając',
      'Piotr Olszak',
      'Tomasz Rak',
    ]);
  });
});

it('remembers what each user likes, apart', async () => {
  await anna.preferences.remember({ key: 'theme', value: '"dark"' });
  await anna.preferences.remember({ key: 'theme', value: '"light"' });
  await anna.preferences.remember({ key: 'people.list', value: '{"status":"all"}' });
  expect(await anna.preferences.all({})).toEqual({ theme: '"light"', 'people.list': '{"status":"all"}' });
  const ewa = await signedIn(test, 'ewa.administrator');
  expect(await ewa.preferences.all({})).toEqual({});
});

it('counts a family of its first days as begun only with somebody in it', async () => {
  const begun = await prepareDemoOffice({ people: 3, families: 0 });
  const small = await composeSavingCore(begun);
  try {
    const manager = await signedIn(small.test, 'anna.kierownik');
    expect(await manager.dashboard.overview({})).toMatchObject({ families: 0, familyHasMembers: false });
    const fields = aFamily({ name: 'Pusta' });
    const family = await manager.families.register({ fields, members: [], workerId: null });
    expect(await manager.dashboard.overview({})).toMatchObject({ families: 1, familyHasMembers: false });
    const { id: personId } = await manager.people.register({ fields: aPerson({ surname: 'Pierwsza' }) });
    await manager.families.join({ ...family, member: aMember(personId) });
    expect(await manager.dashboard.overview({})).toMatchObject({ families: 1, familyHasMembers: true });
  } finally {
    await small.test.close();
    begun.remove();
  }
});
