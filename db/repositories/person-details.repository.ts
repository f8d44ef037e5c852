import { sql, type RawBuilder } from 'kysely';

import {
  NO_DETAILS,
  personDetails,
  type Death,
  type PersonDetails,
} from '#shared/features/people/person-details.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { idList, pieces } from './values.ts';

/** The details that stand in tables of their own, a line each. */
export type PersonLines = Omit<PersonDetails, 'death'>;
type LineName = keyof PersonLines;

const DATES = { from: 'from_date', to: 'to_date' } as const;

/** For each kind of line its table, and the column of each property. */
const TABLES: Readonly<
  Record<LineName, { readonly table: string; readonly columns: Readonly<Record<string, string>> }>
> = {
  formerNames: { table: 'person_names', columns: { kind: 'kind', surname: 'surname', ...DATES } },
  citizenships: { table: 'person_citizenships', columns: { kind: 'kind', country: 'country', ...DATES } },
  education: { table: 'person_education', columns: { level: 'level', ...DATES } },
  labour: { table: 'person_labour', columns: { status: 'status', detail: 'detail', ...DATES } },
  certificates: { table: 'person_certificates', columns: { kind: 'kind', number: 'number', ...DATES } },
  schools: { table: 'person_schools', columns: { school: 'school', class: 'class', ...DATES } },
  needs: { table: 'person_needs', columns: { kind: 'kind', note: 'note' } },
  traits: { table: 'person_traits', columns: { trait: 'trait', answer: 'answer', askedOn: 'asked_on' } },
  consenters: {
    table: 'person_consenters',
    columns: {
      personId: 'consenter_id',
      institution: 'institution',
      basis: 'basis',
      basisNote: 'basis_note',
      ...DATES,
    },
  },
};
export const LINE_NAMES = Object.keys(TABLES) as readonly LineName[];

const LINES_AT_ONCE = 200;

/** Writes the details of new people. */
export async function insertLines(tx: Tx, people: readonly ({ readonly id: PersonId } & PersonLines)[]): Promise<void> {
  for (const name of LINE_NAMES) {
    const rows = people.flatMap((person) =>
      person[name].map((line, position) => ({ personId: person.id, position, line })),
    );
    for (const some of pieces(rows, LINES_AT_ONCE)) await insertSome(tx, name, some);
  }
}

async function insertSome(
  tx: Tx,
  name: LineName,
  rows: readonly { readonly personId: PersonId; readonly position: number; readonly line: object }[],
): Promise<void> {
  const { table, columns } = TABLES[name];
  const values = rows.map(({ personId, position, line }) => {
    const given = line as Readonly<Record<string, unknown>>;
    const cells = Object.keys(columns).map((property) => sql`${given[property] ?? null}`);
    return sql`(${sql.join([sql`${`${personId}:${position}`}`, sql`${personId}`, sql`${position}`, ...cells])})`;
  });
  const into = ['id', 'person_id', 'position', ...Object.values(columns)].map((column) => sql.ref(column));
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(into)}) VALUES ${sql.join(values)}`.execute(tx);
}

/** Puts these lines in the place of the stored ones; kinds that are not named stay. */
export async function replaceLines(
  tx: Tx,
  id: PersonId,
  names: readonly LineName[],
  lines: PersonLines,
): Promise<void> {
  for (const name of names) {
    await sql`DELETE FROM ${sql.table(TABLES[name].table)} WHERE person_id = ${id}`.execute(tx);
  }
  const changed = Object.fromEntries(names.map((name) => [name, lines[name]]));
  await insertLines(tx, [{ ...NO_DETAILS, ...changed, id }]);
}

/** All lines of a person in the order in which they were typed; empty lists for somebody nobody knows. */
export async function storedLines(r: Reader, id: PersonId): Promise<PersonLines> {
  const parts = LINE_NAMES.map((name) => sql`${linesAsJson(name, id)} AS ${sql.ref(name)}`);
  const { rows } = await sql<Record<LineName, string>>`SELECT ${sql.join(parts)}`.execute(r);
  const row = rows[0];
  const read = (name: LineName): unknown => (row === undefined ? [] : JSON.parse(row[name]));
  // The very schemas of the form check what is read, so a value this program does not know is never shown as something else.
  return {
    formerNames: personDetails.formerNames.parse(read('formerNames')),
    citizenships: personDetails.citizenships.parse(read('citizenships')),
    education: personDetails.education.parse(read('education')),
    labour: personDetails.labour.parse(read('labour')),
    certificates: personDetails.certificates.parse(read('certificates')),
    schools: personDetails.schools.parse(read('schools')),
    needs: personDetails.needs.parse(read('needs')),
    traits: personDetails.traits.parse(read('traits')),
    consenters: personDetails.consenters.parse(read('consenters')),
  };
}

function linesAsJson(name: LineName, id: PersonId): RawBuilder<string> {
  const { table, columns } = TABLES[name];
  const pairs = Object.entries(columns).map(([property, column]) => sql`${property}, ${sql.ref(column)}`);
  return sql<string>`(SELECT json_group_array(json_object(${sql.join(pairs)}))
    FROM (SELECT * FROM ${sql.table(table)} WHERE person_id = ${id} ORDER BY position))`;
}

/** Death in the columns of a person's row; null for the living. */
export function deathOf(row: { readonly death_date: string | null; readonly death_year: number | null }): Death | null {
  if (row.death_date !== null) return { date: asLocalDate(row.death_date), year: null };
  return row.death_year === null ? null : { date: null, year: row.death_year };
}

/** Former surnames of these people, by person. */
export async function formerSurnames(
  r: Reader,
  ids: readonly string[],
): Promise<readonly { readonly person_id: string; readonly surname: string; readonly kind: 'birth' | 'previous' }[]> {
  return await r
    .selectFrom('person_names')
    .select(['person_id', 'surname', 'kind'])
    .where('person_id', 'in', idList(ids))
    .orderBy('position')
    .execute();
}
