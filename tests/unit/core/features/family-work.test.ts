import { describe, expect, it } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { addProtectedWork, aNote, aPlan, aWorkedFamily } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aMember, aPerson } from '#tests/support/people.ts';
import { addProtectedRecords, signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

const DAY = asLocalDate('2026-11-20');
const TODAY = asLocalDate('2026-11-21');
const LATER = asLocalDate('2026-12-14');
const WINDOW = { offset: 0, limit: 50 } as const;

const byText = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1);

describe('the chronicle of a person', () => {
  it('shows what the person took part in while in the family, and where it stands', async () => {
    const { record, personId, familyId } = await aWorkedFamily(anna);
    const person = { kind: 'person', id: personId } as const;
    const write = async (text: string, personIds: (typeof personId)[], on = DAY) =>
      await anna.notes.write({ record, fields: aNote({ personIds, text, on }), nextStep: null });
    await write('Była przy rozmowie', [personId]);
    await write('Nie było jej', []);
    await write('Sprzed wejścia do rodziny', [personId], asLocalDate('2024-12-30'));
    await anna.notes.write({ record: person, fields: aNote({ text: 'Sama w ośrodku' }), nextStep: null });
    const shown = async (client: CoreClient) => {
      const list = await client.notes.list({ record: person, filter: { kind: null, search: '' }, window: WINDOW });
      expect([list.count, list.total]).toEqual([list.rows.length, list.rows.length]);
      return list.rows.map(({ text, family }) => [text, family?.name ?? null]).toSorted(byText);
    };
    const own = ['Sama w ośrodku', null];
    expect(await shown(anna)).toEqual([['Była przy rozmowie', 'Pracowici'], own]);
    // Somebody who leads the person alone, and not the family, reads only what is about the person.
    const marta = await workerId(anna, 'Marta');
    const { version } = await anna.people.open({ id: personId });
    const [families, people] = [[], [personId]];
    await anna.caseloads.handOver({ fromId: null, toId: marta, from: TODAY, reason: 'próba', families, people });
    expect(version).toBeGreaterThan(0);
    expect(await shown(await signedIn(test, 'marta.pracownik'))).toEqual([own]);
    // A protected family is no source for anybody it is protected from, even where reach goes over all families.
    const piotr = await signedIn(test, 'piotr.pracownik');
    expect(await shown(piotr)).toEqual([['Była przy rozmowie', 'Pracowici'], own]);
    const card = await anna.families.open({ id: familyId });
    const userIds = [await workerId(anna, 'Katarzyna'), await workerId(anna, 'Anna')];
    await anna.families.protect({ id: familyId, version: card.version, protection: { reason: 'próba', userIds } });
    expect(await shown(anna)).toEqual([['Była przy rozmowie', 'Pracowici'], own]);
    expect(await shown(piotr)).toEqual([own]);
  });
});

describe('the search in notes', () => {
  it.each(['terapeutyczne', 'terapeutyczme', 'terapeutyzcne', 'etrapeutyczne', 'terapeutyczn', 'terapeytycz'])(
    'finds it with one typing error: %s',
    async (text) => {
      const { record } = await aWorkedFamily(anna);
      await anna.notes.write({ record, fields: aNote({ text: 'Zajęcia terapeutyczne od wtorku' }), nextStep: null });
      const [hit] = await anna.notes.search({ text });
      expect(hit?.snippet.find(({ found }) => found)?.text).toBe('terapeutyczne');
    },
  );

  it('forgives no second error and no short word', async () => {
    const { record } = await aWorkedFamily(anna);
    await anna.notes.write({ record, fields: aNote({ text: 'Zajęcia qxyzat wed' }), nextStep: null });
    expect(await anna.notes.search({ text: 'qxzyta' })).toEqual([]);
    expect(await anna.notes.search({ text: 'wxd' })).toEqual([]);
    expect(await anna.notes.search({ text: 'qxyzta' })).toHaveLength(1);
  });
});

