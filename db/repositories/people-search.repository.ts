import { sql } from 'kysely';

import { foldForSearch, polishSortKey } from '#shared/kernel/polish.ts';

import { postalWord } from '../sqlite/full-text.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { idList } from './values.ts';

/** What the sort key of a person is made of: surname, first name, second name. */
export function personSortKey(person: {
  readonly surname: string;
  readonly firstName: string;
  readonly secondName: string | null;
}): string {
  return polishSortKey(person.surname, person.firstName, person.secondName ?? '');
}

/** People without an address come after every town ('~' follows all letters of the key). */
export const townSortKey = (town: string | null): string => (town === null ? '~' : polishSortKey(town));

/** What of an address a person is found by. */
export interface SearchedAddress {
  readonly street: string | null;
  readonly building: string;
  readonly flat: string | null;
  readonly postalCode: string;
  readonly town: string;
}

/**
 * The folded words under which a person is found: names, former surnames, PESEL and addresses: the present one and one that
 * begins later. Nobody saves anything on the day of a move, so the words of that day have to be there before it comes;
 * those of the place left behind go with the next change of the person.
 */
export function personSearchText(
  person: {
    readonly surname: string;
    readonly firstName: string;
    readonly secondName: string | null;
    readonly pesel: string | null;
    readonly formerNames: readonly { readonly surname: string }[];
  },
  addresses: readonly SearchedAddress[],
): string {
  const parts = [
    person.surname,
    person.firstName,
    person.secondName,
    ...person.formerNames.map((one) => one.surname),
    person.pesel,
    ...addressWords(addresses),
  ];
  return foldForSearch(parts.filter((part) => part !== null).join(' '));
}

/** The words by which a record is found at its addresses. */
export const addressWords = (addresses: readonly SearchedAddress[]): (string | null)[] =>
  addresses.flatMap((one) => [one.street, one.town, one.building, one.flat, postalWord(one.postalCode)]);

/** Puts new people into the full-text index, from the text stored with them. */
export async function indexNewPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .insertInto('people_search')
    .columns(['rowid', 'words'])
    .expression(tx.selectFrom('people').select(['rowkey', 'search_text']).where('id', 'in', idList(ids)))
    .execute();
}

/** Puts the stored text of a person whose names, PESEL or address changed into the full-text index again. */
export async function reindexPerson(tx: Tx, id: string): Promise<void> {
  await tx
    .deleteFrom('people_search')
    .where('rowid', '=', sql<number>`(SELECT rowkey FROM people WHERE id = ${id})`)
    .execute();
  await indexNewPeople(tx, [id]);
}
