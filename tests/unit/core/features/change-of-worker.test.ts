import { describe, expect, it } from 'vitest';

import { asRecordId } from '#db/repositories/values.ts';
import { tasksGoing } from '#shared/features/caseloads/caseloads.rules.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;
let katarzyna: UserId;
let marta: UserId;

openOffice('for-each', async (opened) => {
  ({ test, anna } = opened);
  [katarzyna, marta] = [await workerId(anna, 'Katarzyna'), await workerId(anna, 'Marta')];
});

const TODAY = asLocalDate('2026-11-21');
const FIRST = asLocalDate('2026-12-01');
const AFTER = asLocalDate('2026-12-05');
const LOGINS = { Katarzyna: 'katarzyna.pracownik', Marta: 'marta.pracownik' } as const;

async function aFamilyOf(userId: UserId) {
  const person = await anna.people.register({ fields: aPerson({ surname: 'Zmienna' }) });
  const family = await anna.families.register({
    fields: aFamily({ caseNumber: null, kind: 'care-difficulties', kindFrom: TODAY }),
    members: [aMember(person.id, { from: TODAY })],
    workerId: userId,
  });
  return { ...family, personId: person.id };
}

const ref = ({ id, version }: { readonly id: FamilyId; readonly version: number }) => ({ id, version });

const addTask = async (id: FamilyId, userId: UserId, dueOn = AFTER, what = 'telefon do szkoły') =>
  await anna.tasks.add({ record: { kind: 'family', id }, fields: { what, dueOn, userId } });

/** „Moje” of a worker about one family, or about nothing that is told by name. */
async function mine(who: keyof typeof LOGINS, familyId: FamilyId) {
  const client = await signedIn(test, LOGINS[who]);
  const { rows } = await client.tasks.list({ filter: { whose: 'mine' }, window: { offset: 0, limit: 200 } });
  return rows.flatMap((row) => (row.shown && row.record.id === familyId ? [row] : []));
}

describe('a change of worker', () => {
  it('takes the task made by hand and that of the assessment along', async () => {
    const family = await aFamilyOf(katarzyna);
    await addTask(family.id, katarzyna);
    expect((await mine('Katarzyna', family.id)).map(({ source }) => source).toSorted()).toEqual(['assessment', 'hand']);
    await anna.families.assign({ ...ref(family), workerId: marta, from: TODAY, limitReason: 'próba' });
    expect((await mine('Marta', family.id)).map(({ source }) => source).toSorted()).toEqual(['assessment', 'hand']);
    expect(await mine('Katarzyna', family.id)).toEqual([]);
  });

  it('of a person takes the open tasks along too', async () => {
    const fields = aPerson({ surname: 'Samotna', workerId: katarzyna });
    const person = await anna.people.register({ fields });
    const record = { kind: 'person', id: person.id } as const;
    await anna.tasks.add({ record, fields: { what: 'wizyta', dueOn: AFTER, userId: katarzyna } });
    await anna.people.correct({ ...person, fields: { ...fields, workerId: marta } });
    expect((await anna.tasks.ofRecord({ record })).rows).toMatchObject([{ userId: marta }]);
  });

  it('leaves nothing behind on the day it begins', async () => {
    const family = await aFamilyOf(katarzyna);
    const early = await addTask(family.id, katarzyna, asLocalDate('2026-11-25'));
    await anna.families.assign({ ...ref(family), workerId: marta, from: FIRST, limitReason: 'próba' });
    const ids = async (who: keyof typeof LOGINS) => (await mine(who, family.id)).map(({ id }) => id);
    expect(await ids('Marta')).not.toContain(early.id);
    test.clock.advance(11 * 24 * 3600);
    anna = await signedIn(test, 'anna.kierownik');
    expect(await ids('Marta')).toContain(early.id);
  });

  it('announces as many tasks as go, those about members among them', async () => {
    const family = await aFamilyOf(katarzyna);
    const record = { kind: 'person', id: family.personId } as const;
    await anna.tasks.add({ record, fields: { what: 'wizyta', dueOn: AFTER, userId: katarzyna } });
    await addTask(family.id, katarzyna);
    const { tasks } = await anna.caseloads.previewHandOver({ fromId: katarzyna, toId: marta, from: FIRST });
    const families = [family.id];
    const input = { fromId: katarzyna, toId: marta, from: FIRST, reason: 'próba', limitReason: 'próba' };
    const done = await anna.caseloads.handOver({ ...input, families, people: [] });
    expect(done.tasks).toBe(3);
    expect(tasksGoing(tasks, new Set<string>(families))).toBe(done.tasks);
  });

  it('does not take away days that have passed', async () => {
    const family = await aFamilyOf(katarzyna);
    test.clock.advance(3 * 24 * 3600);
    anna = await signedIn(test, 'anna.kierownik');
    for (const workerId of [marta, null]) {
      const call = anna.families.assign({ ...ref(family), workerId, from: TODAY, limitReason: 'próba' });
      expect(await refusalOf(call)).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'from' }] } });
    }
  });
});

