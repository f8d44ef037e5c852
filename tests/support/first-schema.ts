import { migrations } from '#db/migrations/index.ts';
import type { GenerationLayout, OfficeLock } from '#db/generations/index.ts';
import { addSlot, updateKeys } from '#db/generations/index.ts';
import { createAuditHeads } from '#db/repositories/audit-head-file.ts';
import { appendAudit, auditHead } from '#db/repositories/audit.repository.ts';
import type { Database } from '#db/schema/index.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';

import { recipientOf, RECOVERY_RECIPIENT, SECOND_USER, setUpTestOffice, WEAK_KDF } from './office-folder.ts';

/** What an office of the first schema wrote by hand here: the program's own repositories write the newest one. */
const AT = '2025-03-04T09:00:00.000Z';
const KEPT = `1, '${AT}', 'u', '${AT}', 'u'`;
export const FIRST_SCHEMA_ROWS = `
  INSERT INTO users (id, login, login_key, display_name, sort_key, created_at) VALUES ('u', 'a', 'a', 'A', 'a', '${AT}');
  INSERT INTO communes VALUES ('1803011', 'Dębica', 'miejska', 'dębicki', 'podkarpackie', 2, 'debica', 'debica');
  INSERT INTO people (rowkey, id, surname, first_name, birth_date, sex, pesel, no_pesel_reason, note, sort_key, town_key,
      search_text, version, created_at, created_by, changed_at, changed_by) VALUES
    (1, 'here', 'Źdźbło', 'Irena', '1988-02-11', 'female', '88021100000', NULL, 'uwaga', 'k1', 't1', 'zdzblo irena', ${KEPT}),
    (2, 'moved', 'Jaszcz', 'Rafał', '1985-01-20', 'male', NULL, 'unknown', NULL, 'k2', '', 'jaszcz rafal', ${KEPT}),
    (3, 'nowhere', 'Łoś', 'Ewa', '1951-11-30', 'female', NULL, 'foreigner', NULL, 'k3', '', 'los ewa', ${KEPT});
  INSERT INTO people_search (rowid, words) SELECT rowkey, search_text FROM people;
  INSERT INTO person_addresses VALUES
    ('a1', 'here', 'Lipowa', '8A', '3/4', '39-200', 'Dębica', '1803011', '2020-01-01', NULL),
    ('a2', 'moved', NULL, '15', NULL, '33-100', 'Dębica', '1803011', '2019-01-01', '2020-01-01');
  INSERT INTO person_contacts VALUES ('c1', 'here', 0, 'phone', '+48600100200', NULL);
  INSERT INTO families (rowkey, id, name, case_number, note, sort_key, search_text, version, created_at, created_by,
      changed_at, changed_by) VALUES
    (1, 'came-back', 'Źdźbłowie', 'PR.1', NULL, 'z', 'zdzblowie pr 1', ${KEPT}),
    (2, 'never-left', 'Łosiowie', NULL, 'uwaga', 'l', 'losiowie', ${KEPT});
  INSERT INTO families_search (rowid, words) SELECT rowkey, search_text FROM families;
  INSERT INTO family_kinds VALUES ('k1', 'came-back', 'care-difficulties', '2019-01-10', '2024-01-01'),
    ('k2', 'came-back', 'supporting', '2024-01-02', NULL), ('k3', 'never-left', 'foster', '2020-01-01', NULL);
  INSERT INTO family_members VALUES ('m1', 'came-back', 'here', 'mother', '2019-01-10', NULL),
    ('m2', 'came-back', 'moved', 'father', '2019-01-10', '2023-02-03'), ('m3', 'never-left', 'nowhere', 'grandparent', '2020-01-01', NULL);
  INSERT INTO assignments VALUES ('s1', 'u', NULL, 'came-back', '2019-01-10', NULL);
  UPDATE people SET archived_on = '2025-02-02', archived_by = 'u', archive_reason = 'wyjazd' WHERE id = 'nowhere';
  INSERT INTO protections (id, person_id, reason, set_by, set_at) VALUES ('r1', 'nowhere', 'próba', 'u', '${AT}');
  INSERT INTO protection_users VALUES ('r1', 'u');
`;

/** Row of the log that tells of the archive: the day it began, or null where the values were removed. */
const ofArchive = (on: string | null) => ({ fields: ['archived'], before: on === null ? null : { archived: { on } } });
/** Row about something else, a task among them that was opened again with its family. */
const ofElse = { fields: ['name'], before: { name: 'dawna' } };

/** Rows of the log about two families; later schemas keep the day of the last return and the days in the archive. */
export const FIRST_SCHEMA_LOG = [
  ['2025-03-04T10:00:00.000Z', 'families.register', 'came-back', ofElse],
  ['2025-03-05T10:00:00.000Z', 'families.restore', 'came-back', ofElse],
  ['2025-04-01T10:00:00.000Z', 'families.archive', 'came-back', ofArchive(null)],
  ['2025-04-11T10:00:00.000Z', 'families.restore', 'came-back', ofArchive(null)],
  ['2025-05-01T10:00:00.000Z', 'families.archive', 'came-back', ofArchive(null)],
  ['2025-06-07T09:00:00.000Z', 'families.restore', 'came-back', ofElse],
  ['2025-06-07T10:00:00.000Z', 'families.restore', 'came-back', ofArchive('2025-05-02')],
  ['2025-08-09T10:00:00.000Z', 'families.archive', 'never-left', ofArchive(null)],
  ['2025-08-09T11:00:00.000Z', 'families.restore', 'never-left', ofArchive('2025-08-09')],
] as const;

/** Fills a database of the first schema that nobody has open. */
export async function fillFirstSchema({
  file,
  key,
}: {
  readonly file: string;
  readonly key: Uint8Array;
}): Promise<void> {
  const connection = openConnection({ file, key, role: 'build' });
  connection.exec(FIRST_SCHEMA_ROWS);
  connection.close();
  // The log's tables are the same ever since; the program itself opens the newest schema only.
  const office = await openDatabase<Database>({ file, key });
  for (const [at, action, family, { fields, before }] of FIRST_SCHEMA_LOG) {
    const subjects = [{ kind: 'family' as const, id: family }];
    const row = { at, userId: 'u', kind: 'command' as const, action, subjects, fields, detail: {} };
    await office.write((tx) => appendAudit(tx, { ...row, before, after: before === null ? null : { name: 'nowa' } }));
  }
  await office.close();
}

/** An office as the first version of the program left it: people, families, a log, two users who can sign in. */
export async function setUpFirstSchemaOffice(lock: OfficeLock): Promise<GenerationLayout> {
  const recovery = [recipientOf(RECOVERY_RECIPIENT)];
  const { files, databaseKey: key } = await setUpTestOffice(lock, recovery, { migrations: migrations.slice(0, 1) });
  const { slotId, login } = SECOND_USER;
  const connection = openConnection({ file: files.database, key, role: 'build' });
  connection
    .prepare(
      `INSERT INTO users (id, login, login_key, display_name, sort_key, slot_id, created_at)
        VALUES ('018f0000-0000-7000-8000-000000000004', ?, ?, 'Jan Nowak', 'b', ?, ?)`,
    )
    .run(login, login, slotId, AT);
  connection.close();
  await fillFirstSchema({ file: files.database, key });
  await updateKeys(files.dir, (keys) => addSlot(keys, key, SECOND_USER, WEAK_KDF));
  const office = await openDatabase<Database>({ file: files.database, key });
  await createAuditHeads(files.dir, key, await office.read(auditHead));
  await office.close();
  return files;
}