describe('a note', () => {
  it('keeps every version, and a withdrawn one stays with its reason', async () => {
    const { record, personId } = await aWorkedFamily(anna);
    const fields = aNote({ personIds: [personId], text: 'Pierwsza treść' });
    const written = await anna.notes.write({ record, fields, nextStep: null });
    const corrected = await anna.notes.correct({ ...written, fields: { ...fields, text: 'Druga' }, reason: 'pomyłka' });
    expect(corrected.version).toBe(2);
    const versions = await anna.notes.versions({ id: written.id });
    expect(versions.map(({ text, reason }) => [text, reason])).toEqual([
      ['Druga', 'pomyłka'],
      ['Pierwsza treść', null],
    ]);
    expect(await refusalOf(anna.notes.correct({ ...written, fields, reason: 'znowu' }))).toMatchObject({
      code: 'CONFLICT',
    });
    const withdrawn = await anna.notes.withdraw({ ...corrected, reason: 'nie ta rodzina' });
    const listed = await anna.notes.list({ record, filter: {}, window: WINDOW });
    expect(listed.rows[0]).toMatchObject({ text: 'Druga', withdrawn: { reason: 'nie ta rodzina' } });
    expect(await anna.notes.search({ text: 'druga' })).toEqual([]);
    expect(await refusalOf(anna.notes.correct({ ...withdrawn, fields, reason: 'znowu' }))).toMatchObject({
      code: 'RULE_BROKEN',
    });
    await anna.notes.restore(withdrawn);
    expect((await anna.notes.search({ text: 'druga' })).map(({ record: found }) => found.name)).toEqual(['Pracowici']);
    expect(await anna.notes.search({ text: 'pierwsza tresc' })).toEqual([]);
  });

  it('withdrawn takes the open task of its next step along, each with its row; one done meanwhile stays done', async () => {
    const { record } = await aWorkedFamily(anna);
    const nextStep = { what: 'Zadzwonić do szkoły', dueOn: asLocalDate('2026-12-01'), userId: null };
    const written = await anna.notes.write({ record, fields: aNote(), nextStep });
    const task = async () => {
      const { rows } = await anna.tasks.ofRecord({ record });
      return rows.flatMap((row) => (row.shown && row.source === 'note' ? [row] : []))[0];
    };
    const closed = { on: '2026-11-21', note: 'wycofanie wpisu w kronice' };
    const withdrawn = await anna.notes.withdraw({ ...written, reason: 'nie ta rodzina' });
    expect(await task()).toMatchObject({ state: 'cancelled', closed });
    const log = await anna.audit.list({ filter: {}, window: WINDOW });
    const rows = log.rows.filter(({ action }) => action === 'notes.withdraw');
    expect(rows.map(({ fields }) => fields)).toEqual([['withdrawn'], ['state']]);
    await anna.notes.restore(withdrawn);
    const again = await task();
    expect(again).toMatchObject({ state: 'open', closed: null });
    if (again === undefined) throw new Error('the note has no task');
    await anna.tasks.finish({ id: again.id, version: again.version, note: null });
    await anna.notes.withdraw({ ...withdrawn, reason: 'nie ta rodzina' });
    expect(await task()).toMatchObject({ state: 'done' });
  });

  it('is found without diacritics by the beginnings of its words, the words marked', async () => {
    const { record } = await aWorkedFamily(anna);
    const text = 'Rozmowa o źdźbłach trawy i o jeżozwierzach w ogrodzie.';
    await anna.notes.write({ record, fields: aNote({ text }), nextStep: null });
    for (const typed of ['zdzblach', 'jezozwierz', 'ŹDŹBŁACH jeżo']) {
      const [hit] = await anna.notes.search({ text: typed });
      expect(hit?.record.name, typed).toBe('Pracowici');
      expect(
        hit?.snippet.some(({ found }) => found),
        typed,
      ).toBe(true);
    }
  });

  it('is nobody else’s: a worker without the family finds nothing and may not read it', async () => {
    const { record } = await aWorkedFamily(anna);
    await anna.notes.write({ record, fields: aNote({ text: 'Dwudziestolatka' }), nextStep: null });
    const marta = await signedIn(test, 'marta.pracownik');
    expect(await marta.notes.search({ text: 'dwudziestolatka' })).toEqual([]);
    const read = marta.notes.list({ record, filter: {}, window: WINDOW });
    expect(await refusalOf(read)).toMatchObject({ code: 'OUT_OF_REACH' });
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    expect(await katarzyna.notes.search({ text: 'dwudziestolatka' })).toHaveLength(1);
  });
});

describe('who took part in a note', () => {
  it('is from own cases, or a member of the family by the day of the note; a stranger is refused in words', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const stranger = await anna.people.register({ fields: aPerson({ surname: 'Obca' }) });
    const left = await anna.people.register({ fields: aPerson({ surname: 'Dawna' }) });
    const { version } = await anna.families.open({ id: familyId });
    const joining = aMember(left.id, { from: asLocalDate('2025-02-01'), role: 'grandparent' });
    const joined = await anna.families.join({ id: familyId, version, member: joining });
    const membershipId = (await anna.families.open({ id: familyId })).members.find(
      ({ personId }) => personId === left.id,
    )?.id;
    if (membershipId === undefined) throw new Error('nobody has joined');
    const until = asLocalDate('2025-03-01');
    await anna.families.leave({ id: familyId, version: joined.version, membershipId, to: until });
    for (const { id } of [stranger, left]) {
      expect((await refusalOf(katarzyna.people.open({ id }))).code).toBe('OUT_OF_REACH');
    }
    const writing = (id: typeof left.id, on = DAY) =>
      katarzyna.notes.write({ record, fields: aNote({ personIds: [id], on }), nextStep: null });
    const note = await writing(left.id);
    const refusals = [
      await refusalOf(writing(stranger.id)),
      await refusalOf(writing(left.id, asLocalDate('2025-01-20'))),
      await refusalOf(
        katarzyna.notes.correct({ ...note, fields: aNote({ personIds: [stranger.id] }), reason: 'próba' }),
      ),
    ];
    for (const refused of refusals) {
      const field = { path: 'fields.personIds', message: expect.stringContaining('z Twoich spraw') as string };
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [field] } });
    }
    // Whom the manager named stays when the worker corrects the words.
    const both = aNote({ personIds: [stranger.id] });
    const theirs = await anna.notes.write({ record, fields: both, nextStep: null });
    await katarzyna.notes.correct({ ...theirs, fields: { ...both, text: 'Poprawione' }, reason: 'próba' });
  });
});

