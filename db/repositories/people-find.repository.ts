import { sql, type RawBuilder } from 'kysely';

import type { FoundPerson, PresentAddress } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import { postalCode } from '#shared/kernel/postal-code.ts';

import { PEOPLE_INDEX, searched, searchWords } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { statusIs } from './masked-records.repository.ts';
import { type JoinedAddress, presentAddressLine } from './people-list.repository.ts';
import { caseload, holdsOn, notHidden, type Viewer } from './reach.repository.ts';
import { asPersonId, known } from './values.ts';

/**
 * How many of the typed words begin a word of the address and none of the names. The stored text has the names first, so
 * a place beyond their length is the address; a PESEL and a forgiven typing error count as found in the names.
 */
function wordsOutsideNames(text: string): RawBuilder<number> {
  const letters = sql`length(people.surname || ' ' || people.first_name || ' ' || coalesce(people.second_name, ''))
    + (SELECT coalesce(sum(length(surname) + 1), 0) FROM person_names WHERE person_id = people.id)`;
  const outside = searchWords(text)
    .filter((word) => !/^\d+$/.test(word))
    .map((word) => sql`(instr(' ' || people.search_text, ${` ${word}`}) > (${letters}))`);
  return outside.length === 0 ? sql`NULL` : sql`(${sql.join(outside, sql` + `)})`;
}

/**
 * People in use for a field that chooses one of them: those found by their names before those found by where they live,
 * each in the order of names; nobody born before `bornFrom`. Whoever is protected from the viewer or out of reach is not among them.
 */
export async function findPeople(
  r: Reader,
  viewer: Viewer,
  text: string,
  limit: number,
  bornFrom: LocalDate | null = null,
): Promise<FoundPerson[]> {
  const young = bornFrom === null ? sql`1` : sql`people.birth_date >= ${bornFrom}`;
  const within =
    viewer.reach === 'all' ? sql`1` : sql`+people.id IN (${caseload('person', viewer.userId, viewer.today)})`;
  const found = await searched(r, PEOPLE_INDEX, text, (expression) =>
    sql<FoundRow>`
    SELECT people.id, people.surname, people.first_name, people.sex, people.birth_date,
      address.street, address.building, address.flat, address.town
    FROM (SELECT rowid AS rowkey FROM people_search WHERE people_search MATCH ${expression}) found
    CROSS JOIN people ON people.rowkey = found.rowkey
    LEFT JOIN person_addresses address ON address.person_id = people.id AND ${holdsOn(viewer.today, 'address')}
    WHERE ${statusIs('people', 'active')} AND ${notHidden(viewer, 'person', 'people.id')} AND ${within}
      AND ${young}
    ORDER BY ${wordsOutsideNames(text)}, people.sort_key, people.id LIMIT ${limit}`.execute(r),
  );
  return (found?.rows ?? []).map((row) => ({
    id: asPersonId(row.id),
    surname: row.surname,
    firstName: row.first_name,
    sex: known(SEXES, row.sex, 'people.sex'),
    birthDate: asLocalDate(row.birth_date),
    addressLine: presentAddressLine(row),
  }));
}

interface FoundRow extends JoinedAddress {
  readonly id: string;
  readonly surname: string;
  readonly first_name: string;
  readonly sex: string;
  readonly birth_date: string;
}

/** Where a person lives on that day, or null. The caller has checked that the viewer may see the person. */
export async function presentAddressOf(r: Reader, id: PersonId, day: LocalDate): Promise<PresentAddress | null> {
  const row = await r
    .selectFrom('person_addresses')
    .innerJoin('communes', 'communes.terc', 'person_addresses.terc')
    .select(['street', 'building', 'flat', 'postal_code', 'town', 'person_addresses.terc', 'from_date'])
    .select('communes.name as commune_name')
    .where('person_id', '=', id)
    .where(holdsOn(day, 'person_addresses'))
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    street: row.street,
    building: row.building,
    flat: row.flat,
    postalCode: postalCode.parse(row.postal_code),
    town: row.town,
    terc: row.terc,
    from: asLocalDate(row.from_date),
    communeName: row.commune_name,
  };
}
