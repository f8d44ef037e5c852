import { columnsFrozen, DATE, INSTANT, noOverlapOfLive, rowsKept } from './sql-parts.ts';

/**
 * A place is reserved once: on every day of the reservation those who live in the home, those who are to come and those for
 * whom a place is kept are no more than the home's own number. One child counts once. A home without its own number is
 * measured by the rule of its form where the reservation is made.
 */
const placeFree = `BEGIN SELECT RAISE(ABORT, 'no free place') FROM (
      SELECT NEW.from_date AS day
      UNION SELECT from_date FROM placements WHERE home_id = NEW.home_id AND withdrawn_at IS NULL
        AND from_date > NEW.from_date AND from_date <= NEW.to_date
      UNION SELECT from_date FROM place_reservations WHERE home_id = NEW.home_id AND ended IS NULL
        AND from_date > NEW.from_date AND from_date <= NEW.to_date
      UNION SELECT from_date FROM home_forms WHERE home_id = NEW.home_id AND withdrawn_at IS NULL
        AND from_date > NEW.from_date AND from_date <= NEW.to_date) days
    WHERE (SELECT min(f.max_places) FROM home_forms f WHERE f.home_id = NEW.home_id AND f.withdrawn_at IS NULL
        AND f.form <> 'respite' AND f.from_date <= days.day AND (f.to_date IS NULL OR f.to_date >= days.day))
      < 1 + (SELECT count(*) FROM (
        SELECT p.person_id FROM placements p WHERE p.home_id = NEW.home_id AND p.kind IN ('stay','planned')
          AND p.withdrawn_at IS NULL AND p.from_date <= days.day AND (p.to_date IS NULL OR p.to_date >= days.day)
        UNION SELECT r.person_id FROM place_reservations r WHERE r.home_id = NEW.home_id AND r.ended IS NULL
          AND r.from_date <= days.day AND r.to_date >= days.day) there
        WHERE there.person_id <> NEW.person_id)
      AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.home_id = NEW.home_id AND p.person_id = NEW.person_id
        AND p.kind IN ('stay','planned') AND p.withdrawn_at IS NULL AND p.from_date <= days.day
        AND (p.to_date IS NULL OR p.to_date >= days.day)); END`;

/** Places kept for a child until a day; on the day after it the reservation has lapsed by itself. */
export const placeReservations = {
  number: 22,
  name: '0022-place-reservations',
  up: [
    `CREATE TABLE place_reservations (
      id TEXT PRIMARY KEY NOT NULL,
      home_id TEXT NOT NULL REFERENCES foster_homes(id) ON DELETE RESTRICT,
      person_id TEXT NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
      from_date TEXT NOT NULL CHECK (from_date ${DATE}),
      to_date TEXT NOT NULL CHECK (to_date ${DATE} AND to_date >= from_date),
      note TEXT,
      version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
      by_user TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      at TEXT NOT NULL CHECK (at ${INSTANT}),
      changed_at TEXT NOT NULL CHECK (changed_at ${INSTANT}),
      changed_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      ended TEXT CHECK (ended IN ('used','released','withdrawn')),
      ended_at TEXT CHECK (ended_at IS NULL OR ended_at ${INSTANT}),
      ended_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
      end_reason TEXT,
      CHECK ((ended IS NULL) = (ended_at IS NULL) AND (ended IS NULL) = (ended_by IS NULL)),
      CHECK ((end_reason IS NOT NULL) = (ended IS 'withdrawn'))
    ) STRICT`,
    `CREATE INDEX place_reservations_home ON place_reservations(home_id, from_date)`,
    `CREATE INDEX place_reservations_person ON place_reservations(person_id, from_date)`,
    // A child has one place kept at a time, wherever it is.
    ...noOverlapOfLive('place_reservations', 'other.person_id = NEW.person_id', 'child has a reservation').map(
      (statement) => statement.replaceAll('withdrawn_at', 'ended'),
    ),
    `CREATE TRIGGER place_reservations_place_insert BEFORE INSERT ON place_reservations
      WHEN NEW.ended IS NULL ${placeFree}`,
    `CREATE TRIGGER place_reservations_place_update BEFORE UPDATE ON place_reservations
      WHEN NEW.ended IS NULL AND (OLD.ended IS NOT NULL OR NEW.to_date > OLD.to_date) ${placeFree}`,
    columnsFrozen('place_reservations', ['id', 'home_id', 'person_id', 'from_date', 'note', 'by_user', 'at']),
    rowsKept('place_reservations'),
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000221', 'foster-reservation-days', 7, NULL, 'ustawienie początkowe programu', '2012-01-01', NULL)`,
  ],
} as const;