describe('a task', () => {
  it('comes from the next step, moves with a reason, is done once and can be opened again', async () => {
    const { record } = await aWorkedFamily(anna);
    const userId = await workerId(anna, 'Katarzyna');
    await anna.notes.write({ record, fields: aNote(), nextStep: { what: 'Zadzwonić', dueOn: LATER, userId } });
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const found = await katarzyna.tasks.ofRecord({ record });
    const task = found.rows.find((row) => row.shown && row.what === 'Zadzwonić');
    if (task?.shown !== true) throw new Error('no task');
    expect(task).toMatchObject({ what: 'Zadzwonić', dueOn: LATER, source: 'note', userId });
    const { id, version } = task;
    const moved = await katarzyna.tasks.move({ id, version, dueOn: asLocalDate('2026-12-20'), reason: 'choroba' });
    const late = anna.tasks.move({ id, version, dueOn: asLocalDate('2026-12-23'), reason: 'urlop' });
    expect(await refusalOf(late)).toMatchObject({
      code: 'CONFLICT',
      data: { changedByName: 'Katarzyna Wilk', changedAt: expect.any(String), fields: ['dueOn'] },
    });
    const done = await katarzyna.tasks.finish({ ...moved, note: 'zrobione' });
    expect(await refusalOf(katarzyna.tasks.finish({ ...done, note: null }))).toMatchObject({ code: 'ALREADY_DONE' });
    const now = async () => (await katarzyna.tasks.ofRecord({ record })).rows.find((row) => row.id === id);
    expect(await now()).toMatchObject({ state: 'done', moves: [{ fromDue: LATER, reason: 'choroba' }] });
    await katarzyna.tasks.reopen(done);
    expect(await now()).toMatchObject({ state: 'open' });
  });

  it('of a protected record is a line with whom to ask', async () => {
    const records = await addProtectedRecords(anna);
    await addProtectedWork(anna, records);
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const { rows } = await katarzyna.tasks.list({ filter: {}, window: { offset: 0, limit: 200 } });
    const masked = rows.filter((row) => !row.shown);
    expect(masked.length).toBeGreaterThan(0);
    expect(masked[0]?.shown === false && masked[0].ask.length).toBe(1);
    const record = { kind: 'family', id: records.shownFamily } as const;
    const listed = await katarzyna.notes.list({ record, filter: {}, window: WINDOW });
    expect(listed.rows[0]?.participants[0]?.shown).toBe(false);
  });
});

describe('tasks of a record in the archive', () => {
  it.each(['family', 'person'] as const)(
    'of a %s are cancelled with it when wished, and come back with it',
    async (kind) => {
      const { record: family, personId } = await aWorkedFamily(anna);
      const record = kind === 'family' ? family : ({ kind, id: personId } as const);
      const userId = await workerId(anna, 'Katarzyna');
      const added = async (what: string) => await anna.tasks.add({ record, fields: { what, dueOn: LATER, userId } });
      await added('Zadzwonić');
      const own = await added('Sama odwołana');
      await anna.tasks.cancel({ ...own, reason: 'niepotrzebne' });
      const states = async () =>
        (await anna.tasks.ofRecord({ record })).rows
          .flatMap((row) => (row.shown && row.source === 'hand' ? [`${row.what} ${row.state}`] : []))
          .toSorted();
      const archived = async (version: number, cancelTasks: boolean) =>
        record.kind === 'family'
          ? await anna.families.archive({ id: record.id, version, reason: 'wyjazd', cancelTasks })
          : await anna.people.archive({ id: record.id, version, reason: 'wyjazd', cancelTasks });
      const restored = async (version: number) =>
        record.kind === 'family'
          ? await anna.families.restore({ id: record.id, version })
          : await anna.people.restore({ id: record.id, version });
      const { version } =
        record.kind === 'family'
          ? await anna.families.open({ id: record.id })
          : await anna.people.open({ id: record.id });
      let now = (await archived(version, false)).version;
      expect(await states()).toEqual(['Sama odwołana cancelled', 'Zadzwonić open']);
      now = (await restored(now)).version;
      now = (await archived(now, true)).version;
      expect(await states()).toEqual(['Sama odwołana cancelled', 'Zadzwonić cancelled']);
      await restored(now);
      expect(await states()).toEqual(['Sama odwołana cancelled', 'Zadzwonić open']);
    },
  );
});

