import { type PrintedNetwork, printedNetwork } from '#shared/features/relations/relations.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd3-${String(n).padStart(12, '0')}`;

const person = (n: number, surname: string, firstName: string, sex: 'female' | 'male', birthDate: string) => ({
  shown: true,
  id: id(n),
  surname,
  firstName,
  sex,
  birthDate,
  deathDate: n === 4 ? '2019-01-01' : null,
  archived: false,
});
const link = (role: string, to: number, endReason: string | null = null) => ({ role, toId: id(to), endReason });
const member = (n: number, role: string, to: string | null = null) => ({
  personId: id(n),
  role,
  from: '2019-01-10',
  to,
});

/** As many people and families as a page does not hold, ended ties, masked people and families, and more left out. */
export const NETWORK_FIXTURE: PrintedNetwork = printedNetwork.parse({
  of: 'person',
  name: 'Anna Konstantynopolitańska-Król',
  network: {
    people: [
      { person: person(1, 'Konstantynopolitańska-Król', 'Anna', 'female', '1988-02-11'), steps: 0, link: null },
      {
        person: person(2, 'Konstantynopolitański', 'Paweł', 'male', '1984-06-30'),
        steps: 1,
        link: link('spouse', 1, 'divorce'),
      },
      { person: person(3, 'Król', 'Teresa', 'female', '1963-04-02'), steps: 1, link: link('parent', 1) },
      { person: person(4, 'Król', 'Jan', 'male', '1958-09-14'), steps: 1, link: link('parent', 1) },
      {
        person: { shown: false, id: id(5), ask: ['Anna Kierownik'], why: 'protected' },
        steps: 1,
        link: link('half-sibling', 1),
      },
      { person: { shown: false, id: id(6), ask: [], why: 'out-of-reach' }, steps: 2, link: link('partner', 2) },
      ...Array.from({ length: 34 }, (_, n) => ({
        person: person(
          10 + n,
          'Brzęczyszczykiewicz-Konstantynopolitańska',
          `Zofia${n + 1}`,
          'female',
          `${1990 + (n % 30)}-03-03`,
        ),
        steps: 2,
        link: n % 3 === 0 ? null : link('sibling-one-known', n % 2 === 0 ? 2 : 3),
      })),
    ],
    families: [
      {
        family: { shown: true, id: id(901), name: 'Konstantynopolitańscy', archived: false },
        members: [member(1, 'mother'), member(2, 'father', '2023-02-03'), member(5, 'child')],
      },
      {
        family: { shown: true, id: id(902), name: 'Brzęczyszczykiewicz-Konstantynopolitańscy', archived: true },
        members: Array.from({ length: 20 }, (_, n) => member(10 + n, n === 0 ? 'mother' : 'child')),
      },
      {
        family: { shown: false, id: id(903), ask: ['Anna Kierownik'], why: 'protected' },
        members: [member(1, 'child')],
      },
      { family: { shown: false, id: id(904), ask: [], why: 'out-of-reach' }, members: [member(1, 'other')] },
    ],
    cut: true,
  },
});
