import { FROM_TO, noOverlap } from './sql-parts.ts';

/**
 * A family's own address with its history. Families have none at first: where nobody entered one, the address of most
 * members goes on being shown as theirs; copied over, it would pass for something that somebody decided. An answer about a
 * sensitive trait given on another day stands beside the earlier one. How far back another worker may be entered is a
 * dated rule of the office.
 */
export const familyAddresses = {
  number: 14,
  name: '0014-family-addresses',
  up: [
    `CREATE TABLE family_addresses (
      id TEXT PRIMARY KEY NOT NULL,
      family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
      street TEXT,
      building TEXT NOT NULL CHECK (length(trim(building)) > 0),
      flat TEXT,
      postal_code TEXT NOT NULL CHECK (postal_code GLOB '[0-9][0-9]-[0-9][0-9][0-9]'),
      town TEXT NOT NULL CHECK (length(trim(town)) > 0),
      terc TEXT NOT NULL REFERENCES communes(terc) ON DELETE RESTRICT,
      ${FROM_TO}
    ) STRICT`,
    `CREATE INDEX family_addresses_family ON family_addresses(family_id, from_date)`,
    `CREATE UNIQUE INDEX family_addresses_one_open ON family_addresses(family_id) WHERE to_date IS NULL`,
    ...noOverlap('family_addresses', 'other.family_id = NEW.family_id', 'address overlaps'),
    `DROP INDEX person_traits_once`,
    `CREATE UNIQUE INDEX person_traits_once ON person_traits(person_id, trait, asked_on)`,
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000140', 'worker-days-back', 31, NULL, 'ustalenie biura: decyzję wpisuje się nieraz po dniu, od którego obowiązuje', '2012-01-01', NULL)`,
  ],
} as const;
