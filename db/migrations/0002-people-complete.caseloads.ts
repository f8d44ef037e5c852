import { FROM_TO, noOverlap } from './sql-parts.ts';

/** Tables of dated rules and of what the office recorded when it went past one. */
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
];
