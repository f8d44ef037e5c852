import { DATE, KEPT } from './sql-parts.ts';

const PARENTHOOD = `('parent','adoptive-parent')`;
const OLDER_FIRST = `('parent','adoptive-parent','grandparent')`;

/** Everything a relation must not be, whichever door it comes through; `self` leaves out the row that is being changed. */
const refusals = (self: string): string => `
    SELECT RAISE(ABORT, 'relation exists') WHERE EXISTS (
      SELECT 1 FROM relations other WHERE other.archived_on IS NULL AND other.kind = NEW.kind${self}
        AND ((other.first_id = NEW.first_id AND other.second_id = NEW.second_id)
          OR (other.first_id = NEW.second_id AND other.second_id = NEW.first_id AND NEW.kind NOT IN ${OLDER_FIRST}))
        AND coalesce(other.from_date, '0000') <= coalesce(NEW.to_date, '9999')
        AND coalesce(NEW.from_date, '0000') <= coalesce(other.to_date, '9999'));
    SELECT RAISE(ABORT, 'relation cycle') WHERE NEW.kind IN ${PARENTHOOD} AND NEW.first_id IN (
      WITH RECURSIVE below(id) AS (
        SELECT NEW.second_id UNION
        SELECT other.second_id FROM below JOIN relations other ON other.first_id = below.id
          WHERE other.kind IN ${PARENTHOOD} AND other.archived_on IS NULL${self})
      SELECT id FROM below);
    SELECT RAISE(ABORT, 'relation parent younger') WHERE NEW.kind IN ${OLDER_FIRST}
      AND (SELECT birth_date FROM people WHERE id = NEW.first_id) >= (SELECT birth_date FROM people WHERE id = NEW.second_id);
    SELECT RAISE(ABORT, 'relation third parent') WHERE NEW.kind = 'parent' AND (
      SELECT count(*) FROM relations other WHERE other.kind = 'parent' AND other.second_id = NEW.second_id
        AND other.archived_on IS NULL${self}) >= 2;`;

/** Tables of relations between people. */
export const RELATIONS_TABLES: readonly string[] = [
  // One row a relation, read from both sides: the first is the parent, grandparent, guardian or carer of the second. Between
  // equals the smaller id comes first. Blood has no end; a day that nobody knows is empty.
  `CREATE TABLE relations (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('parent','adoptive-parent','grandparent','marriage','partnership','sibling',
      'half-sibling','guardian','foster-carer')),
    first_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    second_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
    from_date TEXT CHECK (from_date IS NULL OR from_date ${DATE}),
    to_date TEXT CHECK (to_date IS NULL OR (to_date ${DATE} AND (from_date IS NULL OR to_date >= from_date))),
    end_reason TEXT CHECK (end_reason IN ('divorce','separation','death','decision','other')),
    basis TEXT CHECK (basis IS NULL OR length(trim(basis)) > 0),
    note TEXT CHECK (note IS NULL OR length(trim(note)) > 0),
    ${KEPT},
    CHECK (first_id <> second_id),
    CHECK (kind NOT IN ('marriage','partnership','sibling','half-sibling') OR first_id < second_id),
    CHECK (kind NOT IN ('parent','grandparent','sibling','half-sibling') OR to_date IS NULL),
    CHECK ((to_date IS NULL) = (end_reason IS NULL))
  ) STRICT`,
  `CREATE INDEX relations_first ON relations(first_id, kind)`,
  `CREATE INDEX relations_second ON relations(second_id, kind)`,
  `CREATE UNIQUE INDEX relations_one_open ON relations(kind, first_id, second_id)
    WHERE to_date IS NULL AND archived_on IS NULL`,
  `CREATE TRIGGER relations_insert BEFORE INSERT ON relations WHEN NEW.archived_on IS NULL BEGIN ${refusals('')} END`,
  `CREATE TRIGGER relations_update BEFORE UPDATE OF kind, first_id, second_id, from_date, to_date, archived_on ON relations
    WHEN NEW.archived_on IS NULL BEGIN ${refusals(' AND other.id <> OLD.id')} END`,
  // A corrected birth date may not turn a parent into somebody younger than the child.
  `CREATE TRIGGER relations_birth_date BEFORE UPDATE OF birth_date ON people WHEN NEW.birth_date <> OLD.birth_date BEGIN
    SELECT RAISE(ABORT, 'relation parent younger') WHERE EXISTS (
      SELECT 1 FROM relations r JOIN people child ON child.id = r.second_id
        WHERE r.first_id = NEW.id AND r.archived_on IS NULL AND r.kind IN ${OLDER_FIRST} AND child.birth_date <= NEW.birth_date
      UNION ALL
      SELECT 1 FROM relations r JOIN people parent ON parent.id = r.first_id
        WHERE r.second_id = NEW.id AND r.archived_on IS NULL AND r.kind IN ${OLDER_FIRST} AND parent.birth_date >= NEW.birth_date);
    END`,
];
