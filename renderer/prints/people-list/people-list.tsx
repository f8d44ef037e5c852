import { ageInShort, formatDate, today, type LocalDate } from '#shared/kernel/local-date.ts';
import {
  ageOrNull,
  PEOPLE_COLUMN_LABELS,
  PROTECTED_LABEL,
  SEX_LABELS,
  personStatus,
} from '#shared/features/people/people.labels.ts';
import type { PEOPLE_COLUMNS, PersonRow } from '#shared/features/people/people.schema.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

export interface PeopleListOptions {
  readonly columns: readonly PeopleColumn[];
  readonly orientation: PrintOrientation;
}

export const PERSON_SHARES: Readonly<Record<PeopleColumn, number>> = {
  name: 26,
  birthDate: 16,
  age: 9.5,
  sex: 10,
  address: 28,
  families: 20,
  worker: 17,
  status: 16,
};

type ShownPerson = Extract<PersonRow, { shown: true }>;

function cell(row: ShownPerson, column: PeopleColumn, day: LocalDate): string {
  switch (column) {
    case 'name':
      return [
        ...[row.surname, row.firstName, row.secondName].filter((part) => part !== null),
        // In words: a sign on paper has nobody to explain it.
        ...(row.isProtected ? ['(szczególnie chroniona)'] : []),
      ].join(' ');
    case 'birthDate':
      return formatDate(row.birthDate);
    case 'age':
      return row.death === null ? ageInShort(row.birthDate, day) : String(ageOrNull(row, day) ?? '–');
    case 'sex':
      return SEX_LABELS[row.sex];
    case 'address':
      return row.addressLine ?? '–';
    case 'families':
      return row.families.map((family) => (family.shown ? family.name : PROTECTED_LABEL)).join(', ') || '–';
    case 'worker':
      return row.workerName ?? '–';
    case 'status':
      return personStatus(row);
  }
}

/** Wykaz osób: the list as shown, same filter, order and columns. `filterText` names the filters in words. */
export function peopleListDocument(
  rows: readonly PersonRow[],
  filterText: string,
  options: PeopleListOptions,
  context: PrintContext,
): PrintDocument {
  const day = today(context.printedAt);
  return {
    title: 'Wykaz osób',
    orientation: options.orientation,
    runningHead: runningHead(context, 'Wykaz osób'),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', keepWithNext: true, node: <Title title="Wykaz osób" subtitle={filterText} /> },
      {
        kind: 'table',
        key: 'people',
        label: 'Wykaz osób',
        columns: [
          rowNumberColumn(rows.length),
          ...options.columns.map((column) => ({
            key: column,
            header: PEOPLE_COLUMN_LABELS[column],
            share: PERSON_SHARES[column],
          })),
        ],
        rows: rows.map((row, index) => ({
          key: row.id,
          cells: [
            `${index + 1}.`,
            ...options.columns.map((column, at) =>
              row.shown ? cell(row, column, day) : at === 0 ? PROTECTED_LABEL : '–',
            ),
          ],
        })),
      },
    ],
  };
}