describe('a task for a colleague who does not reach the record', () => {
  it('is among their own without the name, and can be done', async () => {
    const family = await aFamilyOf(katarzyna);
    await addTask(family.id, marta);
    const [task] = await mine('Marta', family.id);
    expect(task).toMatchObject({ what: 'telefon do szkoły', reached: false });
    expect(task?.record.name).toBe('rodzina spoza prowadzonych spraw');
    const client = await signedIn(test, LOGINS.Marta);
    expect(await refusalOf(client.families.open({ id: family.id }))).toMatchObject({ code: 'OUT_OF_REACH' });
    const { id, version } = task ?? { id: asRecordId(''), version: 0 };
    await client.tasks.finish({ id, version, note: null });
    expect((await mine('Katarzyna', family.id)).map(({ source }) => source)).toEqual(['assessment']);
  });

  it('tells nothing when the record is protected from them', async () => {
    const family = await aFamilyOf(katarzyna);
    await addTask(family.id, marta, AFTER, 'zmarkosłowo');
    const userIds = [katarzyna, await workerId(anna, 'Anna')];
    await anna.families.protect({ ...ref(family), protection: { reason: 'próba', userIds } });
    const client = await signedIn(test, LOGINS.Marta);
    const list = await client.tasks.list({ filter: { whose: 'mine' }, window: { offset: 0, limit: 200 } });
    expect(JSON.stringify(list)).not.toContain('zmarkosłowo');
    expect(JSON.stringify(list)).not.toContain(family.id);
    expect(list.rows.filter(({ shown }) => !shown)).not.toEqual([]);
  });
});

describe('taking a hand-over back', () => {
  const handOver = async (families: FamilyId[]) =>
    await anna.caseloads.handOver({
      fromId: katarzyna,
      toId: marta,
      from: TODAY,
      reason: 'próba',
      families,
      people: [],
      limitReason: 'próba',
    });

  it('leaves the days that have passed with who led on them', async () => {
    const family = await aFamilyOf(katarzyna);
    const { id } = await handOver([family.id]);
    test.clock.advance(2 * 24 * 3600);
    anna = await signedIn(test, 'anna.kierownik');
    await anna.caseloads.undoHandOver({ id, limitReason: 'próba' });
    const { workers } = await anna.families.open({ id: family.id });
    expect(workers.map(({ displayName, from, to }) => [displayName, from, to])).toEqual([
      ['Katarzyna Wilk', '2026-11-23', null],
      ['Marta Zając', '2026-11-21', '2026-11-22'],
    ]);
  });

  it('asks for a reason when the former worker has no room any more', async () => {
    const family = await aFamilyOf(katarzyna);
    const { id } = await handOver([family.id]);
    for (let at = 0; at < 15; at += 1) {
      await anna.families.register({
        fields: aFamily({ caseNumber: null, kind: 'care-difficulties' }),
        members: [],
        workerId: katarzyna,
        limitReason: 'próba',
      });
    }
    const refused = await refusalOf(anna.caseloads.undoHandOver({ id }));
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'limitReason' }] } });
    await anna.caseloads.undoHandOver({ id, limitReason: 'powrót spraw' });
    expect((await anna.caseloads.log({})).exceptions[0]).toMatchObject({ reason: 'powrót spraw', handedOver: true });
  });
});

