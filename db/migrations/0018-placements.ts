import {
  columnsFrozen,
  DATE,
  FROM_TO,
  INSTANT,
  noOverlapOfLive,
  rowsKept,
  TAKEN_BACK,
  wordsOf,
  WRITTEN,
} from './sql-parts.ts';

/** Where each child in care is, since when and on what basis; what stood before a correction stays. */
export const placements = {
  number: 18,
  name: '0018-placements',
  up: [
    // One row a child who is or was in care: its case and the version its changes are based on.
    `CREATE TABLE foster_children (
      person_id TEXT PRIMARY KEY NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
      case_number TEXT UNIQUE CHECK (case_number IS NULL OR length(trim(case_number)) > 0),
      version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
      created_at TEXT NOT NULL CHECK (created_at ${INSTANT}),
      created_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      changed_at TEXT NOT NULL CHECK (changed_at ${INSTANT}),
      changed_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT
    ) STRICT`,
    rowsKept('foster_children'),

    // to_date is the last day in the place; a child who moves on the 5th was in the former place until the 4th.
    `CREATE TABLE placements (
      id TEXT PRIMARY KEY NOT NULL,
      person_id TEXT NOT NULL REFERENCES foster_children(person_id) ON DELETE RESTRICT,
      home_id TEXT NOT NULL REFERENCES foster_homes(id) ON DELETE RESTRICT,
      kind TEXT NOT NULL CHECK (kind IN ('stay','planned','respite')),
      from_minute INTEGER CHECK (from_minute BETWEEN 0 AND 1439),
      reason TEXT,
      note TEXT,
      end_reason TEXT,
      end_note TEXT,
      replaces TEXT REFERENCES placements(id) ON DELETE RESTRICT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK (end_reason IS NULL OR to_date IS NOT NULL),
      CHECK (end_note IS NULL OR end_reason IS NOT NULL),
      CHECK (kind <> 'respite' OR to_date IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX placements_person ON placements(person_id, from_date)`,
    `CREATE INDEX placements_home ON placements(home_id, from_date)`,
    `CREATE INDEX placements_replaces ON placements(replaces) WHERE replaces IS NOT NULL`,
    // Two full-time places of one child cannot overlap, through any door; a planned one and respite are their own kinds.
    ...noOverlapOfLive('placements', 'other.person_id = NEW.person_id AND other.kind = NEW.kind', 'placement overlaps'),
    ...wordsOf('placements', 'reason', 'placement-reason'),
    ...wordsOf('placements', 'end_reason', 'end-reason'),
    columnsFrozen('placements', [
      'id',
      'person_id',
      'home_id',
      'kind',
      'from_date',
      'from_minute',
      'reason',
      'note',
      'replaces',
      'by_user',
      'at',
    ]),
    rowsKept('placements'),

    `CREATE TABLE absences (
      id TEXT PRIMARY KEY NOT NULL,
      person_id TEXT NOT NULL REFERENCES foster_children(person_id) ON DELETE RESTRICT,
      kind TEXT NOT NULL,
      place TEXT,
      note TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK}
    ) STRICT`,
    `CREATE INDEX absences_person ON absences(person_id, from_date)`,
    ...noOverlapOfLive('absences', 'other.person_id = NEW.person_id', 'absence overlaps'),
    ...wordsOf('absences', 'kind', 'absence-kind'),
    columnsFrozen('absences', ['id', 'person_id', 'kind', 'place', 'note', 'from_date', 'by_user', 'at']),
    rowsKept('absences'),

    // On what a child is in care: kind of act, body, date, signature (art. 38d(3)). One holds at a time.
    `CREATE TABLE legal_bases (
      id TEXT PRIMARY KEY NOT NULL,
      person_id TEXT NOT NULL REFERENCES foster_children(person_id) ON DELETE RESTRICT,
      kind TEXT NOT NULL,
      body TEXT NOT NULL CHECK (length(trim(body)) > 0),
      act_on TEXT NOT NULL CHECK (act_on ${DATE}),
      reference TEXT,
      note TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK}
    ) STRICT`,
    `CREATE INDEX legal_bases_person ON legal_bases(person_id, from_date)`,
    ...noOverlapOfLive('legal_bases', 'other.person_id = NEW.person_id', 'legal basis overlaps'),
    ...wordsOf('legal_bases', 'kind', 'legal-basis'),
    columnsFrozen('legal_bases', [
      'id',
      'person_id',
      'kind',
      'body',
      'act_on',
      'reference',
      'note',
      'from_date',
      'by_user',
      'at',
    ]),
    rowsKept('legal_bases'),

    // Who pays: the powiat of the child and the commune that shares the cost (art. 191).
    `CREATE TABLE care_funding (
      id TEXT PRIMARY KEY NOT NULL,
      person_id TEXT NOT NULL REFERENCES foster_children(person_id) ON DELETE RESTRICT,
      county TEXT NOT NULL CHECK (length(trim(county)) > 0),
      terc TEXT REFERENCES communes(terc) ON DELETE RESTRICT,
      government_task INTEGER NOT NULL DEFAULT 0 CHECK (government_task IN (0, 1)),
      note TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK}
    ) STRICT`,
    `CREATE INDEX care_funding_person ON care_funding(person_id, from_date)`,
    ...noOverlapOfLive('care_funding', 'other.person_id = NEW.person_id', 'funding overlaps'),
    columnsFrozen('care_funding', [
      'id',
      'person_id',
      'county',
      'terc',
      'government_task',
      'note',
      'from_date',
      'by_user',
      'at',
    ]),
    rowsKept('care_funding'),

    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000181', 'care-share-first-year', 10, NULL, 'art. 191 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)', '2012-01-01', NULL),
      ('0193a000-0000-7000-8000-000000000182', 'care-share-second-year', 30, NULL, 'art. 191 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)', '2012-01-01', NULL),
      ('0193a000-0000-7000-8000-000000000183', 'care-share-later-years', 50, NULL, 'art. 191 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)', '2012-01-01', NULL),
      ('0193a000-0000-7000-8000-000000000184', 'care-case-pattern', NULL, 'PZ.5132.{nr}.{rok}', 'ustalenie ośrodka według jednolitego rzeczowego wykazu akt', '2012-01-01', NULL)`,
  ],
} as const;
