import { expect, test } from 'vitest';

import { migrations } from '#db/migrations/index.ts';
import { migrateFile } from '#db/migrations/migrate.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { newDatabaseFile } from '#tests/support/database.ts';

const AT = '2026-11-21T09:00:00.000Z';

test('relations of an earlier schema are kept as they were, withdrawn ones too', async () => {
  const made = await newDatabaseFile(migrations.filter(({ number }) => number < 12));
  const connect = () => openConnection({ file: made.file, key: made.key, role: 'build' });
  const before = connect();
  before.pragma('foreign_keys = off');
  const insert =
    before.prepare(`INSERT INTO relations (id, kind, first_id, second_id, from_date, to_date, end_reason, basis,
      note, version, archived_on, archived_by, archive_reason, created_at, created_by, changed_at, changed_by)
    VALUES (?, ?, 'p1', 'p2', ?, ?, ?, 'akt', 'uwaga', 3, ?, ?, ?, '${AT}', 'u', '${AT}', 'u')`);
  insert.run('r1', 'marriage', '2001-01-01', '2005-01-01', 'divorce', null, null, null);
  insert.run('r2', 'guardian', '2001-01-01', null, null, '2026-01-01', 'u', 'pomyłka');
  before.exec(`INSERT INTO users (id, login, login_key, display_name, sort_key, active, must_change_password, version,
      created_at) VALUES ('u', 'a', 'a', 'A', 'a', 1, 0, 1, '${AT}')`);
  const person =
    before.prepare(`INSERT INTO people (id, surname, first_name, sort_key, town_key, search_text, birth_date,
      sex, no_pesel_reason, version, created_at, created_by, changed_at, changed_by)
    VALUES (?, 'Testowa', 'Osoba', 't', '', '', '1980-05-05', 'female', 'unknown', 1, '${AT}', 'u', '${AT}', 'u')`);
  person.run('p1');
  person.run('p2');
  const rows = before.prepare('SELECT * FROM relations ORDER BY id').all();
  before.close();
  await migrateFile({ ...made, migrations });
  const after = connect();
  const kept = after.prepare('SELECT * FROM relations ORDER BY id').all();
  after.close();
  expect(rows).toHaveLength(2);
  expect(kept).toEqual(rows);
});
