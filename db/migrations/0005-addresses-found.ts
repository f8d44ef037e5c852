/** `column` without the signs between its words, in small letters: as the repository writes it. */
const folded = (column: string) =>
  `lower(replace(replace(replace(replace(${column}, '/', ' '), '-', ' '), '.', ' '), ',', ' '))`;

/** People are found by building, flat and postal code too; the words stand behind those of the names. */
export const addressesFound = {
  number: 5,
  name: '0005-addresses-found',
  up: [
    `UPDATE people SET search_text = search_text || (
        SELECT ' ' || ${folded('building')} || coalesce(' ' || ${folded('flat')}, '') || ' kod' || replace(postal_code, '-', '')
        FROM person_addresses WHERE person_id = people.id AND to_date IS NULL)
      WHERE id IN (SELECT person_id FROM person_addresses WHERE to_date IS NULL)`,
    `INSERT INTO people_search (people_search) VALUES ('delete-all')`,
    `INSERT INTO people_search (rowid, words) SELECT rowkey, search_text FROM people`,
  ],
} as const;
