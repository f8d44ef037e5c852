import { RELATIONS_TABLES } from './0002-people-complete.relations.ts';
import { DATE, KEPT } from './sql-parts.ts';

const COLUMNS = `id, kind, first_id, second_id, from_date, to_date, end_reason, basis, note, version, archived_on,
  archived_by, archive_reason, created_at, created_by, changed_at, changed_by`;

/** Step-parents, aunts and uncles, cousins, parents-in-law, and „inna”, whose note says what it is. */
export const moreRelations = {
  number: 12,
  name: '0012-more-relations',
  up: [
    // It reads the table that is about to go.
    `DROP TRIGGER relations_birth_date`,
    `CREATE TABLE relations_next (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('parent','adoptive-parent','grandparent','marriage','partnership','sibling',
      'half-sibling','guardian','foster-carer','step-parent','aunt-uncle','cousin','parent-in-law','other')),
    first_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    second_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    from_date TEXT CHECK (from_date IS NULL OR from_date ${DATE}),
    to_date TEXT CHECK (to_date IS NULL OR (to_date ${DATE} AND (from_date IS NULL OR to_date >= from_date))),
    end_reason TEXT CHECK (end_reason IN ('divorce','separation','death','decision','other')),
    basis TEXT CHECK (basis IS NULL OR length(trim(basis)) > 0),
    note TEXT CHECK (note IS NULL OR length(trim(note)) > 0),
    ${KEPT},
    CHECK (first_id <> second_id),
    CHECK (kind NOT IN ('marriage','partnership','sibling','half-sibling','cousin','other') OR first_id < second_id),
    CHECK (kind NOT IN ('parent','grandparent','sibling','half-sibling','aunt-uncle','cousin') OR to_date IS NULL),
    CHECK (kind <> 'other' OR note IS NOT NULL),
    CHECK ((to_date IS NULL) = (end_reason IS NULL))
  ) STRICT`,
    `INSERT INTO relations_next (${COLUMNS}) SELECT ${COLUMNS} FROM relations ORDER BY rowid`,
    `DROP TABLE relations`,
    `ALTER TABLE relations_next RENAME TO relations`,
    // Indexes and triggers went with the table; their text is that of the table before.
    ...RELATIONS_TABLES.slice(1),
  ],
} as const;
