/** The kinds of families of a rule are a list of known kinds, through whichever door they come. */
const KINDS_KNOWN = `WHEN NEW.code = 'family-assistant-kinds' BEGIN
    SELECT RAISE(ABORT, 'rule of unknown kinds') WHERE NEW.text_value IS NULL OR NOT json_valid(NEW.text_value)
      OR json_type(NEW.text_value) <> 'array' OR json_array_length(NEW.text_value) = 0
      OR EXISTS (SELECT 1 FROM json_each(NEW.text_value) WHERE value NOT IN ('care-difficulties','foster',
        'family-childrens-home','supporting','foster-candidate','adoption-candidate'));
  END`;

/** Which families count to the asystent's limit, tasks that go along with a caseload, words of notes for forgiving searches. */
export const corrections = {
  number: 3,
  name: '0003-corrections',
  up: [
    `CREATE TRIGGER dated_rules_kinds_insert BEFORE INSERT ON dated_rules ${KINDS_KNOWN}`,
    `CREATE TRIGGER dated_rules_kinds_update BEFORE UPDATE ON dated_rules ${KINDS_KNOWN}`,
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000005', 'family-assistant-kinds', NULL, '["care-difficulties"]',
        'art. 15 ust. 4 w związku z art. 8 ust. 1 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)',
        '2015-01-01', NULL)`,

    // Open tasks that went along with a caseload; the version says whether somebody changed one since.
    `CREATE TABLE handover_tasks (
      handover_id TEXT NOT NULL REFERENCES handovers(id) ON DELETE RESTRICT,
      task_id TEXT NOT NULL REFERENCES tasks(id) ON DELETE RESTRICT,
      from_user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      task_version INTEGER NOT NULL CHECK (task_version >= 2),
      PRIMARY KEY (handover_id, task_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX handover_tasks_task ON handover_tasks(task_id)`,
    `CREATE TRIGGER handover_tasks_no_delete BEFORE DELETE ON handover_tasks
      BEGIN SELECT RAISE(ABORT, 'handover is recorded once'); END`,
    `CREATE TRIGGER handover_tasks_no_update BEFORE UPDATE ON handover_tasks
      BEGIN SELECT RAISE(ABORT, 'handover is recorded once'); END`,

    // Every word notes were ever found by: the vocabulary of the index itself takes too long to walk through. The second
    // index finds words whose beginning was mistyped.
    `CREATE TABLE note_words (
      word TEXT PRIMARY KEY NOT NULL CHECK (length(word) BETWEEN 3 AND 41)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX note_words_tail ON note_words(substr(word, 3))`,
    `INSERT INTO note_words (word) SELECT term FROM notes_vocabulary
      WHERE term >= 'a' AND length(term) BETWEEN 3 AND 41 AND term NOT GLOB '*[0-9]*'`,
  ],
} as const;
