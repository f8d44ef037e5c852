import { INSTANT } from './sql-parts.ts';

/** Relations that the program proposed in a family and somebody skipped; brought back, the row stays with who and when. */
export const skippedRelations = {
  number: 13,
  name: '0013-skipped-relations',
  up: [
    `CREATE TABLE skipped_relations (
      id TEXT PRIMARY KEY NOT NULL,
      family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
      person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
      other_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
      role TEXT NOT NULL CHECK (role IN ('parent','grandparent')),
      skipped_at TEXT NOT NULL CHECK (skipped_at ${INSTANT}),
      skipped_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      back_at TEXT CHECK (back_at IS NULL OR back_at ${INSTANT}),
      back_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
      CHECK (person_id <> other_id),
      CHECK ((back_at IS NULL) = (back_by IS NULL))
    ) STRICT`,
    `CREATE UNIQUE INDEX skipped_relations_one ON skipped_relations(family_id, person_id, other_id, role)
      WHERE back_at IS NULL`,
    `CREATE INDEX skipped_relations_person ON skipped_relations(person_id)`,
    `CREATE INDEX skipped_relations_other ON skipped_relations(other_id)`,
  ],
} as const;
