import { ageInWords, formatDate, periodText, type LocalDate } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { bindShortWords, NBSP } from '../../kernel/polish.ts';
import { PROTECTED_HOME } from './care.labels.ts';
import { GOAL_KIND_LABELS, HELP_STATE_LABELS, PROTECTED_GUARDIAN } from './leavers.labels.ts';
import type { LeastStay, LeaverCard, LeaverPath, ProgrammeLine } from './leavers.schema.ts';

const live = <Line extends { readonly withdrawn: unknown }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

/** The path that is open, else the last one. */
export function currentPath({ paths }: Pick<LeaverCard, 'paths'>): LeaverPath | undefined {
  const counting = live(paths);
  return counting.find(({ to }) => to === null) ?? counting.at(-1);
}

/** „spełniony: 4 lata 2 miesiące, wymagane 12 miesięcy”; null of somebody who was never in care. */
export function stayText(stay: LeastStay | null): string | null {
  if (stay === null) return null;
  const met = stay.met ? 'spełniony' : 'niespełniony';
  return `${met}: ${stay.days}${NBSP}dni w${NBSP}pieczy, wymagane ${stay.months}${NBSP}mies.`;
}

const guardianOf = (name: string | null): string => name ?? PROTECTED_GUARDIAN;

function personFacts(card: LeaverCard, day: LocalDate): (readonly [string, string | null])[] {
  const home = card.home === null ? null : (card.home.name ?? PROTECTED_HOME);
  const form = card.home?.form?.label;
  return [
    ['Data urodzenia', `${formatDate(card.birthDate)}, ${ageInWords(card.birthDate, day)}`],
    ['17. urodziny', formatDate(card.seventeenOn)],
    ['18. urodziny', formatDate(card.eighteenOn)],
    [
      card.inCare ? 'Miejsce pobytu' : 'Ostatnie miejsce pobytu',
      home === null || form === undefined ? home : `${home}, ${form}`,
    ],
    ['Ostatni dzień w\u00A0pieczy', card.leftOn === null ? null : formatDate(card.leftOn)],
  ];
}

/** Karta usamodzielnienia as of a day, for its print and its file. */
export function leaverPaper(card: LeaverCard, day: LocalDate): Paper {
  const path = currentPath(card);
  return {
    name: 'Karta usamodzielnienia',
    title: `${card.surname} ${card.firstName}`,
    subtitle: `Karta usamodzielnienia, stan na ${formatDate(day)}`,
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ...personFacts(card, day),
          ['Wymagany pobyt (art. 141)', stayText(card.stay)],
          ['Sprawa', path === undefined ? null : periodText(path.from, path.to)],
          ['Podstawa', path === undefined ? null : withArticle(path.basis.label, path.article)],
          ['Powód zakończenia', path?.endReason?.label ?? null],
        ],
      },
      ...(card.terms.length === 0 ? [] : [termsPart(card)]),
      ...(path === undefined
        ? []
        : [guardiansPart(path), programmePart(path), helpPart(path), suspensionsPart(path), stepsPart(path)]),
    ],
  };
}

const withArticle = (label: string, article: string | null): string =>
  article === null ? label : `${label}, ${bindShortWords(article)}`;

function termsPart(card: LeaverCard): PaperPart {
  return {
    kind: 'table',
    key: 'terms',
    title: 'Terminy',
    columns: [
      { key: 'due', header: 'Termin', share: 16, kind: 'date' },
      { key: 'what', header: 'Co', share: 60 },
      { key: 'article', header: 'Artykuł', share: 24 },
    ],
    rows: card.terms.map((term) => ({ key: `${term.label} ${term.due}`, cells: [term.due, term.label, term.article] })),
  };
}

function guardiansPart(path: LeaverPath): PaperPart {
  return {
    kind: 'table',
    key: 'guardians',
    title: 'Opiekun usamodzielnienia',
    columns: [
      { key: 'from', header: 'Od', share: 13, kind: 'date' },
      { key: 'to', header: 'Do', share: 13, kind: 'date' },
      { key: 'name', header: 'Imię i\u00A0nazwisko', share: 26 },
      { key: 'kind', header: 'Kim jest', share: 32 },
      { key: 'consent', header: 'Zgoda z\u00A0dnia', share: 16, kind: 'date' },
    ],
    rows: live(path.guardians).map((line) => ({
      key: line.id,
      cells: [line.from, line.to, guardianOf(line.name), line.kind.label, line.consentOn],
    })),
  };
}

function programmePart(path: LeaverPath): PaperPart {
  const programme = live(path.programmes).at(-1);
  return {
    kind: 'facts',
    key: 'programme',
    title: 'Indywidualny program usamodzielnienia',
    facts: programmeFacts(programme),
  };
}

function programmeFacts(programme: ProgrammeLine | undefined): (readonly [string, string | null])[] {
  const approval =
    programme === undefined || programme.approvedOn === null
      ? null
      : `${formatDate(programme.approvedOn)}, ${programme.approvedBy ?? ''}`;
  return [
    ['Opracowano', programme === undefined ? null : formatDate(programme.draftedOn)],
    ['Zatwierdzono', approval],
    [
      'Ocena końcowa',
      programme?.assessedOn == null ? null : `${formatDate(programme.assessedOn)}, ${programme.assessment ?? ''}`,
    ],
  ];
}

