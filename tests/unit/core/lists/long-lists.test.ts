import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Dialogs, FileToSave } from '#core/ports/index.ts';
import { auditHead } from '#db/repositories/audit.repository.ts';
import { PEOPLE_COLUMNS } from '#shared/features/people/people.schema.ts';
import {
  composeTestCore,
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  signInAs,
  type TestCore,
} from '#tests/support/core.ts';
import { exported, printed } from '#tests/support/streams.ts';

const EVERYBODY = { filter: { status: 'all' } } as const;
const COLUMNS: (typeof PEOPLE_COLUMNS)[number][] = ['name', 'birthDate'];
const EXPORT = { ...EVERYBODY, columns: COLUMNS, format: 'csv' as const };
const SESSION = 'session-of-long-lists-0001';

let prepared: PreparedOffice;
let office: TestCore;
let anna: CoreClient;
let files: FileToSave[];
/** What the host's dialog does; by default the user takes the file. */
let save: Dialogs['save'];

const take: Dialogs['save'] = async (_window, file) => {
  await file.release();
  files.push(file);
  return { kind: 'saved', fileName: file.name };
};

beforeAll(async () => {
  prepared = await prepareDemoOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  files = [];
  save = take;
  const dialogs: Dialogs = { save: (window, file) => save(window, file) };
  office = await composeTestCore({ dir: prepared.copy(), ports: { dialogs } });
  anna = office.client(SESSION);
  await signInAs(anna, 'anna.kierownik');
});
afterEach(() => office.close());

const lastRow = async (): Promise<number> => (await office.core.runtime.offices.database.read(auditHead)).seq;

async function lastView() {
  const { database } = office.core.runtime.offices;
  return await database.read(async (r) => {
    const row = await r
      .selectFrom('audit_log')
      .select(['seq', 'action', 'fields', 'detail'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const subjects = await r.selectFrom('audit_subjects').select('subject_id').where('seq', '=', row.seq).execute();
    return { ...row, ids: subjects.map(({ subject_id }) => subject_id) };
  });
}

const rowsOf = async (action: string): Promise<number> =>
  await office.core.runtime.offices.database.read(async (r) => {
    const rows = await r.selectFrom('audit_log').select('seq').where('action', '=', action).execute();
    return rows.length;
  });

/** Ids of the families that the list names, each once. */
const familyIds = async (): Promise<string[]> => {
  const { rows } = await anna.people.list({ ...EVERYBODY, window: { offset: 0, limit: 500 } });
  const families = rows.flatMap((row) => (row.shown ? row.families.filter(({ shown }) => shown) : []));
  return [...new Set(families.map(({ id }) => id))];
};

const shownIds = async (): Promise<string[]> => {
  const { rows } = await anna.people.list({ ...EVERYBODY, window: { offset: 0, limit: 500 } });
  return rows.filter(({ shown }) => shown).map(({ id }) => id);
};

/** Gives up as soon as anything was heard. */
async function leaveAtFirst<T>(ask: (signal: AbortSignal) => Promise<AsyncIterable<T>>): Promise<void> {
  const controller = new AbortController();
  for await (const _event of await ask(controller.signal)) controller.abort();
}

describe('an export', () => {
  it('tells how far it is, and leaves its row before the file leaves', async () => {
    const before = await lastRow();
    let atRelease: number | null = null;
    save = async (window, file) => {
      expect(await lastRow()).toBe(before);
      const outcome = await take(window, file);
      atRelease = await lastRow();
      return outcome;
    };
    const kinds: string[] = [];
    for await (const event of await anna.people.exportList(EXPORT)) kinds.push(event.kind);
    // Only the newest progress is told, so how often is not known.
    expect(kinds.slice(-2)).toEqual(['saving', 'result']);
    expect(kinds.slice(0, -2).every((kind) => kind === 'progress' || kind === 'writing')).toBe(true);
    expect(kinds.length).toBeGreaterThan(2);
    expect(atRelease).toBe(before + 1);
    const row = await lastView();
    expect(row.ids.toSorted()).toEqual((await shownIds()).toSorted());
    expect(row).toMatchObject({ action: 'people.exportList', fields: JSON.stringify(EXPORT.columns) });
  });

  it('with the families names them in its row too', async () => {
    await exported(anna.people.exportList({ ...EXPORT, columns: ['name', 'families'] }));
    expect((await lastView()).ids.toSorted()).toEqual([...(await shownIds()), ...(await familyIds())].toSorted());
  });

  it('given up leaves neither file nor row, and the next one goes well', async () => {
    const before = await lastRow();
    const refused = await refusalOf(leaveAtFirst((signal) => anna.people.exportList(EXPORT, { signal })));
    expect(refused.code).toBe('CANCELLED');
    expect([files.length, await lastRow()]).toEqual([0, before]);
    expect(await exported(anna.people.exportList(EXPORT))).toMatchObject({ kind: 'saved' });
    expect([files.length, await lastRow()]).toEqual([1, before + 1]);
  });

  it('nobody took leaves no row', async () => {
    const before = await lastRow();
    save = () => Promise.resolve({ kind: 'cancelled' });
    expect(await exported(anna.people.exportList(EXPORT))).toEqual({ kind: 'cancelled' });
    expect(await lastRow()).toBe(before);
  });

  it('does not leave after the lock came down over its dialog', async () => {
    save = async (window, file) => {
      await anna.session.lock({});
      return await take(window, file);
    };
    expect((await refusalOf(exported(anna.people.exportList(EXPORT)))).code).toBe('SESSION_LOCKED');
    expect(files).toEqual([]);
    expect(await rowsOf('people.exportList')).toBe(0);
  });

  it('of a host that hands over without asking is refused', async () => {
    save = async (_window, file) => ({ kind: 'saved', fileName: file.name });
    expect((await refusalOf(exported(anna.people.exportList(EXPORT)))).code).toBe('INTERNAL');
  });
});

describe('a printed list', () => {
  it('is one row with all ids and columns, and the rows of one view', async () => {
    const before = await lastRow();
    const { rows } = await printed(anna.people.printList(EVERYBODY));
    const { rows: listed } = await anna.people.list({ ...EVERYBODY, window: { offset: 0, limit: 500 } });
    expect(rows).toEqual(listed);
    expect(await lastRow()).toBe(before + 1);
    const row = await lastView();
    const families = await familyIds();
    expect(families.length).toBeGreaterThan(3);
    expect(row.ids.toSorted()).toEqual([...(await shownIds()), ...families].toSorted());
    expect(row).toMatchObject({ action: 'people.printList', fields: JSON.stringify(PEOPLE_COLUMNS) });
  });

  it('comes with its total even when it is empty', async () => {
    const events = [];
    for await (const event of await anna.people.printList({ filter: { search: 'nie ma takiej osoby' } })) {
      events.push(event);
    }
    expect(events.at(-1)).toEqual({ kind: 'rows', rows: [], total: 0 });
  });

  it('given up before its rows leaves none in the log', async () => {
    const before = await lastRow();
    for await (const event of await anna.people.printList(EVERYBODY)) {
      expect(event.kind).toBe('progress');
      break;
    }
    const refused = await refusalOf(leaveAtFirst((signal) => anna.people.printList(EVERYBODY, { signal })));
    expect(refused.code).toBe('CANCELLED');
    // The thread for reports is free again, and serves the next print to its end.
    const { database } = office.core.runtime.offices;
    await database.report((r) => r.selectFrom('people').select('id').limit(1).execute());
    expect(await lastRow()).toBe(before);
    await printed(anna.people.printList(EVERYBODY));
    expect(await lastRow()).toBe(before + 1);
  });
});
