import { DATE, FROM_TO, INSTANT, KEPT, noOverlap } from './sql-parts.ts';

export const PEOPLE_TABLES: readonly string[] = [
  // rowkey ties the full-text row to its record; a bare rowid could be renumbered by VACUUM.
  `CREATE TABLE people (
    rowkey INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    surname TEXT NOT NULL CHECK (length(trim(surname)) > 0),
    first_name TEXT NOT NULL CHECK (length(trim(first_name)) > 0),
    second_name TEXT,
    pesel TEXT CHECK (pesel IS NULL OR (length(pesel) = 11 AND pesel NOT GLOB '*[^0-9]*')),
    no_pesel_reason TEXT CHECK (no_pesel_reason IN ('foreigner','newborn','not-assigned','unknown')),
    document_kind TEXT CHECK (document_kind IN ('passport','identity-card','residence-card','birth-certificate','other')),
    document_number TEXT,
    birth_date TEXT NOT NULL CHECK (birth_date ${DATE}),
    sex TEXT NOT NULL CHECK (sex IN ('female','male')),
    note TEXT,
    sort_key TEXT NOT NULL,
    town_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    ${KEPT},
    CHECK ((pesel IS NULL) <> (no_pesel_reason IS NULL)),
    CHECK (pesel IS NULL OR (document_kind IS NULL AND document_number IS NULL))
  ) STRICT`,
  // A second person with the same PESEL is refused by the database itself, archived ones included.
  `CREATE UNIQUE INDEX people_pesel ON people(pesel) WHERE pesel IS NOT NULL`,
  // The orders of the list carry what it filters by, so that a window deep in it reads no row it does not show.
  `CREATE INDEX people_order ON people(sort_key, id, archived_on, sex, birth_date)`,
  `CREATE INDEX people_birth ON people(birth_date, sort_key, id, archived_on, sex)`,
  `CREATE INDEX people_town ON people(town_key, sort_key, id, archived_on, sex, birth_date)`,
  `CREATE INDEX people_status ON people(archived_on, id)`,

  // Folded words (ł too) of names, PESEL and present address; kept by the repository in the same transaction.
  `CREATE VIRTUAL TABLE people_search USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='2 3 4')`,
  `CREATE VIRTUAL TABLE people_vocabulary USING fts5vocab('people_search', 'row')`,

  `CREATE TABLE person_addresses (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    street TEXT,
    building TEXT NOT NULL CHECK (length(trim(building)) > 0),
    flat TEXT,
    postal_code TEXT NOT NULL CHECK (postal_code GLOB '[0-9][0-9]-[0-9][0-9][0-9]'),
    town TEXT NOT NULL CHECK (length(trim(town)) > 0),
    terc TEXT NOT NULL REFERENCES communes(terc) ON DELETE RESTRICT,
    ${FROM_TO}
  ) STRICT`,
  `CREATE INDEX person_addresses_person ON person_addresses(person_id, from_date)`,
  `CREATE UNIQUE INDEX person_addresses_one_open ON person_addresses(person_id) WHERE to_date IS NULL`,
  `CREATE INDEX person_addresses_terc ON person_addresses(terc) WHERE to_date IS NULL`,
  ...noOverlap('person_addresses', 'other.person_id = NEW.person_id', 'address overlaps'),

  `CREATE TABLE person_contacts (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('phone','email')),
    value TEXT NOT NULL CHECK (length(trim(value)) > 0),
    note TEXT
  ) STRICT`,
  `CREATE INDEX person_contacts_person ON person_contacts(person_id, position)`,

  // rowkey ties the full-text row to its record; a bare rowid could be renumbered by VACUUM.
  `CREATE TABLE families (
    rowkey INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    case_number TEXT,
    note TEXT,
    sort_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    ${KEPT}
  ) STRICT`,
  `CREATE UNIQUE INDEX families_case_number ON families(case_number) WHERE case_number IS NOT NULL`,
  `CREATE INDEX families_order ON families(sort_key, id)`,
  `CREATE VIRTUAL TABLE families_search USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='2 3 4')`,
  `CREATE VIRTUAL TABLE families_vocabulary USING fts5vocab('families_search', 'row')`,

  `CREATE TABLE family_kinds (
    id TEXT PRIMARY KEY NOT NULL,
    family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN
      ('care-difficulties','foster','family-childrens-home','supporting','foster-candidate','adoption-candidate')),
    ${FROM_TO}
  ) STRICT`,
  `CREATE INDEX family_kinds_family ON family_kinds(family_id, from_date)`,
  `CREATE UNIQUE INDEX family_kinds_one_open ON family_kinds(family_id) WHERE to_date IS NULL`,
  ...noOverlap('family_kinds', 'other.family_id = NEW.family_id', 'family kind overlaps'),

  `CREATE TABLE family_members (
    id TEXT PRIMARY KEY NOT NULL,
    family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN
      ('mother','father','child','foster-carer','foster-child','stepparent','partner','grandparent','sibling','guardian','other')),
    ${FROM_TO}
  ) STRICT`,
  `CREATE INDEX family_members_family ON family_members(family_id, from_date)`,
  `CREATE INDEX family_members_person ON family_members(person_id, from_date)`,
  `CREATE UNIQUE INDEX family_members_one_open ON family_members(family_id, person_id) WHERE to_date IS NULL`,
  ...noOverlap(
    'family_members',
    'other.family_id = NEW.family_id AND other.person_id = NEW.person_id',
    'membership overlaps',
  ),

  // Who is responsible: a worker for a person or for a family, dated.
  `CREATE TABLE assignments (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    family_id TEXT REFERENCES families(id) ON DELETE RESTRICT,
    ${FROM_TO},
    CHECK ((person_id IS NULL) <> (family_id IS NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX assignments_one_open_person ON assignments(person_id) WHERE to_date IS NULL AND person_id IS NOT NULL`,
  `CREATE UNIQUE INDEX assignments_one_open_family ON assignments(family_id) WHERE to_date IS NULL AND family_id IS NOT NULL`,
  `CREATE INDEX assignments_user ON assignments(user_id, to_date)`,
  `CREATE INDEX assignments_person ON assignments(person_id, from_date) WHERE person_id IS NOT NULL`,
  `CREATE INDEX assignments_family ON assignments(family_id, from_date) WHERE family_id IS NOT NULL`,
  ...noOverlap(
    'assignments',
    'other.person_id IS NEW.person_id AND other.family_id IS NEW.family_id',
    'assignment overlaps',
  ),

  // „Szczególnie chroniona”: an open row hides the record from everybody but the users named beside it.
  `CREATE TABLE protections (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    family_id TEXT REFERENCES families(id) ON DELETE RESTRICT,
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    set_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    set_at TEXT NOT NULL CHECK (set_at ${INSTANT}),
    lifted_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
    lifted_at TEXT CHECK (lifted_at IS NULL OR lifted_at ${INSTANT}),
    CHECK ((person_id IS NULL) <> (family_id IS NULL)),
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX protections_one_open_person ON protections(person_id) WHERE lifted_at IS NULL AND person_id IS NOT NULL`,
  `CREATE UNIQUE INDEX protections_one_open_family ON protections(family_id) WHERE lifted_at IS NULL AND family_id IS NOT NULL`,
  `CREATE TABLE protection_users (
    protection_id TEXT NOT NULL REFERENCES protections(id) ON DELETE RESTRICT,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    PRIMARY KEY (protection_id, user_id)
  ) STRICT, WITHOUT ROWID`,
];
