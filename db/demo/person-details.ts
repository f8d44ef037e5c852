import { NO_DETAILS, type Death, type PersonDetails } from '#shared/features/people/person-details.schema.ts';
import { addDays, addYears, ageAt, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

import { SURNAMES } from './names.ts';
import { Random } from './random.ts';

const SCHOOLS = [
  'Szkoła Podstawowa nr 1 w Jaworzcu',
  'Szkoła Podstawowa nr 3 w Jaworzcu',
  'Szkoła Podstawowa w Podgórzanach',
] as const;
const SECONDARY = ['Liceum Ogólnokształcące w Jaworzcu', 'Zespół Szkół Technicznych w Jaworzcu'] as const;

/** Whom details are invented for. */
interface Detailed {
  readonly birthDate: LocalDate;
  readonly sex: Sex;
  readonly surname: string;
  readonly foreign: boolean;
}

/**
 * Details of a person of the demonstration. A source of chance of its own, so that what else is drawn stays as it was.
 * @param place the person's place in the plan
 */
export function inventDetails(place: number, person: Detailed, today: LocalDate): PersonDetails {
  const random = new Random(7_919 + place * 31);
  const age = ageAt(person.birthDate, today);
  const alive = age < 68 || !random.chance(0.18);
  return {
    ...NO_DETAILS,
    formerNames: age >= 25 && person.sex === 'female' && random.chance(0.5) ? [maidenName(random, person)] : [],
    death: alive ? null : deathOf(random, today),
    citizenships: [
      person.foreign
        ? { kind: 'third-country', country: 'Ukraina', from: null, to: null }
        : { kind: 'polish', country: null, from: null, to: null },
    ],
    ...(age >= 18 && alive ? workOf(random, age, person.birthDate, today) : {}),
    schools: age >= 7 && age < 19 ? schoolOf(random, age, today) : [],
    certificates: alive && age >= 3 && random.chance(0.09) ? [certificateOf(random, age, today)] : [],
    needs: person.foreign ? [{ kind: 'language', note: 'ukraiński' }] : needsOf(random),
    traits: age >= 18 && random.chance(0.4) ? traitsOf(random, person.foreign, today) : [],
  };
}

function maidenName(random: Random, person: Detailed): PersonDetails['formerNames'][number] {
  const others = SURNAMES.filter(({ female }) => female !== person.surname);
  return { kind: 'birth', surname: random.pick(others).female, from: null, to: null };
}

function deathOf(random: Random, today: LocalDate): Death {
  const date = addDays(today, -random.between(30, 2000));
  return random.chance(0.25) ? { date: null, year: yearOf(date) } : { date, year: null };
}

function workOf(
  random: Random,
  age: number,
  birthDate: LocalDate,
  today: LocalDate,
): Pick<PersonDetails, 'education' | 'labour'> {
  const level = random.weighted({ primary: 12, vocational: 30, secondary: 34, 'post-secondary': 6, higher: 18 });
  const from = addYears(birthDate, 19) < today ? addYears(birthDate, 19) : addYears(birthDate, 16);
  const since = addDays(today, -random.between(40, 700));
  const before = addDays(since, -random.between(300, 900));
  const status = age > 66 ? 'inactive' : random.weighted({ unemployed: 3, inactive: 2, employed: 5 });
  const now = { from: since > from ? since : from, to: null };
  const labour: PersonDetails['labour'] =
    status === 'inactive'
      ? [{ status, detail: 'not-in-education', ...now }]
      : status === 'unemployed'
        ? [{ status, detail: random.pick(['long-term', 'other']), ...now }]
        : [{ status, detail: random.pick(['small-company', 'large-company', 'local-government', 'other']), ...now }];
  const earlier: PersonDetails['labour'] =
    status === 'unemployed' && before > from
      ? [{ status: 'employed', detail: 'small-company', from: before, to: addDays(since, -1) }]
      : [];
  return { education: [{ level, from, to: null }], labour: [...earlier, ...labour] };
}

function schoolOf(random: Random, age: number, today: LocalDate): PersonDetails['schools'] {
  const year = today.slice(5) >= '09-01' ? yearOf(today) : yearOf(today) - 1;
  const primary = age < 15;
  const level = primary ? Math.max(1, Math.min(8, age - 6)) : Math.max(1, Math.min(4, age - 14));
  const school = random.pick(primary ? SCHOOLS : SECONDARY);
  return [{ school, class: `${level}${random.pick(['a', 'b', 'c'])}`, from: `${year}-09-01` as LocalDate, to: null }];
}

function certificateOf(random: Random, age: number, today: LocalDate): PersonDetails['certificates'][number] {
  const from = addDays(today, -random.between(20, Math.max(21, Math.min(900, age * 300))));
  const kind = age < 16 ? 'under-16' : random.pick(['severe', 'moderate', 'mild'] as const);
  const number = `PZ.8321.${random.between(1, 900)}.${yearOf(from)}`;
  return { kind, number, from, to: random.chance(0.3) ? null : addYears(from, random.between(2, 5)) };
}

function needsOf(random: Random): PersonDetails['needs'] {
  if (!random.chance(0.06)) return [];
  return [
    random.pick([
      { kind: 'large-print', note: null },
      { kind: 'sign-language', note: null },
      { kind: 'architecture', note: 'porusza się na wózku' },
      { kind: 'diet', note: 'bez glutenu' },
    ] as const),
  ];
}

function traitsOf(random: Random, foreign: boolean, today: LocalDate): PersonDetails['traits'] {
  const askedOn = addDays(today, -random.between(10, 400));
  const answer = (yes: number) => random.weighted({ yes, no: 80, refused: 12 });
  return [
    { trait: 'foreign-origin', answer: foreign ? 'yes' : 'no', askedOn },
    { trait: 'minority', answer: answer(3), askedOn },
    { trait: 'homeless', answer: answer(4), askedOn },
    { trait: 'disability', answer: answer(12), askedOn },
  ];
}
