import { heldOn, holdsOn } from '../../kernel/dated-rows.ts';
import { ageInWords, durationInWords, formatDate, periodText, type LocalDate } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { bindShortWords, NBSP } from '../../kernel/polish.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import { PLACEMENT_KIND_LABELS, PROTECTED_HOME } from './care.labels.ts';
import { exceptionAnswers } from './exceptions.labels.ts';
import type { ChildCare, PlacementLine, SiblingInCare } from './care.schema.ts';

const live = <Line extends { readonly withdrawn: unknown }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

const homeText = ({ home }: Pick<PlacementLine, 'home'>): string => home.name ?? PROTECTED_HOME;

/** Karta pobytu dziecka w pieczy as of a day, for its print and its file: where, since when, on what basis, who pays. */
export function carePaper(child: ChildCare, day: LocalDate): Paper {
  const placements = live(child.placements);
  const present = placements.find((line) => line.kind === 'stay' && holdsOn(line, day));
  const episode = child.episodes.at(-1);
  const share = child.shares.findLast(({ from }) => from <= day);
  const payer = heldOn(live(child.funding), day);
  const since =
    episode === undefined
      ? null
      : `${durationInWords(episode.from, episode.to ?? day)}, ${periodText(episode.from, episode.to)}`;
  return {
    name: 'Karta pobytu w pieczy',
    title: `${child.surname} ${child.firstName}`,
    subtitle: `Karta pobytu w${NBSP}pieczy zastępczej, stan na ${formatDate(day)}`,
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ['Data urodzenia', `${formatDate(child.birthDate)}, ${ageInWords(child.birthDate, day)}`],
          ['Numer sprawy', child.caseNumber],
          [
            'Miejsce pobytu',
            present === undefined
              ? null
              : [homeText(present), present.home.form?.label].filter((part) => part !== undefined).join(', '),
          ],
          ['W pieczy', since],
          ['Koordynator', child.coordinatorName],
          ['Gmina współfinansująca', payer?.commune == null ? null : payer.commune.name],
          ['Udział gminy', payer?.commune == null || share === undefined ? null : `${share.percent}${NBSP}%`],
        ],
      },
      staysPart(placements),
      ...(placements.some(({ exceptions }) => exceptions.length > 0) ? [exceptionsPart(placements)] : []),
      basesPart(child),
      fundingPart(child),
      ...(live(child.absences).length === 0 ? [] : [absencesPart(child)]),
      ...(child.reservations.length === 0 ? [] : [reservationsPart(child)]),
      ...(child.siblings.length === 0 ? [] : [siblingsPart(child.siblings, day)]),
    ],
  };
}

function staysPart(placements: readonly PlacementLine[]): PaperPart {
  return {
    kind: 'table',
    key: 'stays',
    title: 'Przebieg pobytu',
    columns: [
      { key: 'from', header: 'Od', share: 12, kind: 'date' },
      { key: 'to', header: 'Do', share: 12, kind: 'date' },
      { key: 'kind', header: 'Rodzaj', share: 13 },
      { key: 'home', header: 'Miejsce', share: 20 },
      { key: 'form', header: 'Forma', share: 22 },
      { key: 'reason', header: 'Powód umieszczenia lub zakończenia', share: 23 },
    ],
    rows: placements.map((line) => ({
      key: line.id,
      cells: [
        line.from,
        line.to,
        PLACEMENT_KIND_LABELS[line.kind],
        homeText(line),
        line.home.form?.label ?? null,
        [line.reason?.label, line.endReason?.label].filter((part) => part !== undefined).join('; ') || null,
      ],
    })),
  };
}

function exceptionsPart(placements: readonly PlacementLine[]): PaperPart {
  return {
    kind: 'table',
    key: 'exceptions',
    title: 'Wyjątki od limitów',
    columns: [
      { key: 'from', header: 'W miejscu od', share: 13, kind: 'date' },
      { key: 'what', header: 'Czego dotyczy', share: 40 },
      { key: 'article', header: 'Przepis', share: 12 },
      { key: 'reason', header: 'Powód', share: 33 },
    ],
    rows: placements.flatMap(({ from, exceptions }) =>
      exceptions.map((one) => ({
        key: one.id,
        cells: [
          from,
          one.sentence,
          one.article,
          [one.reason, exceptionAnswers(one)].filter((part) => part !== null).join('; '),
        ],
      })),
    ),
  };
}

