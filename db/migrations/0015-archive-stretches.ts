import { FROM_TO } from './sql-parts.ts';

/** Rows of the log about archiving or giving back itself: what goes along with it (tasks) has its own rows there. */
const OF_ARCHIVE = `EXISTS (SELECT 1 FROM json_each(log.fields) field WHERE field.value = 'archived')`;

/** The stretches of records that came back, as the log tells: the day of archiving stands in the row of the return. */
const stretchesOf = (kind: 'person' | 'family', table: 'people' | 'families'): string =>
  `INSERT INTO archive_stretches (${kind}_id, from_date, to_date)
    SELECT subject_id, away_from, date(back_on, '-1 day') FROM (
      SELECT subject.subject_id AS subject_id, substr(log.at, 1, 10) AS back_on,
        coalesce(json_extract(audit_values.content, '$.before.archived.on'), (
          SELECT substr(max(earlier.at), 1, 10)
          FROM audit_subjects other JOIN audit_log earlier ON earlier.seq = other.seq
          WHERE other.subject_kind = '${kind}' AND other.subject_id = subject.subject_id AND other.seq < log.seq
            AND earlier.action = '${table}.archive')) AS away_from
      FROM audit_log log JOIN audit_subjects subject ON subject.seq = log.seq
        LEFT JOIN audit_values ON audit_values.seq = log.seq
      WHERE log.action = '${table}.restore' AND subject.subject_kind = '${kind}' AND ${OF_ARCHIVE})
    WHERE away_from < back_on AND EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = subject_id)
    ORDER BY away_from, subject_id`;

/**
 * From when to when a person or family was in the archive: on the days between it was in use, and whoever led it then
 * was responsible. Stretches of one record may overlap after a clock was put right; a day in any of them is a day in the
 * archive. Majority by marriage and how long a newborn may be without a PESEL become dated rules.
 */
export const archiveStretches = {
  number: 15,
  name: '0015-archive-stretches',
  up: [
    `CREATE TABLE archive_stretches (
      id INTEGER PRIMARY KEY,
      person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
      family_id TEXT REFERENCES families(id) ON DELETE RESTRICT,
      ${FROM_TO},
      CHECK ((person_id IS NULL) <> (family_id IS NULL))
    ) STRICT`,
    `CREATE INDEX archive_stretches_person ON archive_stretches(person_id, from_date)`,
    `CREATE INDEX archive_stretches_family ON archive_stretches(family_id, from_date)`,
    `CREATE UNIQUE INDEX archive_stretches_open ON archive_stretches(coalesce(person_id, family_id)) WHERE to_date IS NULL`,
    stretchesOf('person', 'people'),
    stretchesOf('family', 'families'),
    `INSERT INTO archive_stretches (person_id, from_date)
      SELECT id, archived_on FROM people WHERE archived_on IS NOT NULL ORDER BY archived_on, id`,
    `INSERT INTO archive_stretches (family_id, from_date)
      SELECT id, archived_on FROM families WHERE archived_on IS NOT NULL ORDER BY archived_on, id`,
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000150', 'majority-by-marriage-years', 16, NULL,
        'art. 10 § 1 ustawy z dnia 25 lutego 1964 r. – Kodeks rodzinny i opiekuńczy oraz art. 10 § 2 ustawy z dnia 23 kwietnia 1964 r. – Kodeks cywilny',
        '1965-01-01', NULL),
      ('0193a000-0000-7000-8000-000000000151', 'newborn-days', 45, NULL,
        'art. 55 ust. 1 ustawy z dnia 28 listopada 2014 r. – Prawo o aktach stanu cywilnego: 21 dni na zgłoszenie urodzenia; reszta to zapas na pocztę i dokumenty według ustawienia początkowego programu',
        '2015-03-01', NULL)`,
  ],
} as const;
