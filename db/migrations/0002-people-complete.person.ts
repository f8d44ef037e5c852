import { DATE, FROM_TO, noOverlap } from './sql-parts.ts';

/** A line of a person's details, in the order in which the lines stand on the card. */
const LINE = `id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position >= 0)`;

/** As `FROM_TO`, where the first day may be unknown. */
const MAYBE_FROM_TO = `from_date TEXT CHECK (from_date IS NULL OR from_date ${DATE}),
    to_date TEXT CHECK (to_date IS NULL OR (to_date ${DATE} AND (from_date IS NULL OR to_date >= from_date)))`;

const ofPerson = (table: string): string => `CREATE INDEX ${table}_person ON ${table}(person_id, position)`;

const filled = (column: string): string => `${column} TEXT NOT NULL CHECK (length(trim(${column})) > 0)`;

/** Tables of what the office keeps about a person beside name and address. */
export const PERSON_DETAILS_TABLES: readonly string[] = [
  // Deceased: the day, or the year where nobody knows the day.
  `ALTER TABLE people ADD COLUMN death_date TEXT CHECK (death_date IS NULL OR (death_date ${DATE} AND death_date >= birth_date))`,
  `ALTER TABLE people ADD COLUMN death_year INTEGER CHECK (death_year IS NULL OR
    (death_date IS NULL AND death_year BETWEEN CAST(substr(birth_date, 1, 4) AS INTEGER) AND 9999))`,

  `CREATE TABLE person_names (
    ${LINE},
    kind TEXT NOT NULL CHECK (kind IN ('birth','previous')),
    ${filled('surname')},
    ${MAYBE_FROM_TO}
  ) STRICT`,
  ofPerson('person_names'),
  `CREATE UNIQUE INDEX person_names_one_birth ON person_names(person_id) WHERE kind = 'birth'`,

  `CREATE TABLE person_citizenships (
    ${LINE},
    kind TEXT NOT NULL CHECK (kind IN ('polish','eu','third-country','stateless')),
    country TEXT,
    ${MAYBE_FROM_TO},
    CHECK (country IS NULL OR kind IN ('eu','third-country'))
  ) STRICT`,
  ofPerson('person_citizenships'),

  `CREATE TABLE person_education (
    ${LINE},
    level TEXT NOT NULL CHECK (level IN
      ('none','primary','lower-secondary','vocational','secondary','post-secondary','higher')),
    ${FROM_TO}
  ) STRICT`,
  ofPerson('person_education'),
  ...noOverlap('person_education', 'other.person_id = NEW.person_id', 'education overlaps'),

  `CREATE TABLE person_labour (
    ${LINE},
    status TEXT NOT NULL CHECK (status IN ('unemployed','inactive','employed')),
    detail TEXT NOT NULL CHECK (detail IN ('long-term','not-in-education','in-education','own-business','government',
      'local-government','ngo','small-company','large-company','healthcare','school-teaching','school-support',
      'school-management','university','research-institute','federation','state-legal-person','other')),
    ${FROM_TO},
    CHECK (CASE status
      WHEN 'unemployed' THEN detail IN ('long-term','other')
      WHEN 'inactive' THEN detail IN ('not-in-education','in-education','other')
      ELSE detail IN ('own-business','government','local-government','ngo','small-company','large-company','healthcare',
        'school-teaching','school-support','school-management','university','research-institute','federation',
        'state-legal-person','other') END)
  ) STRICT`,
  ofPerson('person_labour'),
  ...noOverlap('person_labour', 'other.person_id = NEW.person_id', 'labour status overlaps'),

  `CREATE TABLE person_certificates (
    ${LINE},
    kind TEXT NOT NULL CHECK (kind IN ('under-16','severe','moderate','mild','zus-independent','zus-full','zus-partial',
      'group-1','group-2','group-3')),
    number TEXT,
    ${FROM_TO}
  ) STRICT`,
  ofPerson('person_certificates'),

  `CREATE TABLE person_schools (
    ${LINE},
    ${filled('school')},
    class TEXT,
    ${FROM_TO}
  ) STRICT`,
  ofPerson('person_schools'),

  `CREATE TABLE person_needs (
    ${LINE},
    kind TEXT NOT NULL CHECK (kind IN ('language','interpreter','sign-language','large-print','easy-read','assistant',
      'architecture','diet','dependant-care','remote','other')),
    note TEXT
  ) STRICT`,
  ofPerson('person_needs'),
  `CREATE UNIQUE INDEX person_needs_once ON person_needs(person_id, kind) WHERE kind <> 'other'`,

  // An answer that was never asked for has no row; a refusal is an answer.
  `CREATE TABLE person_traits (
    ${LINE},
    trait TEXT NOT NULL CHECK (trait IN ('foreign-origin','third-country','minority','homeless','disability')),
    answer TEXT NOT NULL CHECK (answer IN ('yes','no','refused')),
    asked_on TEXT NOT NULL CHECK (asked_on ${DATE})
  ) STRICT`,
  ofPerson('person_traits'),
  `CREATE UNIQUE INDEX person_traits_once ON person_traits(person_id, trait)`,

  // Who may consent for a child: somebody the office keeps, or an institution by name.
  `CREATE TABLE person_consenters (
    ${LINE},
    consenter_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    institution TEXT,
    basis TEXT NOT NULL CHECK (basis IN ('parent','guardian','curator','foster-carer','court','other')),
    basis_note TEXT,
    ${FROM_TO},
    CHECK ((consenter_id IS NULL) <> (institution IS NULL)),
    CHECK (consenter_id IS NULL OR consenter_id <> person_id)
  ) STRICT`,
  ofPerson('person_consenters'),
  `CREATE INDEX person_consenters_consenter ON person_consenters(consenter_id) WHERE consenter_id IS NOT NULL`,
];
