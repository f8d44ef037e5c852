import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { NBSP } from '../../kernel/polish.ts';
import type { GOAL_KINDS, HelpState, LEAVER_COLUMNS, LeaverGap, LeaverRow, LeaverTerm } from './leavers.schema.ts';

export const LEAVER_COLUMN_LABELS: Readonly<Record<(typeof LEAVER_COLUMNS)[number], string>> = {
  name: 'Nazwisko i\u00A0imię',
  seventeen: '17. urodziny',
  eighteen: '18. urodziny',
  home: 'Miejsce pobytu',
  guardian: 'Opiekun',
  programme: 'Program (IPU)',
  help: 'Pomoc',
  term: 'Najbliższy termin',
  missing: 'Czego brakuje',
  status: 'Stan',
};

export const GAP_LABELS: Readonly<Record<LeaverGap, string>> = {
  path: 'sprawa usamodzielnienia',
  basis: 'podstawa pobytu',
  guardian: 'opiekun',
  consent: 'zgoda opiekuna',
  programme: 'program',
  approval: 'zatwierdzenie programu',
  end: 'zakończenie sprawy',
};

export const GOAL_KIND_LABELS: Readonly<Record<(typeof GOAL_KINDS)[number], string>> = {
  goal: 'cel',
  task: 'zadanie',
  change: 'zmiana programu',
};

export const HELP_STATE_LABELS: Readonly<Record<HelpState | 'suspended', string>> = {
  requested: 'wniosek',
  granted: 'przyznana',
  refused: 'odmowa',
  suspended: 'zawieszona',
};

export const PROTECTED_GUARDIAN = 'osoba chroniona';

type Shown = Extract<LeaverRow, { shown: true }>;

/** „nauka, mieszkanie (wniosek)”; null where none was asked for. */
export function helpText(help: Shown['help']): string | null {
  if (help.length === 0) return null;
  return help
    .map(({ label, state }) => (state === 'granted' ? label : `${label} (${HELP_STATE_LABELS[state]})`))
    .join(', ');
}

/** „od 04.05.2026” of an approved one, else „projekt z 04.05.2026”; null without one. */
export function programmeText(programme: Shown['programme']): string | null {
  if (programme === null) return null;
  return programme.approvedOn === null
    ? `projekt z${NBSP}${formatDate(programme.draftedOn)}`
    : `od${NBSP}${formatDate(programme.approvedOn)}`;
}

/** The same in one word, for lists. */
const GAP_WORDS: Readonly<Record<LeaverGap, string>> = {
  path: 'sprawa',
  basis: 'podstawa',
  guardian: 'opiekun',
  consent: 'zgoda',
  programme: 'program',
  approval: 'zatwierdzenie',
  end: 'zakończenie',
};

/** „sprawa, opiekun, program”; null where nothing is missing. */
export const gapsText = (gaps: readonly LeaverGap[]): string | null =>
  gaps.length === 0 ? null : gaps.map((gap) => GAP_WORDS[gap]).join(', ');

const TERM_WORDS: Readonly<Record<LeaverTerm['code'], string>> = {
  'leaver-guardian': 'opiekun',
  'leaver-programme': 'program',
  'leaver-study-end': 'koniec nauki',
  'leaver-independence-aid': 'usamodzielnienie',
  'leaver-household-aid': 'zagospodarowanie',
};

/** „04.05.2026, opiekun” */
export const termText = (term: LeaverTerm | null): string | null =>
  term === null ? null : `${formatDate(term.due)}, ${TERM_WORDS[term.code]}`;

export const guardianText = ({ guardian }: Pick<Shown, 'guardian'>): string | null =>
  guardian === null ? null : (guardian.name ?? PROTECTED_GUARDIAN);

/** „w pieczy”, „poza pieczą od 01.09.2026”, „zakończone 01.09.2026”. */
export function leaverStatus({
  leftOn,
  pathEndedOn,
  pathOpen,
  inCare,
}: Pick<Shown, 'leftOn' | 'pathEndedOn' | 'pathOpen' | 'inCare'>): string {
  if (!pathOpen && pathEndedOn !== null && !inCare) return `zakończone ${formatDate(pathEndedOn)}`;
  if (inCare) return `w${NBSP}pieczy`;
  return leftOn === null ? `poza pieczą` : `w${NBSP}pieczy do ${formatDate(leftOn)}`;
}

/** „po terminie” of a term that has passed. */
export const isLate = (term: LeaverTerm, day: LocalDate): boolean => term.due < day;