describe('the task of the assessment', () => {
  it('is there from the registration, goes into the archive and comes back', async () => {
    const family = await aFamilyOf(katarzyna);
    const open = async () =>
      (await mine('Katarzyna', family.id)).filter(({ source }) => source === 'assessment').length;
    expect(await open()).toBe(1);
    const archived = await anna.families.archive({ ...ref(family), reason: 'wyprowadzka' });
    expect(await open()).toBe(0);
    await anna.families.restore({ ...archived, limitReason: 'próba' });
    expect(await open()).toBe(1);
  });
});

describe('days that have passed', () => {
  it('stay with another worker who led on them: an earlier beginning is refused, and changes nothing', async () => {
    const { id } = await anna.families.register({
      fields: aFamily({ caseNumber: null, kind: 'supporting', kindFrom: asLocalDate('2025-01-10') }),
      members: [],
      workerId: null,
    });
    const give = async (workerId: UserId, from: string) => {
      const { version } = await anna.families.open({ id });
      return await anna.families.assign({ id, version, workerId, from: asLocalDate(from) });
    };
    const led = async () =>
      (await anna.families.open({ id })).workers.map(({ displayName, from, to }) => [displayName, from, to]);
    await give(katarzyna, '2026-01-01');
    await give(marta, '2026-11-01');
    const before = await led();
    expect(before).toEqual([
      ['Marta Zając', '2026-11-01', null],
      ['Katarzyna Wilk', '2026-01-01', '2026-10-31'],
    ]);
    const refusal = await refusalOf(give(marta, '2026-10-25'));
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'from' }] } });
    expect(await led()).toEqual(before);
  });
});

describe('days long past', () => {
  it('stay with whoever led on them, whichever way another worker is given the family', async () => {
    const { id } = await anna.families.register({
      fields: aFamily({ caseNumber: null, kind: 'supporting', kindFrom: asLocalDate('2020-01-10') }),
      members: [],
      workerId: katarzyna,
      workerFrom: asLocalDate('2020-01-10'),
    });
    const assign = async (workerId: UserId | null, from: string) => {
      const { version } = await anna.families.open({ id });
      return await anna.families.assign({ id, version, workerId, from: asLocalDate(from), limitReason: 'próba' });
    };
    const handOver = async (from: string) => {
      const given = { fromId: katarzyna, toId: marta, from: asLocalDate(from), reason: 'próba', limitReason: 'próba' };
      return await anna.caseloads.handOver({ ...given, families: [id], people: [] });
    };
    const said = 'wcześniejsze dni zostają tak, jak są zapisane.';
    for (const refused of [
      () => handOver('2021-06-01'),
      () => assign(marta, '2026-10-20'),
      () => assign(null, '2026-10-20'),
    ]) {
      expect(await refusalOf(refused())).toMatchObject({
        code: 'INVALID_INPUT',
        data: { fields: [{ path: 'from', message: expect.stringContaining(said) as string }] },
      });
    }
    await handOver('2026-10-21');
    expect((await anna.families.open({ id })).workers).toMatchObject([
      { displayName: 'Marta Zając', from: '2026-10-21', to: null },
      { displayName: 'Katarzyna Wilk', from: '2020-01-10', to: '2026-10-20' },
    ]);
  });
});

