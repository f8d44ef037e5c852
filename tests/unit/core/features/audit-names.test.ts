import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FileToSave } from '#core/ports/index.ts';
import { AUDIT_COLUMNS } from '#shared/features/audit/audit.schema.ts';
import { composeTestCore, type CoreClient, prepareDemoOffice, signInAs, type TestCore } from '#tests/support/core.ts';
import { exported } from '#tests/support/streams.ts';

const FILTER = { userId: null, kind: null, action: 'people.open', subject: null, from: null, to: null } as const;

let prepared: Awaited<ReturnType<typeof prepareDemoOffice>>;
let office: TestCore;
let anna: CoreClient;
let files: FileToSave[];

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await composeTestCore({
    dir: prepared.copy(),
    ports: {
      dialogs: {
        save: async (_window, file) => {
          await file.release();
          files.push(file);
          return { kind: 'saved', fileName: file.name };
        },
      },
    },
  });
  anna = office.client();
  await signInAs(anna, 'anna.kierownik');
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

/** The log as a file, decoded, and as the list, of one user. */
async function logOf(client: CoreClient): Promise<{ readonly file: string; readonly labels: (string | null)[] }> {
  files = [];
  await exported(client.audit.exportList({ filter: FILTER, columns: [...AUDIT_COLUMNS], format: 'csv' }));
  const { rows } = await client.audit.list({ filter: FILTER, window: { offset: 0, limit: 50 } });
  const labels = rows
    .flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'person'))
    .map(({ label }) => label);
  return { file: new TextDecoder().decode(files[0]?.bytes), labels };
}

describe('the log', () => {
  it('names in a file only people whom the user may export', async () => {
    const { rows } = await anna.people.list({ filter: {}, window: { offset: 0, limit: 50 } });
    const row = rows.find((one) => one.shown);
    if (row?.shown !== true) throw new Error('the list shows nobody');
    await anna.people.open({ id: row.id });
    const name = `${row.surname} ${row.firstName}`;

    const manager = await logOf(anna);
    expect(manager.labels).toContain(name);
    expect(manager.file).toContain(name);

    // Who looks after accounts and may look at people, but takes no names out of the program.
    await office.core.runtime.offices.database.write(async (tx) => {
      const { id } = await tx
        .selectFrom('users')
        .select('id')
        .where('login', '=', 'zofia.podglad')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('user_roles')
        .values({ id: crypto.randomUUID(), user_id: id, role: 'administrator', from_date: '2026-01-01', to_date: null })
        .execute();
    });
    const zofia = office.client();
    await signInAs(zofia, 'zofia.podglad');
    const both = await logOf(zofia);
    expect(both.labels).toContain(name);
    expect(both.file).toContain(row.id);
    expect(both.file).not.toContain(row.surname);
  });
});
