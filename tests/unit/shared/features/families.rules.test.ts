import { describe, expect, it } from 'vitest';

import {
  assignProblems,
  FAMILY_DAYS_AHEAD,
  FAMILY_FIELDS,
  familyProblems,
  leaveProblems,
  memberProblems,
  normaliseFamily,
  repeatedMembers,
} from '#shared/features/families/families.rules.ts';
import { familyFields } from '#shared/features/families/families.schema.ts';
import { personId } from '#shared/kernel/ids.ts';
import { addDays, asLocalDate } from '#shared/kernel/local-date.ts';
import { aFamily } from '#tests/support/people.ts';

const d = asLocalDate;
const TODAY = d('2026-11-21');
const PERSON = { birthDate: d('2010-05-04'), archived: false, death: null };
const span = (from: string, to: string | null) => ({ from: d(from), to: to === null ? null : d(to) });

describe('a family', () => {
  it('may be decided about some days ahead', () => {
    expect(familyProblems(aFamily({ kindFrom: addDays(TODAY, FAMILY_DAYS_AHEAD) }), TODAY)).toEqual([]);
    expect(familyProblems(aFamily({ kindFrom: addDays(TODAY, FAMILY_DAYS_AHEAD + 1) }), TODAY)).toEqual([
      {
        path: 'kindFrom',
        message: 'Rodzaj od: podaj datę, od której obowiązuje rodzaj rodziny, nie późniejszą niż 22.12.2026.',
      },
    ]);
    expect(assignProblems(d('2027-01-01'), TODAY)).toEqual([
      {
        path: 'from',
        message: 'Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę, nie późniejszą niż 22.12.2026.',
      },
    ]);
    expect(assignProblems(TODAY, TODAY)).toEqual([]);
  });

  it('is stored without empty texts, and names every field of the form', () => {
    expect(normaliseFamily(aFamily({ note: ' ', caseNumber: '' }))).toMatchObject({ note: null, caseNumber: null });
    expect([...FAMILY_FIELDS].toSorted()).toEqual(Object.keys(familyFields.shape).toSorted());
  });
});