function basesPart(child: ChildCare): PaperPart {
  return {
    kind: 'table',
    key: 'bases',
    title: 'Podstawa prawna',
    columns: [
      { key: 'from', header: 'Od', share: 12, kind: 'date' },
      { key: 'to', header: 'Do', share: 12, kind: 'date' },
      { key: 'kind', header: 'Rodzaj', share: 28 },
      { key: 'body', header: 'Sąd lub organ', share: 24 },
      { key: 'act', header: 'Data aktu', share: 12, kind: 'date' },
      { key: 'reference', header: 'Sygnatura', share: 14 },
    ],
    rows: live(child.bases).map((line) => ({
      key: line.id,
      cells: [
        line.from,
        line.to,
        line.article === null ? line.kind.label : `${line.kind.label}, ${bindShortWords(line.article)}`,
        line.body,
        line.actOn,
        line.reference,
      ],
    })),
  };
}

function fundingPart(child: ChildCare): PaperPart {
  return {
    kind: 'table',
    key: 'funding',
    title: 'Finansowanie',
    columns: [
      { key: 'from', header: 'Od', share: 12, kind: 'date' },
      { key: 'to', header: 'Do', share: 12, kind: 'date' },
      { key: 'county', header: 'Powiat', share: 24 },
      { key: 'commune', header: 'Gmina współfinansująca', share: 28 },
      { key: 'task', header: 'Zadanie zlecone', share: 16 },
    ],
    rows: live(child.funding).map((line) => ({
      key: line.id,
      cells: [line.from, line.to, line.county, line.commune?.name ?? null, line.governmentTask ? 'tak' : 'nie'],
    })),
  };
}

function absencesPart(child: ChildCare): PaperPart {
  return {
    kind: 'table',
    key: 'absences',
    title: 'Nieobecności',
    columns: [
      { key: 'from', header: 'Od', share: 12, kind: 'date' },
      { key: 'to', header: 'Do', share: 12, kind: 'date' },
      { key: 'kind', header: 'Rodzaj', share: 34 },
      { key: 'place', header: 'Miejsce', share: 40 },
    ],
    rows: live(child.absences).map((line) => ({
      key: line.id,
      cells: [line.from, line.to, line.kind.label, line.place],
    })),
  };
}

function reservationsPart(child: ChildCare): PaperPart {
  return {
    kind: 'table',
    key: 'reservations',
    title: 'Zarezerwowane miejsca',
    columns: [
      { key: 'from', header: 'Od', share: 12, kind: 'date' },
      { key: 'to', header: 'Do', share: 12, kind: 'date' },
      { key: 'place', header: 'Miejsce', share: 40 },
      { key: 'note', header: 'Uwagi', share: 34 },
    ],
    rows: child.reservations.map((line) => ({
      key: line.id,
      cells: [line.from, line.until, homeText(line), line.note],
    })),
  };
}

function siblingsPart(siblings: readonly SiblingInCare[], day: LocalDate): PaperPart {
  return {
    kind: 'table',
    key: 'siblings',
    title: 'Rodzeństwo',
    columns: [
      { key: 'name', header: 'Nazwisko i imię', share: 34 },
      { key: 'birth', header: 'Data urodzenia', share: 18, kind: 'date' },
      { key: 'home', header: 'Miejsce pobytu w pieczy', share: 44 },
    ],
    rows: siblings.map((sibling) => {
      const stay = sibling.placements.find((line) => line.kind === 'stay' && holdsOn(line, day));
      return {
        key: sibling.personId,
        cells: sibling.shown
          ? [`${sibling.surname} ${sibling.firstName}`, sibling.birthDate, stay === undefined ? null : homeText(stay)]
          : [PROTECTED_LABEL, null, null],
      };
    }),
  };
}
