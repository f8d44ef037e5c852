import { printedPlan } from '#shared/features/family-work/plans.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd1-${String(n).padStart(12, '0')}`;

export const PLAN_FIXTURE = printedPlan.parse({
  plan: {
    id: id(1),
    from: '2026-11-01',
    until: '2027-04-30',
    situation: 'Rodzina współpracuje z ośrodkiem. Trudności z nauką starszego dziecka i z budżetem domowym.\n'.repeat(
      4,
    ),
    agreedWith: 'matka, pracownik socjalny',
    byName: 'Pracownik Przykładowy',
    at: '2026-11-02T09:00:00.000Z',
    goals: Array.from({ length: 6 }, (_, goal) => ({
      id: id(10 + goal),
      goal: 'Regularne chodzenie dziecka do szkoły i poprawa ocen z języka polskiego',
      effect: 'Frekwencja powyżej dziewięćdziesięciu procent, żadnej oceny niedostatecznej na półrocze',
      actions: Array.from({ length: 4 }, (_item, action) => ({
        id: id(100 + goal * 10 + action),
        action: 'Spotkania z pedagogiem szkolnym i odrabianie lekcji w świetlicy środowiskowej',
        responsible: action % 2 === 0 ? 'matka' : null,
        userId: id(500),
        userName: 'Pracownik Przykładowy',
        dueOn: action % 2 === 0 ? '2027-01-31' : null,
      })),
      outcome:
        goal === 0
          ? { result: 'partly', on: '2027-02-01', text: 'Frekwencja wzrosła.', byName: 'Pracownik Przykładowy' }
          : null,
    })),
  },
  family: {
    id: id(2),
    name: 'Konstantynopolitańscy',
    caseNumber: 'PR.5122.14.2026',
    kind: 'care-difficulties',
    workerName: 'Pracownik Przykładowy',
    members: [
      {
        id: id(3),
        name: 'Aleksandra Konstantynopolitańska',
        role: 'mother',
        birthDate: '1990-05-04',
        sex: 'female',
        death: null,
      },
      {
        id: id(4),
        name: 'Wacław Konstantynopolitański',
        role: 'grandparent',
        birthDate: '1951-02-14',
        sex: 'male',
        death: { date: '2026-03-05', year: null },
      },
      null,
    ],
  },
});
