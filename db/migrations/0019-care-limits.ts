import { INSTANT, rowsKept } from './sql-parts.ts';

const ACT = 'ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)';
/** The act came into force on that day; numbers it put off have a later one. */
const ACT_FROM = '2012-01-01';

type Row = readonly [code: string, value: number, article: string, from?: string];

const LIMITS: readonly Row[] = [
  ['foster-limit-family', 3, 'art. 53'],
  ['foster-limit-combined', 3, 'art. 67'],
  ['foster-limit-family-home', 8, 'art. 61'],
  ['foster-limit-combined-home', 8, 'art. 67'],
  ['foster-limit-institution', 14, 'art. 95 ust. 3', '2021-01-01'],
  ['foster-limit-institution-family', 8, 'art. 101'],
  ['foster-limit-institution-family-permit', 10, 'art. 101'],
  ['foster-limit-regional', 30, 'art. 109'],
  ['foster-limit-regional-permit', 45, 'art. 109'],
  ['foster-limit-pre-adoption', 20, 'art. 111'],
  ['foster-pre-adoption-years', 1, 'art. 111'],
  ['foster-institution-years', 10, 'art. 95 ust. 1 i 2', '2020-01-01'],
  ['foster-intervention-years', 10, 'art. 103', '2020-01-01'],
  ['foster-emergency-children', 3, 'art. 58'],
  ['foster-emergency-years', 10, 'art. 58'],
  ['foster-respite-months', 2, 'art. 73-75'],
  ['foster-coordinator-families', 15, 'art. 77', '2015-01-01'],
];

/** Limits of the act that placing is measured by, and why a child was placed although one was passed. */
export const careLimits = {
  number: 19,
  name: '0019-care-limits',
  up: [
    // What was found and what was answered stay as they were on that day, whatever the rules say later.
    `CREATE TABLE placement_exceptions (
      id TEXT PRIMARY KEY NOT NULL,
      placement_id TEXT NOT NULL REFERENCES placements(id) ON DELETE RESTRICT,
      code TEXT NOT NULL CHECK (length(trim(code)) > 0),
      sentence TEXT NOT NULL CHECK (length(trim(sentence)) > 0),
      article TEXT CHECK (article IS NULL OR length(trim(article)) > 0),
      limit_value INTEGER,
      count_value INTEGER,
      source TEXT,
      reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
      family_consent INTEGER NOT NULL DEFAULT 0 CHECK (family_consent IN (0, 1)),
      coordinator_opinion INTEGER NOT NULL DEFAULT 0 CHECK (coordinator_opinion IN (0, 1)),
      permit INTEGER NOT NULL DEFAULT 0 CHECK (permit IN (0, 1)),
      by_user TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      at TEXT NOT NULL CHECK (at ${INSTANT})
    ) STRICT`,
    'CREATE INDEX placement_exceptions_placement ON placement_exceptions (placement_id)',
    rowsKept('placement_exceptions'),
    `CREATE TRIGGER placement_exceptions_unchanged BEFORE UPDATE ON placement_exceptions
      BEGIN SELECT RAISE(ABORT, 'exception is recorded once'); END`,

    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ${LIMITS.map(
        ([code, value, article, from = ACT_FROM], index) =>
          `('0193a000-0000-7000-8000-000000000${190 + index}', '${code}', ${value}, NULL, '${article} ${ACT}', '${from}', NULL)`,
      ).join(',\n      ')}`,
    // Children placed under the law on juveniles: a specialist family is meant for them (art. 59).
    `INSERT INTO dictionary_entries (id, dictionary, code, label, short_label, article, source, position, from_date, to_date)
      VALUES ('0193a000-0000-7000-8000-190000000001', 'legal-basis', 'juvenile',
        'orzeczenie sądu na podstawie ustawy o wspieraniu i resocjalizacji nieletnich', 'orzeczenie, nieletni', NULL,
        'ustawa z dnia 9 czerwca 2022 r. o wspieraniu i resocjalizacji nieletnich (Dz.U. 2022 poz. 1700)', 8, '2022-09-01', NULL)`,
  ],
} as const;
