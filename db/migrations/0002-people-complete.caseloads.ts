import { DATE, FROM_TO, INSTANT, noOverlap } from './sql-parts.ts';

/** What was recorded once is neither changed nor removed, through whichever door. */
const recordedOnce = (table: string, message: string, changeable: string | null = null): readonly string[] => [
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
  changeable === null
    ? `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${message}'); END`
    : `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} WHEN NOT (${changeable})
    BEGIN SELECT RAISE(ABORT, '${message}'); END`,
];

/** Refuses a case number that another family has or had. */
const caseNumberOnce = `BEGIN
    SELECT RAISE(ABORT, 'case number used') WHERE EXISTS (
      SELECT 1 FROM case_numbers WHERE number = NEW.case_number AND family_id <> NEW.id);
    INSERT INTO case_numbers (number, family_id) SELECT NEW.case_number, NEW.id
      WHERE NOT EXISTS (SELECT 1 FROM case_numbers WHERE number = NEW.case_number);
  END`;

/** The rules every office begins with, beside that of drafts; labels, units and what each decides stand in shared/features/rules. */
const FIRST_RULES = `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
    ('0193a000-0000-7000-8000-000000000001', 'family-assistant-families', 15, NULL,
      'art. 15 ust. 4 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)',
      '2015-01-01', NULL),
    ('0193a000-0000-7000-8000-000000000002', 'family-assessment-months', 6, NULL,
      'art. 15 ust. 1 pkt 15 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)',
      '2012-01-01', NULL),
    ('0193a000-0000-7000-8000-000000000004', 'case-number-pattern', NULL, 'PR.5122.{nr}.{rok}',
      'ustalenie ośrodka według jednolitego rzeczowego wykazu akt', '2012-01-01', NULL)`;

/** Tables of dated rules, of caseloads handed over and of what the office recorded when it went past a limit. */
export const CASELOADS_TABLES: readonly string[] = [
  // Limits, terms and patterns change with the law and the office: rows with dates and a source, never constants.
  `CREATE TABLE dated_rules (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    number_value INTEGER,
    text_value TEXT,
    source TEXT NOT NULL CHECK (length(trim(source)) > 0),
    ${FROM_TO},
    CHECK ((number_value IS NULL) <> (text_value IS NULL))
  ) STRICT`,
  `CREATE INDEX dated_rules_code ON dated_rules(code, from_date)`,
  ...noOverlap('dated_rules', 'other.code = NEW.code', 'rule overlaps'),
  FIRST_RULES,

  // A number once given stays with its family, also when that family's number is changed later.
  `CREATE TABLE case_numbers (
    number TEXT PRIMARY KEY NOT NULL,
    family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT
  ) STRICT`,
  `CREATE INDEX case_numbers_family ON case_numbers(family_id)`,
  `INSERT INTO case_numbers (number, family_id) SELECT case_number, id FROM families WHERE case_number IS NOT NULL`,
  `CREATE TRIGGER families_case_number_insert AFTER INSERT ON families WHEN NEW.case_number IS NOT NULL ${caseNumberOnce}`,
  `CREATE TRIGGER families_case_number_update AFTER UPDATE OF case_number ON families
    WHEN NEW.case_number IS NOT NULL ${caseNumberOnce}`,

  // A caseload, or a part of it, handed over in one step; records chosen on a list may come from several workers, and
  // then nobody stands as the one who gave them. Only taking it back may be written into the row later.
  `CREATE TABLE handovers (
    id TEXT PRIMARY KEY NOT NULL,
    from_user_id TEXT REFERENCES users(id) ON DELETE RESTRICT,
    to_user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    from_date TEXT NOT NULL CHECK (from_date ${DATE}),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    recorded_at TEXT NOT NULL CHECK (recorded_at ${INSTANT}),
    recorded_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    undone_at TEXT CHECK (undone_at IS NULL OR undone_at ${INSTANT}),
    undone_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
    CHECK (from_user_id IS NULL OR from_user_id <> to_user_id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
  ) STRICT`,
  ...recordedOnce(
    'handovers',
    'handover is recorded once',
    `OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND NEW.id = OLD.id AND NEW.from_user_id IS OLD.from_user_id
      AND NEW.to_user_id = OLD.to_user_id AND NEW.from_date = OLD.from_date AND NEW.reason = OLD.reason
      AND NEW.recorded_at = OLD.recorded_at AND NEW.recorded_by = OLD.recorded_by`,
  ),
  // Assignment ids without a foreign key: taking back removes the assignment that was made.
  `CREATE TABLE handover_items (
    id TEXT PRIMARY KEY NOT NULL,
    handover_id TEXT NOT NULL REFERENCES handovers(id) ON DELETE RESTRICT,
    person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    family_id TEXT REFERENCES families(id) ON DELETE RESTRICT,
    closed_assignment_id TEXT,
    replaced_user_id TEXT REFERENCES users(id) ON DELETE RESTRICT,
    made_assignment_id TEXT NOT NULL,
    CHECK ((person_id IS NULL) <> (family_id IS NULL)),
    CHECK (closed_assignment_id IS NULL OR replaced_user_id IS NULL)
  ) STRICT`,
  `CREATE INDEX handover_items_handover ON handover_items(handover_id)`,
  `CREATE INDEX handover_items_person ON handover_items(person_id) WHERE person_id IS NOT NULL`,
  `CREATE INDEX handover_items_family ON handover_items(family_id) WHERE family_id IS NOT NULL`,
  `CREATE INDEX handover_items_made ON handover_items(made_assignment_id)`,
  ...recordedOnce('handover_items', 'handover is recorded once'),

  // Why a worker got more families than the limit of that day: what was counted, the limit and its source as they were.
  `CREATE TABLE caseload_exceptions (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    from_date TEXT NOT NULL CHECK (from_date ${DATE}),
    family_count INTEGER NOT NULL,
    limit_value INTEGER NOT NULL CHECK (limit_value >= 0),
    source TEXT NOT NULL CHECK (length(trim(source)) > 0),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    family_id TEXT REFERENCES families(id) ON DELETE RESTRICT,
    handover_id TEXT REFERENCES handovers(id) ON DELETE RESTRICT,
    recorded_at TEXT NOT NULL CHECK (recorded_at ${INSTANT}),
    recorded_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    CHECK (family_count > limit_value),
    CHECK ((family_id IS NULL) <> (handover_id IS NULL))
  ) STRICT`,
  `CREATE INDEX caseload_exceptions_user ON caseload_exceptions(user_id, from_date)`,
  `CREATE INDEX caseload_exceptions_family ON caseload_exceptions(family_id) WHERE family_id IS NOT NULL`,
  ...recordedOnce('caseload_exceptions', 'exception is recorded once'),
];