describe('the first worker of a family, and one after a gap', () => {
  const BEGAN = asLocalDate('2020-01-10');
  const unled = async (workerFrom: string | null, workerId: UserId | null = katarzyna) =>
    await anna.families.register({
      fields: aFamily({ caseNumber: null, kind: 'supporting', kindFrom: BEGAN }),
      members: [],
      workerId,
      workerFrom: workerFrom === null ? null : asLocalDate(workerFrom),
    });
  const assign = async (id: FamilyId, userId: UserId | null, from: string) => {
    const { version } = await anna.families.open({ id });
    return await anna.families.assign({ id, version, workerId: userId, from: asLocalDate(from), limitReason: 'próba' });
  };
  const refused = async (call: Promise<unknown>): Promise<string> => {
    const { data } = await refusalOf(call);
    const [field] = data['fields'] as { path: string; message: string }[];
    return `${field?.path} | ${field?.message}`;
  };

  it('may have led since the work with the family began, and no day before', async () => {
    const asked = 'Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę, nie wcześniejszą niż 10.01.2020';
    expect(await refused(unled('2020-01-09'))).toBe(`workerFrom | ${asked}, od tego dnia ośrodek pracuje z rodziną.`);
    const { id } = await unled(null, null);
    expect(await refused(assign(id, marta, '2020-01-09'))).toBe(
      `from | ${asked}, od tego dnia ośrodek pracuje z rodziną.`,
    );
    await assign(id, marta, '2020-01-10');
    const later = await unled('2026-11-20');
    expect(await refused(assign(later.id, katarzyna, '2020-01-09'))).toContain('nie wcześniejszą niż 10.01.2020');
    await assign(later.id, katarzyna, '2020-01-10');
    expect((await anna.families.open({ id: later.id })).workers).toMatchObject([{ from: BEGAN, to: null }]);
  });

  it('of a gap takes no days long past, neither entered anew nor as a correction', async () => {
    const { id } = await unled('2026-01-10');
    await assign(id, null, '2026-10-25');
    const asked = 'nie wcześniejszą niż 21.10.2026, wcześniejsze dni zostają tak, jak są zapisane.';
    await assign(id, marta, '2026-11-20');
    expect(await refused(assign(id, marta, '2026-10-20'))).toContain(asked);
    test.clock.advance(15 * 24 * 3600);
    anna = await signedIn(test, 'anna.kierownik');
    expect(await refused(assign(id, marta, '2026-11-01'))).toContain('nie wcześniejszą niż 05.11.2026');
    const other = await unled('2026-01-10');
    await assign(other.id, null, '2026-11-10');
    test.clock.advance(15 * 24 * 3600);
    anna = await signedIn(test, 'anna.kierownik');
    expect(await refused(assign(other.id, marta, '2026-11-12'))).toContain('nie wcześniejszą niż 20.11.2026');
    await assign(other.id, marta, '2026-11-20');
  });
});

describe('how far back another worker may follow', () => {
  it('is a dated rule of the office: another value of it decides from its day on', async () => {
    const { id, version } = await anna.families.register({
      fields: aFamily({ caseNumber: null, kind: 'supporting', kindFrom: asLocalDate('2020-01-10') }),
      members: [],
      workerId: katarzyna,
      workerFrom: asLocalDate('2020-01-10'),
    });
    const from = asLocalDate('2026-10-20');
    const assign = () => anna.families.assign({ id, version, workerId: marta, from, limitReason: 'próba' });
    expect((await refusalOf(assign())).code).toBe('INVALID_INPUT');
    await test.core.runtime.offices.database.write(async (tx) => {
      await tx
        .updateTable('dated_rules')
        .set({ number_value: 32, source: 'zarządzenie 9/2026' })
        .where('code', '=', 'worker-days-back')
        .execute();
    });
    await assign();
    expect((await anna.families.open({ id })).workers[0]).toMatchObject({ displayName: 'Marta Zając', from });
  });
});

describe('a giver who no longer works', () => {
  it('gets nothing back: undoing is refused, and the taker goes on', async () => {
    const family = await aFamilyOf(katarzyna);
    const given = { fromId: katarzyna, toId: marta, from: FIRST, reason: 'odejście', limitReason: 'próba' };
    const { id } = await anna.caseloads.handOver({ ...given, families: [family.id], people: [] });
    await test.core.runtime.offices.database.write(
      async (tx) => await tx.updateTable('users').set({ active: 0 }).where('id', '=', katarzyna).execute(),
    );
    const refusal = await refusalOf(anna.caseloads.undoHandOver({ id, limitReason: 'próba' }));
    expect(refusal).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'giver-inactive' } });
    expect((await anna.families.open({ id: family.id })).workers[0]?.displayName).toBe('Marta Zając');
    expect((await anna.caseloads.log({})).handovers[0]).toMatchObject({ id, undoneAt: null });
  });
});
