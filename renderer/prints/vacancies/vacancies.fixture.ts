import { VACANCY_GROUPS } from '#shared/features/foster-care/vacancies.labels.ts';
import type { Board, BoardHome, MatchingOfHomes } from '#shared/features/foster-care/vacancies.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const DAY = asLocalDate('2026-11-20');
const idOf = (number: number): string => `0193a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const homes = VACANCY_GROUPS.flatMap((group, place) =>
  Array.from({ length: 7 }, (_, number): BoardHome => {
    const taken = number % 4;
    const reserved = number % 2;
    return {
      shown: true,
      id: idOf(place * 100 + number) as HomeId,
      name: number === 0 ? 'Konstantynopolitańczykowiewiczowie-Brzęczyszczykiewiczowie' : `Malcowie ${number}`,
      group,
      town: 'Stary Brzeg',
      commune: { terc: '1811011', name: 'Mielec' },
      places: { bound: 'number', max: 4, taken, reserved, free: 4 - taken - reserved },
      reservedUntil: reserved === 0 ? null : asLocalDate('2026-11-24'),
    };
  }),
);

export const BOARD_FIXTURE: Board = {
  day: DAY,
  rows: [...homes, { shown: false, id: idOf(9999), ask: ['Anna Hebda'] }],
  communes: [],
};

export const MATCHING_FIXTURE: MatchingOfHomes = {
  from: DAY,
  children: ['Oliwier', 'Filip', 'Maja'].map((firstName, number) => ({
    personId: idOf(8000 + number) as PersonId,
    firstName,
    surname: 'Grabska-Konstantynopolitańska',
    sex: 'male',
    birthDate: asLocalDate(`${2015 + number * 3}-03-14`),
    reservation: null,
  })),
  siblings: [],
  needs: [],
  commune: 'Mielec',
  proposed: homes.slice(0, 12).map((home, number) => ({
    home: { id: home.id, name: home.name, group: home.group, town: home.town },
    criteria: [
      { code: 'places', verdict: 'met', sentence: 'troje razem, 3 wolne miejsca' },
      { code: 'age', verdict: 'met', sentence: 'gotowi na wiek od 3 do 12 lat' },
      { code: 'papers', verdict: number % 2 === 0 ? 'met' : 'warning', sentence: 'badania ważne do 08.2027' },
    ],
    met: number % 2 === 0 ? 3 : 2,
    room: true,
  })),
  notProposed: homes.slice(12, 60).map((home) => ({
    home: { id: home.id, name: home.name, group: home.group, town: home.town },
    reason: 'no-places',
    sentences: ['0 miejsc na 3 dzieci'],
  })),
  byReason: [{ reason: 'no-places', count: 48 }],
  reserveUntil: asLocalDate('2026-11-27'),
};
