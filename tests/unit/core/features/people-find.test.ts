import { describe, expect, it } from 'vitest';

import { personId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { anAddress, aPerson } from '#tests/support/people.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('once', (opened) => {
  ({ test, anna } = opened);
});

const register = async (surname: string, firstName: string, street: string | null) => {
  const address = street === null ? null : anAddress({ street });
  return await anna.people.register({ fields: aPerson({ surname, firstName, address }) });
};
const found = async (text: string) =>
  (await anna.people.find({ text })).map(({ surname, firstName }) => `${surname} ${firstName}`);

describe('choosing a person', () => {
  it('offers those of that name before those who live in a street of that name', async () => {
    await register('Abacka', 'Ewa', 'ul. Zmyślona');
    await register('Zmyślona', 'Barbara', null);
    await register('Baracz', 'Zmyślona', 'ul. Inna');
    expect(await found('zmyśl')).toEqual(['Baracz Zmyślona', 'Zmyślona Barbara', 'Abacka Ewa']);
    expect(await found('zmyslona ew')).toEqual(['Abacka Ewa']);
    expect(await found('')).toEqual([]);
  });

  it('leaves out who was born before a day, where a child is chosen', async () => {
    const born = (year: number) => asLocalDate(`${year}-06-01`);
    for (const year of [1990, 2015]) {
      await anna.people.register({
        fields: aPerson({ surname: 'Młodnicka', firstName: `Ola`, birthDate: born(year), address: null }),
      });
    }
    const years = async (bornFrom: ReturnType<typeof born> | null) =>
      (await anna.people.find({ text: 'młodnicka', bornFrom })).map(({ birthDate }) => birthDate.slice(0, 4));
    expect([(await years(null)).toSorted(), await years(born(2008))]).toEqual([['1990', '2015'], ['2015']]);
  });

  it('leaves out who is in the archive', async () => {
    const person = await register('Odeszła', 'Irena', null);
    await anna.people.archive({ ...person, reason: 'Wyjazd na stałe' });
    expect(await found('odeszła')).toEqual([]);
  });
});

describe('the present address', () => {
  it('is given with the name of its commune, and is nothing where none is known', async () => {
    const [one, other] = [await register('Domowa', 'Ola', 'ul. Cicha'), await register('Bezdomna', 'Ala', null)];
    expect(await anna.people.presentAddress({ id: one.id })).toMatchObject({
      street: 'ul. Cicha',
      communeName: 'Dębica',
    });
    expect(await anna.people.presentAddress({ id: other.id })).toBeNull();
  });

  it('of nobody is refused', async () => {
    const id = personId.parse('0199a1b2-0000-7000-8000-0000000000ff');
    expect((await refusalOf(anna.people.presentAddress({ id }))).code).toBe('NOT_FOUND');
  });
});

describe('somebody else than the one who is alike', () => {
  it('is said in the row of the log, and nothing is said of who nobody asked about', async () => {
    const detail = async (someoneElse?: true) => {
      const fields = aPerson({ surname: 'Podobna', firstName: 'Ewa' });
      await anna.people.register({ fields, ...(someoneElse === undefined ? {} : { someoneElse }) });
      const { detail: text } = await test.core.runtime.offices.database.read(
        async (r) =>
          await r
            .selectFrom('audit_log')
            .select('detail')
            .where('action', '=', 'people.register')
            .orderBy('seq', 'desc')
            .limit(1)
            .executeTakeFirstOrThrow(),
      );
      return JSON.parse(text) as unknown;
    };
    expect(await detail()).toEqual({ version: 1 });
    expect(await detail(true)).toEqual({ version: 1, similar: 'someone-else' });
  });
});