describe('a member', () => {
  it.each([
    ['from birth on', '2010-05-04', PERSON, [], []],
    [
      'before birth',
      '2010-05-03',
      PERSON,
      [],
      [
        {
          path: 'from',
          message:
            'W rodzinie od: podaj datę, od której osoba jest w rodzinie, nie wcześniejszą niż data urodzenia (04.05.2010).',
        },
      ],
    ],
    [
      'archived',
      '2020-01-01',
      { ...PERSON, archived: true },
      [],
      [{ path: 'personId', message: 'Osoba: ta osoba jest w archiwum, najpierw przywróć ją z archiwum.' }],
    ],
    [
      'twice',
      '2020-01-01',
      PERSON,
      [span('2019-01-12', null)],
      [
        {
          path: 'personId',
          message:
            'Osoba: ta osoba należy już do tej rodziny od 12.01.2019; wcześniejszy pobyt wpisz z dniem, do którego trwał.',
        },
      ],
    ],
    [
      'within an earlier stay',
      '2019-06-30',
      PERSON,
      [span('2019-01-12', '2019-06-30')],
      [
        {
          path: 'from',
          message: 'W rodzinie od: podaj dzień po 30.06.2019, do tego dnia trwał poprzedni pobyt tej osoby w rodzinie.',
        },
      ],
    ],
    ['after an earlier stay', '2019-07-01', PERSON, [span('2019-01-12', '2019-06-30')], []],
    [
      'after death',
      '2024-03-02',
      { ...PERSON, death: { date: d('2024-03-01'), year: null } },
      [],
      [
        {
          path: 'from',
          message: 'W rodzinie od: osoba zmarła wcześniej (01.03.2024), podaj dzień przyjścia do rodziny za jej życia.',
        },
      ],
    ],
    ['in the year of death', '2024-12-30', { ...PERSON, death: { date: null, year: 2024 } }, [], []],
    [
      'from a far day',
      '2027-03-01',
      PERSON,
      [],
      [
        {
          path: 'from',
          message: 'W rodzinie od: podaj datę, od której osoba jest w rodzinie, nie późniejszą niż 22.12.2026.',
        },
      ],
    ],
  ])('joins %s', (_name, from, person, earlier, expected) => {
    expect(memberProblems({ from: d(from), to: null }, person, earlier, TODAY)).toEqual(expected);
  });

  it.each([
    ['before the present one', span('2015-02-01', '2019-01-11'), [span('2019-01-12', null)], []],
    [
      'up to the first day of the present one',
      span('2015-02-01', '2019-01-12'),
      [span('2019-01-12', null)],
      [
        'to | W rodzinie do: podaj ostatni dzień tego pobytu w rodzinie, wcześniejszy niż 12.01.2019, od 12.01.2019 osoba należy już do tej rodziny.',
      ],
    ],
    [
      'without an end before the present one',
      span('2015-02-01', null),
      [span('2019-01-12', null)],
      [
        'to | W rodzinie do: podaj ostatni dzień tego pobytu w rodzinie, wcześniejszy niż 12.01.2019, od 12.01.2019 osoba należy już do tej rodziny.',
      ],
    ],
    [
      'into a later one that is over',
      span('2015-02-01', '2017-01-01'),
      [span('2019-01-12', null), span('2016-05-01', '2018-06-30')],
      [
        'to | W rodzinie do: podaj ostatni dzień tego pobytu w rodzinie, wcześniejszy niż 01.05.2016, 01.05.2016–30.06.2018 trwał jej następny pobyt w rodzinie.',
      ],
    ],
    [
      'within one that is over',
      span('2016-06-01', '2017-01-01'),
      [span('2019-01-12', null), span('2016-05-01', '2018-06-30')],
      ['from | W rodzinie od: podaj dzień po 30.06.2018, do tego dnia trwał poprzedni pobyt tej osoby w rodzinie.'],
    ],
    ['between two', span('2018-07-01', '2019-01-11'), [span('2019-01-12', null), span('2016-05-01', '2018-06-30')], []],
    [
      'with its days the wrong way round',
      span('2015-02-01', '2015-01-31'),
      [span('2019-01-12', null)],
      ['to | W rodzinie do: podaj dzień nie wcześniejszy niż początek pobytu w rodzinie (01.02.2015).'],
    ],
  ])('may have an earlier stay entered later: %s', (_name, stay, others, expected) => {
    const problems = memberProblems(stay, PERSON, others, TODAY);
    expect(problems.map(({ path, message }) => `${path} | ${message}`)).toEqual(expected);
  });

  it('leaves after joining', () => {
    expect(leaveProblems(span('2019-01-12', null), d('2019-01-12'), null, TODAY)).toEqual([]);
    expect(leaveProblems(span('2019-01-12', null), d('2019-01-11'), null, TODAY)).toEqual([
      {
        path: 'to',
        message: 'W rodzinie do: podaj dzień nie wcześniejszy niż początek pobytu w rodzinie (12.01.2019).',
      },
    ]);
    expect(leaveProblems(span('2019-01-12', null), d('2027-01-11'), null, TODAY)).toHaveLength(1);
  });

  it.each([
    [{ date: d('2024-03-01'), year: null }, '2024-03-01', null],
    [
      { date: d('2024-03-01'), year: null },
      '2024-03-02',
      '01.03.2024), podaj ostatni dzień w rodzinie nie późniejszy niż 01.03.2024.',
    ],
    [{ date: null, year: 2024 }, '2024-12-31', null],
    [{ date: null, year: 2024 }, '2025-01-01', '2024), podaj ostatni dzień w rodzinie nie późniejszy niż 31.12.2024.'],
    [{ date: null, year: 2026 }, '2026-11-22', '2026), podaj ostatni dzień w rodzinie nie późniejszy niż 21.11.2026.'],
  ])('is left no later than on the day of death: %j, %s', (death, to, says) => {
    const problems = leaveProblems(span('2019-01-12', null), d(to), death, TODAY);
    const message = `W rodzinie do: osoba zmarła wcześniej (${says}`;
    expect(problems).toEqual(says === null ? [] : [{ path: 'to', message }]);
  });

  it('stands once among the first ones', () => {
    const [a, b] = [
      personId.parse('018f0000-0000-7000-8000-00000000000a'),
      personId.parse('018f0000-0000-7000-8000-00000000000b'),
    ];
    expect(repeatedMembers([{ personId: a }, { personId: b }])).toEqual([]);
    expect(repeatedMembers([{ personId: a }, { personId: b }, { personId: a }])).toEqual([
      { path: '2.personId', message: 'Członkowie: ta osoba jest już na liście członków.' },
    ]);
  });
});
