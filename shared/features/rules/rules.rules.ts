import { LIMIT_RULES } from '../foster-care/limits.facts.ts';
import type { FamilyKind } from '../families/families.schema.ts';
import { DEADLINE_TERM_RULES } from './deadline-terms.rules.ts';

/**
 * Limits, terms and patterns the program asks for, by their code. The values are dated rows with their source (table
 * `dated_rules`): they change with the law and the office. `article` says where a rule of law stands today.
 */
export const RULES = {
  'family-assistant-families': {
    type: 'number',
    label: 'liczba rodzin, z którymi asystent rodziny pracuje w tym samym czasie',
    unit: 'families',
    article: 'art. 15 ust. 4 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  /** Families that count to the limit: those the asystent serves, not everybody a worker leads. */
  'family-assistant-kinds': {
    type: 'family-kinds',
    label: 'rodzaje rodzin, które liczą się do limitu asystenta rodziny',
    unit: null,
    article: 'art. 15 ust. 4 w związku z art. 8 ust. 1 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  /** Families that count to the koordynator's limit. */
  'foster-coordinator-kinds': {
    type: 'family-kinds',
    label: 'rodzaje rodzin, które liczą się do limitu koordynatora',
    unit: null,
    article: 'art. 77 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  'family-assessment-months': {
    type: 'number',
    label: 'odstęp między okresowymi ocenami sytuacji rodziny',
    unit: 'months',
    article: 'art. 15 ust. 1 pkt 15 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  'draft-days': {
    type: 'number',
    label: 'czas przechowywania szkiców po zamknięciu konta',
    unit: 'days',
    article: null,
  },
  'backup-orange-days': {
    type: 'number',
    label: 'wiek ostatniej kopii zapasowej, od którego program ostrzega',
    unit: 'days',
    article: null,
  },
  'backup-red-days': {
    type: 'number',
    label: 'wiek ostatniej kopii zapasowej, od którego program alarmuje',
    unit: 'days',
    article: null,
  },
  'backup-test-days': {
    type: 'number',
    label: 'odstęp między próbnymi odtworzeniami',
    unit: 'days',
    article: 'art. 32 ust. 1 lit. d RODO',
  },
  'backup-away-days': {
    type: 'number',
    label: 'wiek kopii na odłączonym pendrivie, od którego program ostrzega',
    unit: 'days',
    article: null,
  },
  'backup-keep-newest': {
    type: 'number',
    label: 'liczba najnowszych kopii zapasowych, które zostają',
    unit: 'backups',
    article: null,
  },
  'backup-keep-days': {
    type: 'number',
    label: 'liczba dni, z których zostaje ostatnia kopia zapasowa',
    unit: 'backups',
    article: null,
  },
  'backup-keep-weeks': {
    type: 'number',
    label: 'liczba tygodni, z których zostaje ostatnia kopia zapasowa',
    unit: 'backups',
    article: null,
  },
  'backup-keep-months': {
    type: 'number',
    label: 'liczba miesięcy, z których zostaje ostatnia kopia zapasowa',
    unit: 'backups',
    article: null,
  },
  'backup-keep-years': {
    type: 'number',
    label: 'liczba lat, z których zostaje ostatnia kopia zapasowa',
    unit: 'backups',
    article: null,
  },
  'backup-before-change-days': {
    type: 'number',
    label: 'czas, przez który zostają kopie sprzed zmiany wersji i odtworzenia',
    unit: 'days',
    article: null,
  },
  /** Who led on days further back stays as it is. */
  'worker-days-back': {
    type: 'number',
    label: 'liczba dni wstecz, od których można wpisać innego prowadzącego',
    unit: 'days',
    article: null,
  },
  /** A man cannot marry before he is of age, so it is about women alone. */
  'majority-by-marriage-years': {
    type: 'number',
    label: 'wiek, od którego kobieta uzyskuje pełnoletność przez zawarcie małżeństwa',
    unit: 'years',
    article: 'art. 10 § 1 Kodeksu rodzinnego i opiekuńczego w związku z art. 10 § 2 Kodeksu cywilnego',
  },
  'newborn-days': {
    type: 'number',
    label: 'liczba dni od urodzenia, przez które numer PESEL noworodka może być jeszcze w drodze',
    unit: 'days',
    article: 'art. 55 ust. 1 Prawa o aktach stanu cywilnego',
  },
  'case-number-pattern': {
    type: 'text',
    label: 'wzór numeru sprawy rodziny',
    unit: null,
    article: null,
  },
  'care-share-first-year': {
    type: 'number',
    label: 'udział gminy w kosztach pieczy w pierwszym roku',
    unit: 'percent',
    article: 'art. 191 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  'care-share-second-year': {
    type: 'number',
    label: 'udział gminy w kosztach pieczy w drugim roku',
    unit: 'percent',
    article: 'art. 191 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  'care-share-later-years': {
    type: 'number',
    label: 'udział gminy w kosztach pieczy w trzecim roku i następnych latach',
    unit: 'percent',
    article: 'art. 191 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
  },
  'care-case-pattern': {
    type: 'text',
    label: 'wzór numeru sprawy dziecka w pieczy',
    unit: null,
    article: null,
  },
  'foster-reservation-days': {
    type: 'number',
    label: 'liczba dni, na które rezerwuje się miejsce w pieczy',
    unit: 'days',
    article: null,
  },
  ...LIMIT_RULES,
  ...DEADLINE_TERM_RULES,
  'leaver-list-months': {
    type: 'number',
    label: 'na ile miesięcy przed 17. urodzinami dziecko w pieczy stoi na liście usamodzielnianych',
    unit: 'months',
    article: null,
  },
} as const satisfies Record<
  string,
  {
    readonly type: 'number' | 'text' | 'family-kinds';
    readonly label: string;
    readonly unit: 'families' | 'children' | 'years' | 'months' | 'days' | 'hours' | 'backups' | 'percent' | null;
    readonly article: string | null;
  }
>;

export type RuleCode = keyof typeof RULES;
export const RULE_CODES = Object.keys(RULES) as readonly RuleCode[];

interface RuleValues {
  readonly number: number;
  readonly text: string;
  readonly 'family-kinds': readonly FamilyKind[];
}

/** A rule's value, as its type says. */
export type RuleValue<Code extends RuleCode> = RuleValues[(typeof RULES)[Code]['type']];
