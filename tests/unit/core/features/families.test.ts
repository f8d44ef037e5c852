import { describe, expect, it } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, refusedFields, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';
import { type SavedFile, signedIn, workerId } from '#tests/support/protected-office.ts';
import { exported, printed } from '#tests/support/streams.ts';

const d = asLocalDate;

let test: TestCore;
let files: readonly SavedFile[];
let anna: CoreClient;
let katarzyna: CoreClient;

// One office for all tests of the file: each makes the records it changes.
openOffice('once', async (opened) => {
  ({ test, files, anna } = opened);
  katarzyna = await signedIn(test, 'katarzyna.pracownik');
});

const person = async (client: CoreClient, surname: string) =>
  (await client.people.register({ fields: aPerson({ surname, address: anAddress() }) })).id;

describe('a family', () => {
  it('of four is registered by a worker, who becomes its worker and sees all of it', async () => {
    const [mother, father, son] = [
      await person(katarzyna, 'Matka'),
      await person(katarzyna, 'Ojciec'),
      await person(katarzyna, 'Syn'),
    ];
    const from = d('2020-01-12');
    const members = [
      aMember(mother, { from }),
      aMember(father, { role: 'father', from }),
      aMember(son, { role: 'child', from }),
    ];
    const fields = aFamily({ name: 'Próbni' });
    const { id, version } = await katarzyna.families.register({ fields, members, workerId: null });
    const daughter = await person(katarzyna, 'Córka');
    await katarzyna.families.join({ id, version, member: aMember(daughter, { role: 'child', from }) });
    const card = await katarzyna.families.open({ id });
    expect(card).toMatchObject({
      version: 2,
      name: 'Próbni',
      kinds: [{ kind: fields.kind, from: fields.kindFrom, to: null }],
      workers: [{ displayName: 'Katarzyna Wilk', from: '2026-11-21', to: null }],
      may: { edit: true, archive: true, export: true, protect: false, assign: false },
    });
    expect(card.members.map((member) => (member.shown ? member.surname : null))).toEqual([
      'Matka',
      'Ojciec',
      'Syn',
      'Córka',
    ]);
    const list = await katarzyna.families.list({
      filter: { search: 'probni', status: 'active', kind: null, workerId: null },
      window: { offset: 0, limit: 10 },
    });
    expect(list.rows).toMatchObject([
      {
        name: 'Próbni',
        memberCount: 4,
        childCount: 2,
        addressLine: 'Ogrodowa 8/3, Jaworzec',
        workerName: 'Katarzyna Wilk',
      },
    ]);
    expect(list.count).toBe(1);
  });

  it('gives its members no worker from the archive, and stays named as archived on their cards', async () => {
    const fields = aPerson({ surname: 'Archiwalna' });
    const { id: member } = await anna.people.register({ fields });
    const led = await workerId(anna, 'Katarzyna');
    const family = await anna.families.register({ fields: aFamily(), members: [aMember(member)], workerId: led });
    const before = (await katarzyna.dashboard.overview({})).people ?? 0;
    expect((await katarzyna.people.open({ id: member })).memberships).toMatchObject([
      { archived: false, workerId: led, workerName: 'Katarzyna Wilk' },
    ]);
    await katarzyna.families.archive({ ...family, reason: 'Koniec' });
    // Who led the family still opens the card, to finish the papers or to take the family back.
    expect((await katarzyna.people.open({ id: member })).memberships).toMatchObject([
      { archived: true, workerId: null, workerName: null },
    ]);
    expect((await katarzyna.dashboard.overview({})).people).toBe(before - 1);
    const found = await anna.people.list({
      filter: {
        search: 'archiwalna',
        status: 'active',
        workerId: led,
        terc: null,
        ageFrom: null,
        ageTo: null,
        sex: null,
      },
      window: { offset: 0, limit: 10 },
    });
    expect(found.rows).toEqual([]);
  });

  it('is led from a day before it was entered, not from one ahead', async () => {
    const led = await workerId(anna, 'Katarzyna');
    const family = { fields: aFamily(), members: [], workerId: led };
    const { id } = await anna.families.register({ ...family, workerFrom: d('2025-03-01') });
    expect((await anna.families.open({ id })).workers).toMatchObject([{ userId: led, from: '2025-03-01', to: null }]);
    expect(await refusedFields(anna.families.register({ ...family, workerFrom: d('2026-12-01') }))).toEqual([
      'workerFrom | Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę, nie późniejszą niż dziś.',
    ]);
  });

  it('takes in only people within reach, by the rules', async () => {
    const martas = await anna.people.register({ fields: aPerson({ workerId: await workerId(anna, 'Marta') }) });
    const call = katarzyna.families.register({ fields: aFamily(), members: [aMember(martas.id)], workerId: null });
    expect((await refusalOf(call)).code).toBe('OUT_OF_REACH');
    const mine = await person(katarzyna, 'Moja');
    const { id, version } = await katarzyna.families.register({ fields: aFamily(), members: [], workerId: null });
    const early = aMember(mine, { from: d('1980-01-01') });
    expect((await refusedFields(katarzyna.families.join({ id, version, member: early })))[0]).toMatch(
      /^member\.from \| W rodzinie od: podaj datę, od której osoba jest w rodzinie, nie wcześniejszą niż data urodzenia/,
    );
    const twice = [aMember(mine), aMember(mine, { role: 'other' })];
    expect(
      await refusedFields(katarzyna.families.register({ fields: aFamily(), members: twice, workerId: null })),
    ).toEqual(['members.1.personId | Członkowie: ta osoba jest już na liście członków.']);
    const marta = await workerId(anna, 'Marta');
    expect(
      (await refusedFields(katarzyna.families.register({ fields: aFamily(), members: [], workerId: marta })))[0],
    ).toMatch(/^workerId/);
  });

  it('is left and entered again, each stay its own row, and a leaving is undone', async () => {
    const led = aPerson({ surname: 'Wraca', workerId: await workerId(anna, 'Katarzyna') });
    const { id: id1 } = await anna.people.register({ fields: led });
    const from = d('2020-01-12');
    const fields = aFamily({ name: 'Wracający' });
    const { id } = await anna.families.register({
      fields,
      members: [aMember(id1, { from })],
      workerId: null,
    });
    const membershipId = (await anna.families.open({ id })).members[0]?.id;
    if (membershipId === undefined) throw new Error('the family has no member');
    expect(
      (await refusedFields(anna.families.leave({ id, version: 1, membershipId, to: d('2019-01-01') })))[0],
    ).toMatch(/^to \| W rodzinie do/);
    await anna.families.leave({ id, version: 1, membershipId, to: d('2022-06-30') });
    expect((await refusalOf(anna.families.leave({ id, version: 2, membershipId, to: d('2022-06-30') }))).code).toBe(
      'ALREADY_DONE',
    );
    await anna.families.rejoin({ id, version: 2, membershipId });
    expect((await refusalOf(anna.families.rejoin({ id, version: 3, membershipId }))).code).toBe('ALREADY_DONE');
    await anna.families.leave({ id, version: 3, membershipId, to: d('2022-06-30') });
    await anna.families.join({ id, version: 4, member: aMember(id1, { from: d('2023-01-01') }) });
    const { members } = await anna.families.open({ id });
    expect(members.map(({ from: first, to }) => [first, to])).toEqual([
      ['2020-01-12', '2022-06-30'],
      ['2023-01-01', null],
    ]);
    expect((await refusalOf(anna.families.rejoin({ id, version: 5, membershipId }))).code).toBe('RULE_BROKEN');
    const history = await anna.families.history({ id });
    expect(history.map(({ action }) => action)).toEqual([
      'families.join',
      'families.leave',
      'families.rejoin',
      'families.leave',
      'families.register',
    ]);
    expect(history[0]?.after).toMatchObject({ member: { personId: id1, name: 'Wraca Anna', from: '2023-01-01' } });
    // The person's own history says which family and in which role; the other values stay with the family.
    const role = history[0]?.after?.['member'];
    expect(role).toMatchObject({ role: 'mother', sex: 'female' });
    const stay = { name: fields.name, role: 'mother', sex: 'female', from: '2020-01-12', to: null };
    const own = (await anna.people.history({ id: id1 })).filter(({ action }) => action.startsWith('families.'));
    expect(own.map(({ action, fields: names, before, after }) => [action, names, before, after])).toEqual([
      ['families.join', ['family'], null, { family: { ...stay, from: '2023-01-01' } }],
      ['families.leave', ['family'], { family: stay }, { family: { ...stay, to: '2022-06-30' } }],
      ['families.rejoin', ['family'], { family: { ...stay, to: '2022-06-30' } }, { family: stay }],
      ['families.leave', ['family'], { family: stay }, { family: { ...stay, to: '2022-06-30' } }],
      ['families.register', ['family'], null, { family: stay }],
    ]);
    // Where the family is protected from the viewer, its name is not there, as on the person's card.
    const protection = { reason: 'Próba', userIds: [await workerId(anna, 'Anna')] };
    await anna.families.protect({ id, version: 5, protection });
    const seen = await katarzyna.people.history({ id: id1 });
    expect(seen.find(({ action }) => action === 'families.register')?.after).toEqual({
      family: { ...stay, name: null },
    });
    expect(JSON.stringify(seen)).not.toContain('Wracający');
  });

  it('keeps the kind and the worker that were before', async () => {
    const [marta, katarzynaId] = [await workerId(anna, 'Marta'), await workerId(anna, 'Katarzyna')];
    const fields = aFamily({ kind: 'foster-candidate', kindFrom: d('2023-01-01') });
    const { id } = await anna.families.register({ fields, members: [], workerId: marta });
    await anna.families.correct({ id, version: 1, fields: { ...fields, kind: 'foster', kindFrom: d('2024-02-01') } });
    expect((await anna.families.open({ id })).kinds).toEqual([
      { kind: 'foster', from: '2024-02-01', to: null },
      { kind: 'foster-candidate', from: '2023-01-01', to: '2024-01-31' },
    ]);
    expect(
      (await refusalOf(anna.families.assign({ id, version: 2, workerId: marta, from: d('2026-12-01') }))).code,
    ).toBe('ALREADY_DONE');
    await anna.families.assign({ id, version: 2, workerId: katarzynaId, from: d('2026-12-01') });
    expect(
      (await anna.families.open({ id })).workers.map(({ displayName, from, to }) => [displayName, from, to]),
    ).toEqual([
      ['Katarzyna Wilk', '2026-12-01', null],
      ['Marta Zając', '2026-11-21', '2026-11-30'],
    ]);
    // Until then it is Marta's.
    expect((await refusalOf(katarzyna.families.open({ id }))).code).toBe('OUT_OF_REACH');
    await anna.families.assign({ id, version: 3, workerId: null, from: d('2026-12-01') });
    expect((await anna.families.open({ id })).workers).toHaveLength(1);
    expect(
      (await refusalOf(katarzyna.families.assign({ id, version: 4, workerId: null, from: d('2026-12-01') }))).code,
    ).toBe('PERMISSION_DENIED');
  });

  it('does not let go of who and what it was when an earlier day is typed', async () => {
    const [marta, katarzynaId] = [await workerId(anna, 'Marta'), await workerId(anna, 'Katarzyna')];
    const fields = aFamily({ kind: 'foster-candidate', kindFrom: d('2023-01-01') });
    const { id } = await anna.families.register({ fields, members: [], workerId: marta });
    const refused =
      'from | Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę, nie wcześniejszą niż 21.11.2026, od tego dnia zapisany jest dotychczasowy prowadzący.';
    for (const next of [null, katarzynaId]) {
      const call = anna.families.assign({ id, version: 1, workerId: next, from: d('2026-11-20') });
      expect(await refusedFields(call)).toEqual([refused]);
    }
    const earlierKind = { ...fields, kind: 'foster', kindFrom: d('2022-12-31') } as const;
    expect(await refusedFields(anna.families.correct({ id, version: 1, fields: earlierKind }))).toEqual([
      'fields.kindFrom | Rodzaj od: podaj datę, od której obowiązuje rodzaj rodziny, nie wcześniejszą niż 01.01.2023, od tego dnia zapisany jest dotychczasowy rodzaj.',
    ]);
    const { kinds, workers } = await anna.families.open({ id });
    expect(kinds).toEqual([{ kind: 'foster-candidate', from: '2023-01-01', to: null }]);
    expect(workers.map(({ displayName, from, to }) => [displayName, from, to])).toEqual([
      ['Marta Zając', '2026-11-21', null],
    ]);
    // The same worker may have begun earlier than was typed.
    await anna.families.assign({ id, version: 1, workerId: marta, from: d('2026-11-01') });
    expect((await anna.families.open({ id })).workers).toMatchObject([{ from: '2026-11-01', to: null }]);
  });

  it('has a case number of its own', async () => {
    await anna.families.register({ fields: aFamily({ caseNumber: 'PR.1.2026' }), members: [], workerId: null });
    expect(
      await refusedFields(
        anna.families.register({ fields: aFamily({ caseNumber: 'PR.1.2026' }), members: [], workerId: null }),
      ),
    ).toEqual([
      expect.stringMatching(
        /^fields\.caseNumber \| Numer sprawy: podaj inny numer sprawy, ten ma już inna rodzina\. Najbliższy wolny: PR\.5122\.\d+\.2026\.$/,
      ),
    ]);
  });

  it('keeps a number that was its own, and frees one that was a mistake', async () => {
    const number = (n: number) => `PR.800${n}.2026`;
    const register = (caseNumber: string) =>
      anna.families.register({ fields: aFamily({ caseNumber }), members: [], workerId: null });
    const { id } = await register(number(1));
    const correct = (version: number, caseNumber: string, caseNumberMistake?: boolean) =>
      anna.families.correct({
        id,
        version,
        fields: aFamily({ caseNumber }),
        ...(caseNumberMistake === undefined ? {} : { caseNumberMistake }),
      });
    await correct(1, number(2));
    expect(await refusedFields(register(number(1)))).toHaveLength(1);
    await correct(2, number(3), true);
    await register(number(2));
    expect((await anna.families.history({ id }))[0]).toMatchObject({
      fields: ['caseNumber', 'caseNumberMistake'],
      before: { caseNumber: number(2) },
      after: { caseNumber: number(3), caseNumberMistake: 'wpisany przez pomyłkę' },
    });
    // The word alone frees nothing: the number in use, and the one it had for real, stay its own.
    await anna.families.correct({
      id,
      version: 3,
      fields: aFamily({ caseNumber: number(3), note: 'Uwaga' }),
      caseNumberMistake: true,
    });
    for (const taken of [1, 3]) expect(await refusedFields(register(number(taken)))).toHaveLength(1);
  });

  it('conflicts name fields, and an archived one is not changed', async () => {
    const fields = aFamily();
    const { id } = await anna.families.register({ fields, members: [], workerId: null });
    const piotr = await signedIn(test, 'piotr.pracownik');
    await piotr.families.correct({ id, version: 1, fields: { ...fields, note: 'Uwaga' } });
    expect((await refusalOf(anna.families.archive({ id, version: 1, reason: 'Koniec' }))).data).toMatchObject({
      changedByName: 'Piotr Olszak',
      fields: ['note'],
    });
    await anna.families.archive({ id, version: 2, reason: 'Koniec' });
    const joining = anna.families.join({ id, version: 3, member: aMember(await person(anna, 'Spóźniona')) });
    expect(await refusalOf(joining)).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'archived' } });
    await anna.families.restore({ id, version: 3 });
    expect((await anna.families.open({ id })).archived).toBeNull();
  });

  it('lists in every order, each row once, and exports what is shown', async () => {
    for (const order of ['name', 'case-number', 'kind'] as const) {
      const filter = { search: '', status: 'all', kind: null, workerId: null, order, direction: 'desc' } as const;
      const whole = await anna.families.list({ filter, window: { offset: 0, limit: 500 } });
      expect(whole.count).toBe(whole.rows.length);
      const seen: string[] = [];
      for (let offset = 0; offset < whole.count; offset += 5) {
        seen.push(...(await anna.families.list({ filter, window: { offset, limit: 5 } })).rows.map(({ id }) => id));
      }
      expect(seen).toEqual(whole.rows.map(({ id }) => id));
    }
    const filter = { search: '', status: 'all', kind: null, workerId: null } as const;
    const { rows } = await printed(anna.families.printList({ filter }));
    await exported(anna.families.exportList({ filter, columns: ['name', 'members'], format: 'csv' }));
    const lines = new TextDecoder().decode(files.at(-1)?.bytes).trim().split('\r\n').slice(1);
    expect(lines).toEqual(rows.map((row) => (row.shown ? `${row.name};${row.memberCount}` : 'rekord chroniony;')));
  });
});
