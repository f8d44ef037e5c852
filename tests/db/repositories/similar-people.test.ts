import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { changePerson, storedPerson } from '#db/repositories/people.repository.ts';
import { replaceLines } from '#db/repositories/person-details.repository.ts';
import { similarPeople } from '#db/repositories/similar-people.repository.ts';
import type { PersonFields, SimilarPeople } from '#shared/features/people/people.schema.ts';
import type { SoughtPerson } from '#shared/features/people/similar-people.ts';
import type { PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Reach } from '#shared/permissions/roles.ts';
import { sharedOffice } from '#tests/support/database.ts';
import { addPerson, addUser, assign, protect, TODAY, viewer } from '#tests/support/filled-office.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
let manager: UserId;
let worker: UserId;
let married: PersonId;

const BORN = asLocalDate('1985-03-07');
const passport = (documentNumber: string): PersonFields['identity'] => ({
  kind: 'no-pesel',
  reason: 'foreigner',
  documentKind: 'passport',
  documentNumber,
});
const birthName = (surname: string): PersonFields['formerNames'] => [{ kind: 'birth', surname, from: null, to: null }];

beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    manager = await addUser(tx, 'Anna Hebda', 'manager');
    worker = await addUser(tx, 'Piotr Wolny');
    const add = (surname: string, firstName: string, wishes: Partial<PersonFields> = {}) =>
      addPerson(tx, manager, { surname, firstName, ...wishes });
    married = await add('Wróblewska', 'Małgorzata', { birthDate: BORN, formerNames: birthName('Źrebiec') });
    await add('Wróblewska', 'Małgorzata', { birthDate: asLocalDate('1950-01-01') });
    await add('Nowak', 'Ewa', { birthDate: asLocalDate('1990-05-11') });
    const hidden = await add('Tajna', 'Maria', { birthDate: asLocalDate('1970-02-03') });
    await protect(tx, 'person', hidden, [manager]);
    await add('Kovalenko', 'Oksana', { identity: passport('FA 100-200') });
    const secret = await add('Skryta', 'Olha', { identity: passport('FB 300-400') });
    await protect(tx, 'person', secret, [manager]);
    await assign(tx, 'person', hidden, worker);
  });
});
afterAll(() => office.remove());

async function similar(
  typed: Partial<SoughtPerson>,
  { by = manager, reach = 'all' }: { by?: UserId; reach?: Reach } = {},
): Promise<SimilarPeople> {
  const sought = { surname: '', firstName: '', formerNames: [], birthDate: null, pesel: null, ...typed };
  return await office.db.read((r) => similarPeople(r, viewer(by, reach), sought, 5));
}

const names = ({ people }: SimilarPeople): string[] =>
  people.map(({ surname, birthDate, why }) => `${surname} ${birthDate} ${why.name ?? '-'} ${why.date ?? '-'}`);

describe('similar people', () => {
  it('are found by names in any order, the same birth date first', async () => {
    expect(names(await similar({ surname: 'malgorzata', firstName: 'wroblewska', birthDate: BORN }))).toEqual([
      'Wróblewska 1985-03-07 same same',
      'Wróblewska 1950-01-01 same -',
    ]);
  });

  it('are found by a maiden name with a typing error', async () => {
    const found = await similar({ surname: 'Zrebeic', firstName: 'Małgorzata' });
    expect(found.people.map(({ id, why }) => [id, why.name])).toEqual([[married, 'former-similar']]);
    expect(found.people[0]?.formerNames).toEqual(['Źrebiec']);
  });

  it('are found by a surname which is a former one of who is typed', async () => {
    const typed = { surname: 'Inna', firstName: 'Ewa', formerNames: ['Nowak'] };
    expect(names(await similar(typed))).toEqual(['Nowak 1990-05-11 former -']);
  });

  it('are found by the number of their document alone, however it is written', async () => {
    const typed = { surname: 'Ковale', firstName: 'Ксенія', documentNumber: 'fa100200' };
    const { people } = await similar(typed);
    expect(people.map(({ surname, why }) => [surname, why])).toEqual([
      ['Kovalenko', { pesel: false, document: true, name: null, date: null }],
    ]);
    const hidden = await similar({ documentNumber: 'FB300400' }, { by: worker });
    expect(hidden).toEqual({ people: [], more: 0, hidden: { ask: ['Anna Hebda'], likely: true } });
    expect((await similar({ documentNumber: 'FA1' })).people).toEqual([]);
  });

  it('are nobody while too little is typed', async () => {
    expect(await similar({ surname: 'Wróblewska' })).toEqual({ people: [], more: 0, hidden: null });
    expect(await similar({ surname: '"', firstName: '*' })).toEqual({ people: [], more: 0, hidden: null });
  });

  it('are told without a name where the viewer may not see them', async () => {
    const typed = { surname: 'Tajna', firstName: 'Maria' };
    expect(await similar(typed, { by: worker })).toEqual({
      people: [],
      more: 0,
      hidden: { ask: ['Anna Hebda'], likely: false },
    });
    const born = { ...typed, birthDate: asLocalDate('1970-02-03') };
    expect((await similar(born, { by: worker })).hidden).toEqual({ ask: ['Anna Hebda'], likely: true });
    expect((await similar(typed)).people).toHaveLength(1);
    // Without the full name there is not even a hint.
    expect((await similar({ ...typed, surname: 'Tajnaa' }, { by: worker })).hidden).toBeNull();
    const far = { surname: 'Nowak', firstName: 'Ewa' };
    expect(await similar(far, { by: worker, reach: 'own' })).toEqual({
      people: [],
      more: 0,
      hidden: { ask: [], likely: false },
    });
  });

  it('are found by a former name as soon as it is written down, and not after it is taken out', async () => {
    const typed = { surname: 'Dawniejsza', firstName: 'Małgorzata' };
    const write = async (formerNames: PersonFields['formerNames']): Promise<void> => {
      await office.db.write(async (tx) => {
        const stored = await storedPerson(tx, married);
        if (stored === null) throw new Error('gone');
        await replaceLines(tx, married, ['formerNames'], { ...stored, formerNames });
        await changePerson(tx, married, { ...stored, formerNames }, TODAY);
      });
    };
    await write([...birthName('Źrebiec'), { kind: 'previous', surname: 'Dawniejsza', from: null, to: BORN }]);
    expect((await similar(typed)).people.map(({ id }) => id)).toEqual([married]);
    await write(birthName('Źrebiec'));
    expect((await similar(typed)).people).toEqual([]);
  });
});