function helpPart(path: LeaverPath): PaperPart {
  return {
    kind: 'table',
    key: 'help',
    title: 'Pomoc',
    columns: [
      { key: 'form', header: 'Forma', share: 32 },
      { key: 'requested', header: 'Wniosek', share: 13, kind: 'date' },
      { key: 'state', header: 'Stan', share: 13 },
      { key: 'decision', header: 'Decyzja', share: 16 },
      { key: 'from', header: 'Od', share: 13, kind: 'date' },
      { key: 'to', header: 'Do', share: 13, kind: 'date' },
    ],
    rows: live(path.help).map((line) => ({
      key: line.id,
      cells: [
        withArticle(line.form.label, line.article),
        line.requestedOn,
        HELP_STATE_LABELS[line.state],
        [line.decisionNumber, line.decisionOn === null ? null : formatDate(line.decisionOn)]
          .filter((one) => one !== null)
          .join(', ') || null,
        line.from,
        line.to,
      ],
    })),
  };
}

function suspensionsPart(path: LeaverPath): PaperPart {
  const rows = live(path.help).flatMap((help) =>
    live(help.suspensions).map((line) => ({
      key: line.id,
      cells: [line.from, line.to, help.form.label, withArticle(line.reason.label, line.article)],
    })),
  );
  return {
    kind: 'table',
    key: 'suspensions',
    title: 'Zawieszenia pomocy',
    columns: [
      { key: 'from', header: 'Od', share: 13, kind: 'date' },
      { key: 'to', header: 'Do', share: 13, kind: 'date' },
      { key: 'form', header: 'Pomoc', share: 34 },
      { key: 'reason', header: 'Powód', share: 40 },
    ],
    rows,
  };
}

function stepsPart(path: LeaverPath): PaperPart {
  return {
    kind: 'table',
    key: 'steps',
    title: 'Dokumenty i\u00A0czynności',
    columns: [
      { key: 'step', header: 'Co', share: 46 },
      { key: 'done', header: 'Wykonano', share: 16, kind: 'date' },
      { key: 'kept', header: 'Gdzie leży', share: 38 },
    ],
    rows: live(path.steps).map((line) => ({ key: line.id, cells: [line.step.label, line.doneOn, line.keptAt] })),
  };
}

/** The individual programme of independence (art. 145) with what is recorded, and room for signatures. */
export function programmePaper(card: LeaverCard, day: LocalDate): Paper {
  const path = currentPath(card);
  const programme = path === undefined ? undefined : live(path.programmes).at(-1);
  const guardian = path === undefined ? undefined : live(path.guardians).findLast(({ from }) => from <= day);
  const goals = live(programme?.goals ?? []);
  const help = path === undefined ? [] : live(path.help);
  return {
    name: 'Indywidualny program usamodzielnienia',
    title: `${card.surname} ${card.firstName}`,
    subtitle: `Indywidualny program usamodzielnienia, art. 145 ust. 4, stan na ${formatDate(day)}`,
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ...personFacts(card, day),
          ['Opiekun', guardian === undefined ? null : `${guardianOf(guardian.name)}, ${guardian.kind.label}`],
          ...programmeFacts(programme),
        ],
      },
      {
        kind: 'table',
        key: 'goals',
        title: 'Cele i\u00A0zadania',
        columns: [
          { key: 'area', header: 'Obszar', share: 22 },
          { key: 'kind', header: 'Rodzaj', share: 12 },
          { key: 'words', header: 'Treść', share: 40 },
          { key: 'due', header: 'Termin', share: 13, kind: 'date' },
          { key: 'done', header: 'Wykonano', share: 13, kind: 'date' },
        ],
        rows: goals
          .filter(({ kind }) => kind !== 'change')
          .toSorted((a, b) => (a.area.label < b.area.label ? -1 : Number(a.area.label > b.area.label)))
          .map((line) => ({
            key: line.id,
            cells: [line.area.label, GOAL_KIND_LABELS[line.kind], line.words, line.dueOn, line.doneOn],
          })),
      },
      {
        kind: 'table',
        key: 'planned-help',
        title: 'Planowana pomoc',
        columns: [
          { key: 'form', header: 'Forma', share: 56 },
          { key: 'article', header: 'Artykuł', share: 26 },
          { key: 'state', header: 'Stan', share: 18 },
        ],
        rows: help.map((line) => ({
          key: line.id,
          cells: [
            line.form.label,
            line.article === null ? null : bindShortWords(line.article),
            HELP_STATE_LABELS[line.state],
          ],
        })),
      },
      {
        kind: 'table',
        key: 'changes',
        title: 'Zmiany programu',
        columns: [
          { key: 'on', header: 'Dnia', share: 14, kind: 'date' },
          { key: 'area', header: 'Obszar', share: 26 },
          { key: 'words', header: 'Zmiana', share: 60 },
        ],
        rows: goals
          .filter(({ kind }) => kind === 'change')
          .map((line) => ({ key: line.id, cells: [line.enteredOn, line.area.label, line.words] })),
      },
      {
        kind: 'table',
        key: 'signatures',
        title: 'Podpisy',
        columns: [
          { key: 'who', header: 'Kto', share: 46 },
          { key: 'date', header: 'Data', share: 18 },
          { key: 'sign', header: 'Podpis', share: 36 },
        ],
        rows: ['osoba usamodzielniana', 'opiekun usamodzielnienia', 'zatwierdza: kierownik ośrodka'].map((who) => ({
          key: who,
          cells: [who, null, null],
        })),
      },
    ],
  };
}