describe('a plan', () => {
  it('keeps its versions; tasks of the one before are cancelled, those of the new one stand', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const userId = await workerId(anna, 'Katarzyna');
    const withTask = (action: string) => {
      const plan = aPlan();
      const actions = [{ action, responsible: null, userId, dueOn: LATER }];
      return { ...plan, goals: plan.goals.map((goal) => ({ ...goal, actions })) };
    };
    const { id } = await anna.plans.write({ familyId, basedOn: null, fields: withTask('Pierwsze') });
    // Whoever has not seen it writes over nobody's plan.
    expect(await refusalOf(anna.plans.write({ familyId, basedOn: null, fields: withTask('Obok') }))).toMatchObject({
      code: 'CONFLICT',
      data: { changedByName: 'Anna Hebda', changedAt: expect.any(String), fields: ['plan'] },
    });
    await anna.plans.write({ familyId, basedOn: id, fields: withTask('Drugie') });
    const { plans } = await anna.plans.open({ familyId });
    expect(plans.map(({ goals }) => goals[0]?.actions[0]?.action)).toEqual(['Drugie', 'Pierwsze']);
    const tasks = (await anna.tasks.ofRecord({ record })).rows.flatMap((row) =>
      row.shown && row.source === 'plan' ? [`${row.what} ${row.state}`] : [],
    );
    expect(tasks).toEqual(['Drugie open', 'Pierwsze cancelled']);
    const goalId = plans[0]?.goals[0]?.id;
    if (goalId === undefined) throw new Error('no goal');
    const early = anna.plans.recordOutcome({
      goalId,
      fields: { result: 'partly', on: asLocalDate('1900-01-01'), text: null },
    });
    expect(await refusalOf(early)).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'fields.on' }] } });
    await anna.plans.recordOutcome({ goalId, fields: { result: 'partly', on: DAY, text: null } });
    await anna.plans.recordOutcome({ goalId, fields: { result: 'reached', on: DAY, text: 'udało się' } });
    expect((await anna.plans.open({ familyId })).plans[0]?.goals[0]?.outcome).toMatchObject({ result: 'reached' });
  });

  it('written ahead leaves the tasks of the plan that holds until then, and those of a plan that begins later', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const userId = await workerId(anna, 'Katarzyna');
    const planOf = (from: string, ...actions: readonly (readonly [string, string])[]) => {
      const plan = aPlan({ from: asLocalDate(from) });
      const planned = actions.map(([action, dueOn]) => ({
        action,
        responsible: null,
        userId,
        dueOn: asLocalDate(dueOn),
      }));
      return { ...plan, goals: plan.goals.map((goal) => ({ ...goal, actions: planned })) };
    };
    const states = async () =>
      (await anna.tasks.ofRecord({ record })).rows
        .flatMap((row) => (row.shown && row.source === 'plan' ? [`${row.what} ${row.state}`] : []))
        .toSorted();
    const first = planOf('2026-11-20', ['Teraz', '2026-11-25'], ['Potem', '2026-12-28']);
    const { id } = await anna.plans.write({ familyId, basedOn: null, fields: first });
    const ahead = planOf('2026-12-20', ['Nowe', '2026-12-29']);
    const next = await anna.plans.write({ familyId, basedOn: id, fields: ahead });
    expect(await states()).toEqual(['Nowe open', 'Potem cancelled', 'Teraz open']);
    const corrected = planOf('2026-11-21', ['Teraz inaczej', '2026-11-26']);
    await anna.plans.write({ familyId, basedOn: next.id, fields: corrected });
    expect(await states()).toEqual(['Nowe open', 'Potem cancelled', 'Teraz cancelled', 'Teraz inaczej open']);
  });

  it('needs somebody responsible for each action', async () => {
    const { familyId } = await aWorkedFamily(anna);
    const plan = aPlan();
    const actions = [{ action: 'Nikt tego nie zrobi', responsible: null, userId: null, dueOn: null }];
    const fields = { ...plan, goals: plan.goals.map((goal) => ({ ...goal, actions })) };
    expect(await refusalOf(anna.plans.write({ familyId, basedOn: null, fields }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: [{ path: 'fields.goals.0.actions.0.responsible' }] },
    });
  });
});
