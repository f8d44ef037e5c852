import type { FieldProblem } from '../../kernel/field-problem.ts';
import { addDays, addYears, formatDate, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import { blankToNull } from '../../kernel/typed-text.ts';
import { beforeMajority, majorityByAge, type Majority } from './majority.rules.ts';
import { lastDayOfLife } from './person-details.labels.ts';
import { NO_DETAILS, type Death, type PersonDetails } from './person-details.schema.ts';

/** A certificate or a consent may end this many years ahead, not for ever. */
const YEARS_AHEAD = 50;
/** A school or a certificate may begin this many years ahead: both are known before they begin. */
const YEARS_TO_BEGINNING = 1;
/** Act of 27.08.1997 on rehabilitation, art. 4a: such a certificate is for somebody who is not 16 yet. */
const CERTIFICATE_OF_CHILD_BEFORE = 16;
/** The details as they are stored: empty texts are no texts. */
export function normaliseDetails(details: PersonDetails): PersonDetails {
  return {
    ...NO_DETAILS,
    formerNames: details.formerNames.map((one) => ({ ...one, surname: one.surname.trim() })),
    death: details.death,
    citizenships: details.citizenships.map((one) => ({ ...one, country: blankToNull(one.country) })),
    education: details.education,
    labour: details.labour,
    certificates: details.certificates.map((one) => ({ ...one, number: blankToNull(one.number) })),
    schools: details.schools.map((one) => ({ ...one, class: blankToNull(one.class) })),
    needs: details.needs.map((one) => ({ ...one, note: blankToNull(one.note) })),
    traits: details.traits,
    consenters: details.consenters.map((one) => ({
      ...one,
      institution: blankToNull(one.institution),
      basisNote: blankToNull(one.basisNote),
    })),
  };
}

/** What the schema cannot say about the details by itself; empty when all is well. */
export function detailsProblems(details: PersonDetails, birthDate: LocalDate, today: LocalDate): FieldProblem[] {
  return [
    ...deathProblems(details.death, birthDate, today),
    ...DATED.flatMap(([name, label, holds]) => periodProblems({ name, label, holds }, details[name], birthDate, today)),
    ...ALONE.flatMap(([name, label, whose]) => overlapProblems({ name, label, whose }, details[name])),
    ...birthNameProblems(details),
    ...citizenshipProblems(details),
    ...needProblems(details),
    ...traitProblems(details, birthDate, today),
    ...childCertificateProblems(details, birthDate),
    ...consenterProblems(details, birthDate),
  ];
}

const DATED = [
  ['formerNames', 'Dawne nazwisko', 'obowiązywało dawne nazwisko'],
  ['citizenships', 'Obywatelstwo', 'obowiązuje obywatelstwo'],
  ['education', 'Wykształcenie', 'obowiązuje wykształcenie'],
  ['labour', 'Status na rynku pracy', 'obowiązuje status na rynku pracy'],
  ['certificates', 'Orzeczenie', 'obowiązuje orzeczenie'],
  ['schools', 'Szkoła', 'trwa nauka w tej szkole'],
  ['consenters', 'Zgoda', 'obowiązuje zgoda'],
] as const;

/** At one time there is only one of these. */
const ALONE = [
  ['education', 'Wykształcenie', 'wykształcenia'],
  ['labour', 'Status na rynku pracy', 'statusu na rynku pracy'],
] as const;

function deathProblems(death: Death | null, birthDate: LocalDate, today: LocalDate): FieldProblem[] {
  if (death === null) return [];
  if (death.date !== null) {
    const path = 'death.date';
    if (death.date > today) return [{ path, message: 'Data śmierci: podaj datę śmierci nie późniejszą niż dziś.' }];
    if (death.date >= birthDate) return [];
    const message = `Data śmierci: podaj datę śmierci nie wcześniejszą niż data urodzenia (${formatDate(birthDate)}).`;
    return [{ path, message }];
  }
  if (death.year >= yearOf(birthDate) && death.year <= yearOf(today)) return [];
  return [
    { path: 'death.year', message: `Rok śmierci: podaj rok śmierci od ${yearOf(birthDate)} do ${yearOf(today)}.` },
  ];
}

interface Period {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

function periodProblems(
  { name, label, holds }: { readonly name: string; readonly label: string; readonly holds: string },
  lines: readonly Period[],
  birthDate: LocalDate,
  today: LocalDate,
): FieldProblem[] {
  const latest = addYears(today, YEARS_AHEAD);
  const latestFrom = addYears(today, YEARS_TO_BEGINNING);
  return lines.flatMap(({ from, to }, index) => {
    const path = `${name}.${index}`;
    if (from !== null && from < birthDate) {
      const message = `${label} od: podaj datę, od której ${holds}, nie wcześniejszą niż data urodzenia (${formatDate(birthDate)}).`;
      return [{ path: `${path}.from`, message }];
    }
    if (from !== null && from > latestFrom) {
      const message = `${label} od: podaj datę, od której ${holds}, nie późniejszą niż ${formatDate(latestFrom)}.`;
      return [{ path: `${path}.from`, message }];
    }
    if (to !== null && to < (from ?? birthDate)) {
      return [
        { path: `${path}.to`, message: `${label} do: podaj datę, do której ${holds}, nie wcześniejszą niż „od”.` },
      ];
    }
    if (to !== null && to > latest) {
      return [
        {
          path: `${path}.to`,
          message: `${label} do: podaj datę, do której ${holds}, nie późniejszą niż ${formatDate(latest)}.`,
        },
      ];
    }
    return [];
  });
}

function overlapProblems(
  { name, label, whose }: { readonly name: string; readonly label: string; readonly whose: string },
  lines: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[],
): FieldProblem[] {
  return lines.flatMap((line, index) => {
    const clash = lines.find(
      (other, at) => at < index && other.from <= (line.to ?? '9999-12-31') && line.from <= (other.to ?? '9999-12-31'),
    );
    if (clash === undefined) return [];
    const message = `${label} od: okresy ${whose} nachodzą na siebie. Zakończ wcześniejszy najpóźniej ${formatDate(addDays(line.from > clash.from ? line.from : clash.from, -1))}.`;
    return [{ path: `${name}.${index}.from`, message }];
  });
}

function birthNameProblems({ formerNames }: PersonDetails): FieldProblem[] {
  const first = formerNames.findIndex(({ kind }) => kind === 'birth');
  return formerNames.flatMap(({ kind }, index) =>
    kind === 'birth' && index !== first
      ? [
          {
            path: `formerNames.${index}.kind`,
            message: 'Dawne nazwisko: wybierz inny rodzaj, dawne nazwisko rodowe może być tylko jedno.',
          },
        ]
      : [],
  );
}

function citizenshipProblems({ citizenships }: PersonDetails): FieldProblem[] {
  return citizenships.flatMap(({ kind, country }, index) => {
    if (kind !== 'polish' && kind !== 'stateless') return [];
    if (country === null || country.trim() === '') return [];
    return [{ path: `citizenships.${index}.country`, message: 'Kraj: zostaw kraj pusty przy tym obywatelstwie.' }];
  });
}

function needProblems({ needs }: PersonDetails): FieldProblem[] {
  return needs.flatMap(({ kind, note }, index) => {
    if (kind !== 'other' && needs.findIndex((one) => one.kind === kind) !== index) {
      return [{ path: `needs.${index}.kind`, message: 'Potrzeba: wybierz inną, ta potrzeba jest już wpisana wyżej.' }];
    }
    if ((kind === 'other' || kind === 'language') && (note ?? '').trim() === '') {
      const message =
        kind === 'language'
          ? 'Szczegóły potrzeby: wpisz w szczegółach potrzeby, jaki to język.'
          : 'Szczegóły potrzeby: opisz szczegóły potrzeby.';
      return [{ path: `needs.${index}.note`, message }];
    }
    return [];
  });
}

/** Each trait is asked once a day, on a day of the person's life and not ahead of today. */
function traitProblems({ traits }: PersonDetails, birthDate: LocalDate, today: LocalDate): FieldProblem[] {
  return traits.flatMap(({ trait, askedOn }, index) => {
    if (traits.findIndex((one) => one.trait === trait && one.askedOn === askedOn) !== index) {
      const message = 'Cecha: wybierz inną cechę, odpowiedź o tej cesze z tego dnia jest już wpisana wyżej.';
      return [{ path: `traits.${index}.trait`, message }];
    }
    const path = `traits.${index}.askedOn`;
    if (askedOn > today) {
      return [{ path, message: 'Dzień odpowiedzi: podaj dzień odpowiedzi nie późniejszy niż dziś.' }];
    }
    if (askedOn >= birthDate) return [];
    const message = `Dzień odpowiedzi: podaj dzień odpowiedzi nie wcześniejszy niż data urodzenia (${formatDate(birthDate)}).`;
    return [{ path, message }];
  });
}

function childCertificateProblems({ certificates }: PersonDetails, birthDate: LocalDate): FieldProblem[] {
  const sixteen = addYears(birthDate, CERTIFICATE_OF_CHILD_BEFORE);
  return certificates.flatMap(({ kind, from }, index) => {
    if (kind !== 'under-16' || from < sixteen) return [];
    const message = `Orzeczenie od: takie orzeczenie obowiązuje przed 16. urodzinami (${formatDate(sixteen)}), podaj wcześniejszą datę albo wybierz inne orzeczenie.`;
    return [{ path: `certificates.${index}.from`, message }];
  });
}

/** Exactly one consents in each line, by a right that is named, and for a child. */
function consenterProblems({ consenters }: PersonDetails, birthDate: LocalDate): FieldProblem[] {
  const adult = majorityByAge(birthDate);
  return consenters.flatMap(({ personId, institution, basis, basisNote, from, to }, index) => {
    const at = `consenters.${index}`;
    const named = (institution ?? '').trim() !== '';
    if ((personId === null) !== named) {
      const message = named
        ? 'Instytucja: wybierz osobę albo wpisz instytucję, nie jedno i drugie.'
        : 'Kto wyraża zgodę: wskaż, kto wyraża zgodę: wybierz osobę albo wpisz instytucję.';
      return [{ path: `${at}.${named ? 'institution' : 'personId'}`, message }];
    }
    if (basis === 'other' && (basisNote ?? '').trim() === '') {
      return [{ path: `${at}.basisNote`, message: 'Podstawa, szczegóły: wpisz szczegóły podstawy zgody.' }];
    }
    return minorProblems(at, { from, to }, adult);
  });
}

/** A consent for somebody begins while they are a minor, and does not go on past majority. */
function minorProblems(
  at: string,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate | null },
  adult: Majority,
): FieldProblem[] {
  if (from >= adult.from) {
    const message = `Zgoda od: podaj datę, od której obowiązuje zgoda, przed ${beforeMajority(adult)}; osoba pełnoletnia wyraża zgodę sama.`;
    return [{ path: `${at}.from`, message }];
  }
  if (to !== null && to > adult.from) {
    const message =
      adult.by === 'age'
        ? `Zgoda do: podaj datę, do której obowiązuje zgoda, nie późniejszą niż 18. urodziny (${formatDate(adult.from)}), albo zostaw puste pole.`
        : `Zgoda do: podaj datę, do której obowiązuje zgoda, nie późniejszą niż zawarcie małżeństwa (${formatDate(adult.from)}), albo zostaw puste pole.`;
    return [{ path: `${at}.to`, message }];
  }
  return [];
}

/** Lines that majority by marriage makes untrue; those that stand as they were stored are left in peace. */
export function marriedConsentProblems(
  consenters: PersonDetails['consenters'],
  stored: PersonDetails['consenters'],
  majority: Majority,
): FieldProblem[] {
  if (majority.by === 'age') return [];
  return consenters.flatMap((one, index) =>
    stored.some(({ from, to }) => from === one.from && to === one.to)
      ? []
      : minorProblems(`consenters.${index}`, one, majority),
  );
}

/** Whom a line names has to be of age and alive on its first day. */
export function consenterFitProblems(
  path: string,
  from: LocalDate,
  consenter: { readonly majority: Majority; readonly death: Death | null },
): FieldProblem[] {
  const { from: adult, by } = consenter.majority;
  if (from < adult) {
    const since = by === 'age' ? 'ta kończy 18 lat' : 'ta jest pełnoletnia przez małżeństwo od';
    const message = `Kto wyraża zgodę: wybierz osobę, która wyraża zgodę jako pełnoletnia od pierwszego dnia, ${since} ${formatDate(adult)}.`;
    return [{ path, message }];
  }
  const lastDay = consenter.death === null ? null : lastDayOfLife(consenter.death);
  if (lastDay === null || from <= lastDay) return [];
  const message = `Kto wyraża zgodę: wybierz osobę, która wyraża zgodę za życia, ta zmarła wcześniej (${consenter.death?.year ?? formatDate(lastDay)}).`;
  return [{ path, message }];
}
