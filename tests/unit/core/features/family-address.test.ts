import { describe, expect, it } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, refusedFields } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';

const d = asLocalDate;
let anna: CoreClient;

openOffice('once', (opened) => {
  ({ anna } = opened);
});

/** A family of one member who lives at an address of the test's own. */
async function family(name: string, street: string) {
  const person = await anna.people.register({ fields: aPerson({ surname: name, address: anAddress({ street }) }) });
  const members = [aMember(person.id, { from: d('2020-01-12') })];
  return await anna.families.register({ fields: aFamily({ name }), members, workerId: null });
}

const rowOf = async (search: string) => {
  const { rows } = await anna.families.list({ filter: { search }, window: { offset: 0, limit: 20 } });
  return rows.map((row) => (row.shown ? [row.name, row.addressLine, row.addressFromMembers] : []));
};

describe('the address of a family', () => {
  it('is that of its members, said so, until it has one of its own', async () => {
    const { id, version } = await family('Adresowi', 'Członkowska');
    expect(await rowOf('Adresowi')).toEqual([['Adresowi', 'Członkowska 8/3, Jaworzec', true]]);
    expect(await rowOf('Członkowska')).toEqual([]);
    await anna.families.move({ id, version, address: anAddress({ street: 'Rodzinna' }) });
    expect(await rowOf('Rodzinna')).toEqual([['Adresowi', 'Rodzinna 8/3, Jaworzec', false]]);
    expect((await anna.families.open({ id })).addresses).toMatchObject([{ street: 'Rodzinna', to: null }]);
  });

  it('keeps its history: a move closes the old one, the same day corrects it, and what is given up ends today', async () => {
    const { id } = await family('Wędrowni', 'Wspólna');
    let version = 1;
    const move = async (address: Parameters<CoreClient['families']['move']>[0]['address']) => {
      ({ version } = await anna.families.move({ id, version, address }));
    };
    await move(anAddress({ street: 'Pierwsza', from: d('2020-03-01') }));
    await move(anAddress({ street: 'Druga', from: d('2022-05-01') }));
    await move(anAddress({ street: 'Druga', building: '9', from: d('2022-05-01') }));
    expect((await anna.families.open({ id })).addresses).toMatchObject([
      { street: 'Druga', building: '9', from: '2022-05-01', to: null },
      { street: 'Pierwsza', from: '2020-03-01', to: '2022-04-30' },
    ]);
    const [latest] = await anna.families.history({ id });
    expect(latest).toMatchObject({
      action: 'families.move',
      before: { address: { building: '8' } },
      after: { address: { building: '9' } },
    });
    await move(null);
    expect(await rowOf('Wędrowni')).toEqual([['Wędrowni', 'Wspólna 8/3, Jaworzec', true]]);
    expect(await rowOf('Druga')).toEqual([]);
  });

  it('is refused before another one began, far ahead, in no gmina, twice the same, and where there is none to give up', async () => {
    const { id, version } = await family('Odmowni', 'Cicha');
    expect((await refusalOf(anna.families.move({ id, version, address: null }))).code).toBe('ALREADY_DONE');
    const address = anAddress({ from: d('2022-05-01') });
    const moved = await anna.families.move({ id, version, address });
    expect((await refusalOf(anna.families.move({ ...moved, address }))).code).toBe('ALREADY_DONE');
    const refused = (wishes: Parameters<typeof anAddress>[0]) =>
      refusedFields(anna.families.move({ ...moved, address: anAddress({ street: 'Inna', ...wishes }) }));
    expect(await refused({ from: d('2021-05-01') })).toEqual([
      'address.from | Mieszka od: podaj datę, od której rodzina tam mieszka, nie wcześniejszą niż 01.05.2022, od tego dnia zapisany jest dotychczasowy adres.',
    ]);
    expect((await refused({ from: d('2099-05-01') }))[0]).toMatch(
      /^address\.from \| Mieszka od: podaj datę, od której rodzina tam mieszka, nie późniejszą niż/,
    );
    expect(await refused({ terc: '9999999', from: d('2023-05-01') })).toEqual([
      'address.terc | Gmina: wybierz gminę z listy.',
    ]);
  });
});
