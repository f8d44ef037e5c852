import { auditRowsWhole } from './0008-audit-rows-whole.ts';
import { FIRST_ENTRIES } from './0017-foster-homes.dictionaries.ts';
import {
  columnsFrozen,
  DATE,
  FROM_TO,
  INSTANT,
  noOverlap,
  noOverlapOfLive,
  rowsKept,
  TAKEN_BACK,
  wordsOf,
  WRITTEN,
} from './sql-parts.ts';

const FORMS = `'kinship','non-professional','professional','emergency','specialist-disability','specialist-juvenile',
        'specialist-mothers','family-childrens-home','respite','institution-socialising','institution-intervention',
        'institution-therapeutic','institution-family','regional-therapeutic','pre-adoption'`;
const FAMILY = `'kinship','non-professional','professional','emergency','specialist-disability','specialist-juvenile',
        'specialist-mothers','family-childrens-home','respite'`;

/** A form of a family for a family, one of an institution for an institution. */
const formFits = `BEGIN SELECT RAISE(ABORT, 'form does not fit the home') WHERE
      (NEW.form IN (${FAMILY})) <> (SELECT family_id IS NOT NULL FROM foster_homes WHERE id = NEW.home_id); END`;

/** The log may name a home beside people, families, users and the office: the table anew, its rows as they were. */
const HOMES_IN_LOG: readonly string[] = [
  `CREATE TABLE audit_subjects_next (
      seq INTEGER NOT NULL REFERENCES audit_log(seq) ON DELETE CASCADE,
      subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person','family','home','user','office')),
      subject_id TEXT NOT NULL,
      PRIMARY KEY (subject_kind, subject_id, seq)
    ) STRICT, WITHOUT ROWID`,
  `INSERT INTO audit_subjects_next (seq, subject_kind, subject_id)
      SELECT seq, subject_kind, subject_id FROM audit_subjects ORDER BY subject_kind, subject_id, seq`,
  `DROP TABLE audit_subjects`,
  `ALTER TABLE audit_subjects_next RENAME TO audit_subjects`,
  `CREATE INDEX audit_subjects_seq ON audit_subjects(seq)`,
  // Triggers went with the table; their text is that of the table before.
  `CREATE TRIGGER audit_subjects_no_update BEFORE UPDATE ON audit_subjects BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
  ...auditRowsWhole.up.filter((statement) => / ON audit_subjects\b/.test(statement)),
];

/** Words that change with the law, and the homes of foster care: families and institutions with their dated forms. */
export const fosterHomes = {
  number: 17,
  name: '0017-foster-homes',
  up: [
    ...HOMES_IN_LOG,
    // Labels and days of what can be chosen; what is stored is the code.
    `CREATE TABLE dictionary_entries (
      id TEXT PRIMARY KEY NOT NULL,
      dictionary TEXT NOT NULL CHECK (length(trim(dictionary)) > 0),
      code TEXT NOT NULL CHECK (length(trim(code)) > 0),
      label TEXT NOT NULL CHECK (length(trim(label)) > 0),
      short_label TEXT,
      article TEXT,
      source TEXT NOT NULL CHECK (length(trim(source)) > 0),
      position INTEGER NOT NULL,
      ${FROM_TO}
    ) STRICT`,
    `CREATE INDEX dictionary_entries_code ON dictionary_entries(dictionary, code, from_date)`,
    ...noOverlap('dictionary_entries', 'other.dictionary = NEW.dictionary AND other.code = NEW.code', 'entry overlaps'),
    FIRST_ENTRIES,

    // A family that is a home keeps name, carers, address and koordynator as a family; an institution has them here.
    `CREATE TABLE foster_homes (
      id TEXT PRIMARY KEY NOT NULL,
      family_id TEXT UNIQUE REFERENCES families(id) ON DELETE RESTRICT,
      name TEXT CHECK (name IS NULL OR length(trim(name)) > 0),
      nip TEXT,
      regon TEXT,
      director TEXT,
      phone TEXT,
      email TEXT,
      street TEXT,
      building TEXT,
      flat TEXT,
      postal_code TEXT CHECK (postal_code IS NULL OR postal_code GLOB '[0-9][0-9]-[0-9][0-9][0-9]'),
      town TEXT,
      terc TEXT REFERENCES communes(terc) ON DELETE RESTRICT,
      permit TEXT,
      note TEXT,
      sort_key TEXT,
      search_text TEXT,
      version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
      created_at TEXT NOT NULL CHECK (created_at ${INSTANT}),
      created_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      changed_at TEXT NOT NULL CHECK (changed_at ${INSTANT}),
      changed_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      CHECK ((family_id IS NULL) = (name IS NOT NULL) AND (name IS NULL) = (sort_key IS NULL)
        AND (name IS NULL) = (search_text IS NULL)),
      CHECK (family_id IS NULL OR (nip IS NULL AND regon IS NULL AND director IS NULL AND phone IS NULL AND email IS NULL
        AND street IS NULL AND building IS NULL AND flat IS NULL AND postal_code IS NULL AND town IS NULL AND terc IS NULL)),
      CHECK ((town IS NULL) = (building IS NULL) AND (town IS NULL) = (postal_code IS NULL) AND (town IS NULL) = (terc IS NULL))
    ) STRICT`,
    `CREATE UNIQUE INDEX foster_homes_regon ON foster_homes(regon) WHERE regon IS NOT NULL`,
    columnsFrozen('foster_homes', ['id', 'family_id', 'created_at', 'created_by']),
    rowsKept('foster_homes'),

    // A family may be a respite family beside its form (art. 73-75): the two go their own ways.
    `CREATE TABLE home_forms (
      id TEXT PRIMARY KEY NOT NULL,
      home_id TEXT NOT NULL REFERENCES foster_homes(id) ON DELETE RESTRICT,
      form TEXT NOT NULL CHECK (form IN (${FORMS})),
      max_places INTEGER CHECK (max_places BETWEEN 0 AND 200),
      end_reason TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK (end_reason IS NULL OR to_date IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX home_forms_home ON home_forms(home_id, from_date)`,
    ...noOverlapOfLive(
      'home_forms',
      `other.home_id = NEW.home_id AND (other.form = 'respite') = (NEW.form = 'respite')`,
      'home form overlaps',
    ),
    `CREATE TRIGGER home_forms_fit_insert BEFORE INSERT ON home_forms ${formFits}`,
    columnsFrozen('home_forms', ['id', 'home_id', 'form', 'from_date', 'by_user', 'at']),
    rowsKept('home_forms'),

    `CREATE TABLE home_contracts (
      id TEXT PRIMARY KEY NOT NULL,
      home_id TEXT NOT NULL REFERENCES foster_homes(id) ON DELETE RESTRICT,
      kind TEXT NOT NULL,
      number TEXT,
      concluded_on TEXT NOT NULL CHECK (concluded_on ${DATE}),
      party TEXT NOT NULL CHECK (length(trim(party)) > 0),
      notice TEXT,
      ended_on TEXT CHECK (ended_on IS NULL OR ended_on ${DATE}),
      end_reason TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK ((ended_on IS NULL) = (end_reason IS NULL))
    ) STRICT`,
    `CREATE INDEX home_contracts_home ON home_contracts(home_id, from_date)`,
    ...wordsOf('home_contracts', 'kind', 'home-contract'),
    columnsFrozen('home_contracts', [
      'id',
      'home_id',
      'kind',
      'number',
      'concluded_on',
      'party',
      'notice',
      'from_date',
      'to_date',
      'by_user',
      'at',
    ]),
    rowsKept('home_contracts'),

    // Whom the home is ready to take; the last row that has begun holds, earlier ones stay.
    `CREATE TABLE home_readiness (
      id TEXT PRIMARY KEY NOT NULL,
      home_id TEXT NOT NULL REFERENCES foster_homes(id) ON DELETE RESTRICT,
      from_date TEXT NOT NULL CHECK (from_date ${DATE}),
      age_from INTEGER CHECK (age_from BETWEEN 0 AND 25),
      age_to INTEGER CHECK (age_to BETWEEN 0 AND 25),
      sex TEXT CHECK (sex IN ('female','male')),
      accepts TEXT NOT NULL CHECK (json_valid(accepts)),
      note TEXT,
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK (age_from IS NULL OR age_to IS NULL OR age_from <= age_to)
    ) STRICT`,
    `CREATE INDEX home_readiness_home ON home_readiness(home_id, from_date)`,
    columnsFrozen('home_readiness', [
      'id',
      'home_id',
      'from_date',
      'age_from',
      'age_to',
      'sex',
      'accepts',
      'note',
      'by_user',
      'at',
    ]),
    rowsKept('home_readiness'),

    // Papers are recorded, not scanned: kind, number, dates and where the paper lies.
    `CREATE TABLE home_papers (
      id TEXT PRIMARY KEY NOT NULL,
      home_id TEXT NOT NULL REFERENCES foster_homes(id) ON DELETE RESTRICT,
      person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
      kind TEXT NOT NULL,
      number TEXT,
      issued_on TEXT NOT NULL CHECK (issued_on ${DATE}),
      valid_until TEXT CHECK (valid_until IS NULL OR (valid_until ${DATE} AND valid_until >= issued_on)),
      kept_at TEXT,
      note TEXT,
      ${WRITTEN},
      ${TAKEN_BACK}
    ) STRICT`,
    `CREATE INDEX home_papers_home ON home_papers(home_id, kind, issued_on)`,
    `CREATE INDEX home_papers_person ON home_papers(person_id) WHERE person_id IS NOT NULL`,
    ...wordsOf('home_papers', 'kind', 'home-paper'),
    columnsFrozen('home_papers', [
      'id',
      'home_id',
      'person_id',
      'kind',
      'number',
      'issued_on',
      'valid_until',
      'kept_at',
      'note',
      'by_user',
      'at',
    ]),
    rowsKept('home_papers'),
  ],
} as const;
