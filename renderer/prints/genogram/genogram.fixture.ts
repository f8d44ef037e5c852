import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import { genogramData } from '#shared/features/relations/relations.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd2-${String(n).padStart(12, '0')}`;

const person = (
  n: number,
  name: string,
  sex: 'female' | 'male',
  birthDate: string,
  deathDate: string | null = null,
) => {
  const [firstName = '', surname = ''] = name.split(' ');
  return { shown: true, id: id(n), surname, firstName, sex, birthDate, deathDate, archived: false };
};
const tie = (n: number, kind: string, first: number, second: number, from: string | null = null) => ({
  id: id(500 + n),
  kind,
  firstId: id(first),
  secondId: id(second),
  from,
  to: null as string | null,
  endReason: null as string | null,
});
const member = (n: number, role: string, from = '2019-01-10') => ({ personId: id(n), role, from, to: null });

/** A divorce, a half-sister, a grandfather who died, somebody hidden. */
export const GENOGRAM_FIXTURE: GenogramData = genogramData.parse({
  familyId: id(900),
  familyName: 'Konstantynopolitańscy',
  people: [
    person(1, 'Teresa Król', 'female', '1963-04-02'),
    person(2, 'Jan Król', 'male', '1958-09-14', '2019-03-05'),
    person(3, 'Anna Konstantynopolitańska-Król', 'female', '1988-02-11'),
    person(4, 'Paweł Konstantynopolitański', 'male', '1984-06-30'),
    person(5, 'Marek Sroka', 'male', '1985-01-20'),
    person(6, 'Oliwia Konstantynopolitańska', 'female', '2012-05-04'),
    person(7, 'Bartosz Konstantynopolitański', 'male', '2016-08-19'),
    person(8, 'Hanna Sroka', 'female', '2024-10-01'),
    { shown: false, id: id(9), ask: ['Anna Kierownik'], why: 'protected' },
  ],
  members: [member(3, 'mother'), member(5, 'partner', '2024-05-01'), ...[6, 7, 8].map((n) => member(n, 'child'))],
  relations: [
    { ...tie(1, 'marriage', 1, 2, '1984-05-05'), to: '2019-03-05', endReason: 'death' },
    { ...tie(2, 'marriage', 3, 4, '2010-06-12'), to: '2023-02-03', endReason: 'divorce' },
    tie(3, 'partnership', 3, 5, '2024-01-15'),
    ...[1, 2].map((parent) => tie(3 + parent, 'parent', parent, 3)),
    ...[6, 7].flatMap((child) => [tie(2 * child, 'parent', 3, child), tie(2 * child + 1, 'parent', 4, child)]),
    tie(20, 'parent', 3, 8),
    tie(21, 'parent', 5, 8),
    tie(22, 'parent', 9, 4),
  ],
  cut: false,
  homes: [],
  mayPrint: true,
});

const CHILDREN = 18;

/** So many children, half of them parents themselves, that the drawing goes over several sheets. */
export const LARGE_GENOGRAM_FIXTURE: GenogramData = genogramData.parse({
  familyId: id(901),
  familyName: 'Wielodzietni',
  people: [
    person(100, 'Stefania Brzęczyszczykiewicz', 'female', '1950-01-01'),
    person(101, 'Stefan Brzęczyszczykiewicz', 'male', '1949-01-01', '2020-02-02'),
    ...Array.from({ length: CHILDREN }, (_, n) =>
      person(
        110 + n,
        `Dziecko${n + 1} Brzęczyszczykiewicz`,
        n % 2 === 0 ? 'female' : 'male',
        `${1970 + (n % 25)}-03-03`,
      ),
    ),
    ...Array.from({ length: CHILDREN / 2 }, (_, n) =>
      person(200 + n, `Wnuk${n + 1} Brzęczyszczykiewicz`, 'male', `${2005 + (n % 15)}-03-03`),
    ),
  ],
  members: [member(100, 'mother'), ...Array.from({ length: CHILDREN }, (_, n) => member(110 + n, 'child'))],
  relations: [
    { ...tie(100, 'marriage', 100, 101, '1969-05-05'), to: '2020-02-02', endReason: 'death' },
    ...Array.from({ length: CHILDREN }, (_, n) => [
      tie(110 + 2 * n, 'parent', 100, 110 + n),
      tie(111 + 2 * n, 'parent', 101, 110 + n),
    ]).flat(),
    ...Array.from({ length: CHILDREN / 2 }, (_, n) => tie(300 + n, 'parent', 110 + 2 * n, 200 + n)),
  ],
  cut: true,
  homes: [],
  mayPrint: true,
});
