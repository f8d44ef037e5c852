import { asLocalDate, formatDate, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import { NBSP } from '../../kernel/polish.ts';
import type {
  CERTIFICATE_KINDS,
  CITIZENSHIP_KINDS,
  CONSENT_BASES,
  Death,
  EDUCATION_LEVELS,
  FORMER_NAME_KINDS,
  LABOUR_STATUSES,
  NEED_KINDS,
  PersonDetails,
  TRAIT_ANSWERS,
} from './person-details.schema.ts';
import { TRAITS } from './person-details.schema.ts';

export const FORMER_NAME_LABELS: Readonly<Record<(typeof FORMER_NAME_KINDS)[number], string>> = {
  birth: 'rodowe',
  previous: 'poprzednie',
};

export const CITIZENSHIP_LABELS: Readonly<Record<(typeof CITIZENSHIP_KINDS)[number], string>> = {
  polish: 'polskie',
  eu: 'innego kraju Unii Europejskiej',
  'third-country': 'kraju spoza Unii Europejskiej',
  stateless: 'bezpaństwowiec',
};

export const EDUCATION_LABELS: Readonly<Record<(typeof EDUCATION_LEVELS)[number], string>> = {
  none: 'brak',
  primary: 'podstawowe',
  'lower-secondary': 'gimnazjalne',
  vocational: 'zasadnicze zawodowe lub branżowe',
  secondary: 'średnie',
  'post-secondary': 'policealne',
  higher: 'wyższe',
};

export const LABOUR_STATUS_LABELS: Readonly<Record<(typeof LABOUR_STATUSES)[number], string>> = {
  unemployed: 'osoba bezrobotna',
  inactive: 'osoba bierna zawodowo',
  employed: 'osoba pracująca',
};

/** „W tym” of the monitoring of EFS+, in its words. */
export const LABOUR_DETAIL_LABELS: Readonly<Record<PersonDetails['labour'][number]['detail'], string>> = {
  'long-term': 'długotrwale bezrobotna',
  'not-in-education': 'nieuczestnicząca w kształceniu lub szkoleniu',
  'in-education': 'ucząca się lub odbywająca kształcenie',
  'own-business': 'prowadząca działalność na własny rachunek',
  government: 'w administracji rządowej',
  'local-government': 'w administracji samorządowej (bez szkół i placówek oświaty)',
  ngo: 'w organizacji pozarządowej',
  'small-company': 'w mikro-, małym lub średnim przedsiębiorstwie',
  'large-company': 'w dużym przedsiębiorstwie',
  healthcare: 'w podmiocie wykonującym działalność leczniczą',
  'school-teaching': 'w szkole lub placówce, kadra pedagogiczna',
  'school-support': 'w szkole lub placówce, kadra niepedagogiczna',
  'school-management': 'w szkole lub placówce, kadra zarządzająca',
  university: 'na uczelni',
  'research-institute': 'w instytucie naukowym lub badawczym',
  federation: 'dla federacji',
  'state-legal-person': 'w państwowej osobie prawnej',
  other: 'inne',
};

export const CERTIFICATE_LABELS: Readonly<Record<(typeof CERTIFICATE_KINDS)[number], string>> = {
  'under-16': 'niepełnosprawność (do 16 lat)',
  severe: 'stopień znaczny',
  moderate: 'stopień umiarkowany',
  mild: 'stopień lekki',
  'zus-independent': 'ZUS: niezdolność do samodzielnej egzystencji',
  'zus-full': 'ZUS: całkowita niezdolność do pracy',
  'zus-partial': 'ZUS: częściowa niezdolność do pracy',
  'group-1': 'I grupa inwalidzka',
  'group-2': 'II grupa inwalidzka',
  'group-3': 'III grupa inwalidzka',
};

export const NEED_LABELS: Readonly<Record<(typeof NEED_KINDS)[number], string>> = {
  language: 'język inny niż polski',
  interpreter: 'tłumacz',
  'sign-language': 'polski język migowy',
  'large-print': 'duża czcionka',
  'easy-read': 'tekst łatwy do czytania (ETR)',
  assistant: 'asystent',
  architecture: 'dostępność architektoniczna',
  diet: 'dieta',
  'dependant-care': 'opieka nad osobą zależną',
  remote: 'udział zdalny',
  other: 'inna',
};

export const TRAIT_LABELS: Readonly<Record<(typeof TRAITS)[number], string>> = {
  'foreign-origin': 'Obce pochodzenie',
  'third-country': 'Obywatel państwa trzeciego',
  minority: 'Mniejszość narodowa lub etniczna',
  homeless: 'Bezdomność lub wykluczenie z dostępu do mieszkań',
  disability: 'Niepełnosprawność',
};

export const TRAIT_ANSWER_LABELS: Readonly<Record<(typeof TRAIT_ANSWERS)[number], string>> = {
  yes: 'tak',
  no: 'nie',
  refused: 'odmowa podania',
};
/** The answers about one trait, the newest first: that one holds, the others are history. */
export function answersAbout<Answer extends { readonly trait: string; readonly askedOn: string }>(
  answers: readonly Answer[],
  trait: string,
): Answer[] {
  return answers.filter((one) => one.trait === trait).toSorted((a, b) => (a.askedOn < b.askedOn ? 1 : -1));
}

export const TRAIT_NOT_ASKED = 'nie pytano';

/** Family and Guardianship Code, art. 98, 145-155, 112(1) and 109. */
export const CONSENT_BASIS_LABELS: Readonly<Record<(typeof CONSENT_BASES)[number], string>> = {
  parent: 'rodzic, władza rodzicielska',
  guardian: 'opiekun prawny',
  curator: 'kurator',
  'foster-carer': 'rodzina zastępcza, bieżące sprawy',
  court: 'zgoda sądu',
  other: 'inna podstawa',
};

/** Names of the details, the same in form, card, history and print. */
export const DETAIL_LABELS: Readonly<Record<keyof PersonDetails, string>> = {
  formerNames: 'Dawne nazwiska',
  death: 'Zgon',
  citizenships: 'Obywatelstwo',
  education: 'Wykształcenie',
  labour: 'Status na rynku pracy',
  certificates: `Orzeczenia o${NBSP}niepełnosprawności`,
  schools: 'Szkoła',
  needs: 'Język i potrzeby',
  traits: 'Cechy wrażliwe',
  consenters: 'Zgody za dziecko',
};

/** „od 01.09.2025”, „01.09.2025–30.06.2026”, „do 30.06.2026”, or nothing. */
function periodText(from: LocalDate | null, to: LocalDate | null): string {
  if (from === null) return to === null ? '' : `do${NBSP}${formatDate(to)}`;
  return to === null ? `od${NBSP}${formatDate(from)}` : `${formatDate(from)}–${formatDate(to)}`;
}

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ');

/** „zmarła 12.03.2024”, „zmarł w 2024 r.”. */
export function deathText(death: Death, sex: 'female' | 'male'): string {
  const verb = sex === 'female' ? 'zmarła' : 'zmarł';
  return death.date === null ? `${verb} w${NBSP}${death.year}${NBSP}r.` : `${verb}${NBSP}${formatDate(death.date)}`;
}

/** „zm. 2024”, where a column is narrow. */
/** The last day somebody may have lived: of a death known by its year alone, the end of that year. */
export const lastDayOfLife = (death: Death): LocalDate => death.date ?? asLocalDate(`${death.year}-12-31`);

/** Whether somebody may have lived on that day. */
export const livesOn = (death: Death | null, day: LocalDate): boolean => death === null || lastDayOfLife(death) >= day;

export const deathShort = (death: Death): string => `zm.${NBSP}${death.year ?? yearOf(death.date)}`;

type NamedConsenter = PersonDetails['consenters'][number] & { readonly name?: string | null };

/** Who may consent: a name, an institution, or that the record is hidden. */
const consenterName = (one: NamedConsenter): string => one.institution ?? one.name ?? 'rekord chroniony';

/** Nobody consents for an adult: a consent without an end goes on until majority, by age or by an earlier marriage. */
const consentPeriod = ({ from, to }: NamedConsenter): string =>
  to === null ? `od${NBSP}${formatDate(from)} do${NBSP}pełnoletności` : periodText(from, to);

/** The lines of a detail in words, one a line; empty when nothing is known. */
const DETAIL_LINES: {
  readonly [Name in Exclude<keyof PersonDetails, 'death'>]: (lines: PersonDetails[Name]) => readonly string[];
} = {
  formerNames: (lines) =>
    lines.map((one) => joined(`${one.surname} (${FORMER_NAME_LABELS[one.kind]})`, periodText(one.from, one.to))),
  citizenships: (lines) =>
    lines.map((one) => joined(CITIZENSHIP_LABELS[one.kind], one.country, periodText(one.from, one.to))),
  education: (lines) => lines.map((one) => joined(EDUCATION_LABELS[one.level], periodText(one.from, one.to))),
  labour: (lines) =>
    lines.map((one) =>
      joined(
        LABOUR_STATUS_LABELS[one.status],
        `w${NBSP}tym: ${LABOUR_DETAIL_LABELS[one.detail]}`,
        periodText(one.from, one.to),
      ),
    ),
  certificates: (lines) =>
    lines.map((one) =>
      joined(
        CERTIFICATE_LABELS[one.kind],
        one.number === null ? null : `nr${NBSP}${one.number}`,
        one.to === null ? `${periodText(one.from, null)}, na stałe` : periodText(one.from, one.to),
      ),
    ),
  schools: (lines) =>
    lines.map((one) =>
      joined(one.school, one.class === null ? null : `klasa ${one.class}`, periodText(one.from, one.to)),
    ),
  needs: (lines) =>
    lines.map((one) => (one.note === null ? NEED_LABELS[one.kind] : `${NEED_LABELS[one.kind]}: ${one.note}`)),
  traits: (lines) =>
    TRAITS.flatMap((trait) => {
      const [newest, ...earlier] = answersAbout(lines, trait);
      if (newest === undefined) return [];
      const asked = (one: typeof newest): string => `pytano ${formatDate(one.askedOn)}`;
      const before = earlier.map((one) => `${TRAIT_ANSWER_LABELS[one.answer]}, ${asked(one)}`).join('; ');
      const said = `${TRAIT_LABELS[trait]}: ${TRAIT_ANSWER_LABELS[newest.answer]} (${asked(newest)}`;
      return [before === '' ? `${said})` : `${said}; wcześniej: ${before})`];
    }),
  consenters: (lines: readonly NamedConsenter[]) =>
    lines.map((one) => joined(consenterName(one), CONSENT_BASIS_LABELS[one.basis], one.basisNote, consentPeriod(one))),
};
export const DETAIL_NAMES = Object.keys(DETAIL_LINES) as readonly Exclude<keyof PersonDetails, 'death'>[];

/** The lines of one detail of a person in words. */
export function detailLines(name: Exclude<keyof PersonDetails, 'death'>, details: PersonDetails): readonly string[] {
  const lines: (of: never) => readonly string[] = DETAIL_LINES[name];
  return lines(details[name] as never);
}
