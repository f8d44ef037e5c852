import type { AssessmentRecommendation, AssessmentResult } from './assessments.schema.ts';
import type { NOTE_COLUMNS, NoteKind } from './notes.schema.ts';
import { formatDate } from '../../kernel/local-date.ts';
import type { GoalResult, Plan } from './plans.schema.ts';
import type { TASK_COLUMNS, TaskSource, TaskState } from './tasks.schema.ts';

/** Kinds of notes, as the office says them; forms of work follow art. 10(3) of the act of 9.06.2011. */
export const NOTE_KIND_LABELS: Readonly<Record<NoteKind, string>> = {
  'home-visit': 'wizyta w domu',
  'phone-call': 'rozmowa telefoniczna',
  'office-meeting': 'spotkanie w ośrodku',
  consultation: 'konsultacja',
  psychologist: 'poradnictwo: psycholog',
  lawyer: 'poradnictwo: prawnik',
  therapy: 'terapia',
  mediation: 'mediacja',
  'support-group': 'grupa wsparcia',
  'family-services': 'usługi dla rodziny',
  'institution-contact': 'kontakt z instytucją',
  letter: 'pismo',
  other: 'notatka',
};

export const NOTE_COLUMN_LABELS: Readonly<Record<(typeof NOTE_COLUMNS)[number], string>> = {
  on: 'Data',
  kind: 'Rodzaj',
  family: 'Z kroniki rodziny',
  participants: 'Kto brał udział',
  text: 'Treść',
  by: 'Zapisał',
  state: 'Stan',
};

export const TASK_SOURCE_LABELS: Readonly<Record<TaskSource, string>> = {
  hand: 'wpisane ręcznie',
  note: 'z kroniki',
  plan: 'z planu pracy',
  assessment: 'ocena okresowa',
};

export const TASK_STATE_LABELS: Readonly<Record<TaskState, string>> = {
  open: 'do zrobienia',
  done: 'zrobione',
  cancelled: 'odwołane',
};

export const TASK_COLUMN_LABELS: Readonly<Record<(typeof TASK_COLUMNS)[number], string>> = {
  dueOn: 'Termin',
  what: 'Co zrobić',
  record: 'Kogo dotyczy',
  worker: 'Kto',
  source: 'Skąd',
  state: 'Stan',
};

export const GOAL_RESULT_LABELS: Readonly<Record<GoalResult, string>> = {
  reached: 'osiągnięty',
  partly: 'osiągnięty częściowo',
  'not-reached': 'nieosiągnięty',
  dropped: 'zaniechany',
};

/** „osiągnięty częściowo, 01.02.2027. Frekwencja wzrosła.” */
export function outcomeText({ result, on, text }: NonNullable<Plan['goals'][number]['outcome']>): string {
  const said = `${GOAL_RESULT_LABELS[result]}, ${formatDate(on)}`;
  return text === null ? said : `${said}. ${text}`;
}

export const ASSESSMENT_RESULT_LABELS: Readonly<Record<AssessmentResult, string>> = {
  better: 'poprawa',
  'partly-better': 'częściowa poprawa',
  unchanged: 'bez zmian',
  worse: 'pogorszenie',
};

export const ASSESSMENT_RECOMMENDATION_LABELS: Readonly<Record<AssessmentRecommendation, string>> = {
  continue: 'kontynuować pracę według planu',
  'change-plan': 'zmienić plan pracy',
  end: 'zakończyć pracę z rodziną',
};

/** How a record out of the viewer's reach is called in the viewer's own task. */
export const UNREACHED_LABELS = {
  person: 'osoba spoza prowadzonych spraw',
  family: 'rodzina spoza prowadzonych spraw',
} as const;

/** What the task of the next assessment is called; the office's words, kept in the row. */
export const ASSESSMENT_TASK = 'Okresowa ocena sytuacji rodziny';

/** '09:05' of minutes since midnight. */
export function formatMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
