import { formatDate } from '../../kernel/local-date.ts';
import type { Paper, PaperColumn, PaperTable } from '../../kernel/paper.ts';
import { bindShortWords } from '../../kernel/polish.ts';
import { ageInShort } from '../../kernel/local-date.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import { REASON_LABELS } from './matching.facts.ts';
import { boardSumText, groupSumText, VACANCY_GROUP_LABELS, vacancyText } from './vacancies.labels.ts';
import { boardGroups, boardSum } from './vacancies.rules.ts';
import type { Board, MatchingOfHomes } from './vacancies.schema.ts';

const BOARD: readonly PaperColumn[] = [
  { key: 'name', header: 'Rodzina lub placówka', share: 5 },
  { key: 'form', header: 'Forma', share: 4 },
  { key: 'town', header: 'Miejscowość', share: 3 },
  { key: 'max', header: 'Miejsca', share: 2, kind: 'number' },
  { key: 'taken', header: 'Zajęte', share: 2, kind: 'number' },
  { key: 'reserved', header: 'Rezerwacje', share: 3, kind: 'number' },
  { key: 'free', header: 'Wolne', share: 2, kind: 'number' },
  { key: 'state', header: 'Stan', share: 3 },
];

/** The board as one table of a file: groups one after another, records that are protected at the end. */
export function boardTables({ rows }: Pick<Board, 'rows'>): readonly PaperTable[] {
  const shown = boardGroups(rows).flatMap(({ homes }) => homes);
  const masked = rows.filter((row) => !row.shown);
  return [
    {
      key: 'board',
      title: null,
      kind: 'table',
      columns: BOARD,
      rows: [
        ...shown.map(({ id, name, group, town, places, reservedUntil }) => ({
          key: id,
          cells: [
            name,
            VACANCY_GROUP_LABELS[group].one,
            town,
            places.max,
            places.taken,
            places.reserved,
            places.free,
            vacancyText(places, reservedUntil),
          ],
        })),
        ...masked.map(({ id }) => ({ key: id, cells: [PROTECTED_LABEL, ...BOARD.slice(1).map(() => null)] })),
      ],
    },
  ];
}

/** The board on paper: a table a group with its sum. */
export function boardPaper({ day, rows }: Board): Paper {
  const groups = boardGroups(rows);
  const columns = BOARD.filter(({ key }) => key !== 'form');
  const masked = rows.length - groups.reduce((sum, { homes }) => sum + homes.length, 0);
  return {
    name: 'Wolne miejsca',
    title: bindShortWords(boardSumText(boardSum(rows))),
    subtitle: `Wolne miejsca, stan na ${formatDate(day)}`,
    parts: [
      ...groups.map(({ group, homes, ...sum }) => ({
        key: group,
        title: `${VACANCY_GROUP_LABELS[group].many}: ${groupSumText(sum)}`,
        kind: 'table' as const,
        columns,
        rows: homes.map(({ id, name, town, places, reservedUntil }) => ({
          key: id,
          cells: [
            name,
            town,
            places.max,
            places.taken,
            places.reserved,
            places.free,
            vacancyText(places, reservedUntil),
          ],
        })),
      })),
      ...(masked === 0
        ? []
        : [{ key: 'masked', title: PROTECTED_LABEL, kind: 'text' as const, text: `Rodziny: ${masked}` }]),
    ],
  };
}

const PROPOSED: readonly PaperColumn[] = [
  { key: 'rank', header: 'Lp.', share: 1, kind: 'number' },
  { key: 'name', header: 'Rodzina lub placówka', share: 4 },
  { key: 'form', header: 'Forma', share: 3 },
  { key: 'town', header: 'Miejscowość', share: 3 },
  { key: 'met', header: 'Spełnione', share: 2 },
  { key: 'satisfied', header: 'Warunki spełnione', share: 6 },
  { key: 'toCheck', header: 'Do sprawdzenia', share: 6 },
];
const OTHERS: readonly PaperColumn[] = [
  { key: 'name', header: 'Rodzina lub placówka', share: 4 },
  { key: 'form', header: 'Forma', share: 3 },
  { key: 'town', header: 'Miejscowość', share: 3 },
  { key: 'reason', header: 'Powód', share: 3 },
  { key: 'unmet', header: 'Warunki niespełnione', share: 7 },
];

/** Proposals and the homes that are none, as two tables. */
export function matchingTables({
  proposed,
  notProposed,
}: Pick<MatchingOfHomes, 'proposed' | 'notProposed'>): readonly PaperTable[] {
  return [
    {
      key: 'proposed',
      title: 'Propozycje',
      kind: 'table',
      columns: PROPOSED,
      rows: proposed.map(({ home, criteria, met }, at) => ({
        key: home.id,
        cells: [
          at + 1,
          home.name,
          VACANCY_GROUP_LABELS[home.group].one,
          home.town,
          `${met} z\u00A0${criteria.length}`,
          said(criteria, 'met'),
          said(criteria, 'warning'),
        ],
      })),
    },
    {
      key: 'others',
      title: 'Pozostałe',
      kind: 'table',
      columns: OTHERS,
      rows: notProposed.map(({ home, reason, sentences }) => ({
        key: home.id,
        cells: [
          home.name,
          VACANCY_GROUP_LABELS[home.group].one,
          home.town,
          REASON_LABELS[reason],
          sentences.join('; '),
        ],
      })),
    },
  ];
}

type Criteria = MatchingOfHomes['proposed'][number]['criteria'];
const said = (criteria: Criteria, verdict: Criteria[number]['verdict']): string =>
  criteria
    .filter((one) => one.verdict === verdict)
    .map(({ sentence }) => sentence)
    .join('; ');

/** „Oliwier Grabski, 11 l.” of each child. */
export function soughtNames({ children, from }: Pick<MatchingOfHomes, 'children' | 'from'>): string {
  return children
    .map(({ firstName, surname, birthDate }) => `${firstName} ${surname}, ${ageInShort(birthDate, from)}`)
    .join('; ');
}

/** The proposals on paper. */
export function matchingPaper(matching: MatchingOfHomes): Paper {
  return {
    name: 'Propozycje miejsc',
    title: soughtNames(matching),
    subtitle: bindShortWords(`Propozycje miejsc w pieczy od ${formatDate(matching.from)}`),
    parts: [...matchingTables(matching)],
  };
}
