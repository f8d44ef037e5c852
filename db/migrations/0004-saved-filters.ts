import { INSTANT } from './sql-parts.ts';

/** Filters of lists that users keep under a name. */
export const savedFilters = {
  number: 4,
  name: '0004-saved-filters',
  up: [
    // `name_key` is the name in small letters: one user has each name once in a list.
    `CREATE TABLE saved_filters (
      id TEXT PRIMARY KEY NOT NULL,
      user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      list TEXT NOT NULL CHECK (length(list) > 0),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60 AND name = trim(name)),
      name_key TEXT NOT NULL CHECK (length(name_key) > 0),
      content TEXT NOT NULL CHECK (json_valid(content)),
      saved_at TEXT NOT NULL CHECK (saved_at ${INSTANT}),
      UNIQUE (user_id, list, name_key)
    ) STRICT`,
    // Nobody's filter becomes somebody else's, or one of another list, through any door.
    `CREATE TRIGGER saved_filters_place_stays BEFORE UPDATE ON saved_filters
      WHEN NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.list <> OLD.list
      BEGIN SELECT RAISE(ABORT, 'a saved filter keeps its user and its list'); END`,
  ],
} as const;
