import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { DEMO_USERS, demoSignIns } from '#db/demo/users.ts';
import { DEFAULT_DEMO_SIZE } from '#db/demo/plan.ts';
import { makeDemoOffice } from '#db/demo/make-demo-office.ts';
import { loadKeys, openSlot, openRecovery } from '#db/generations/index.ts';
import { type OfficeDatabase, openOffice } from '#db/sqlite/office-database.ts';
import { verifyAudit } from '#db/repositories/audit-verification.ts';
import { assessmentDuesOf } from '#db/repositories/assessments.repository.ts';
import type { Database } from '#db/schema/index.ts';
import { readCommunes } from '#db/data/communes.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { addDays, addMonths, today as todayAt } from '#shared/kernel/local-date.ts';
import { parsePesel } from '#shared/kernel/pesel.ts';
import { enter, makeFolder, WEAK_KDF } from '#tests/support/office-folder.ts';

const now = toInstant(Date.UTC(2026, 10, 21, 9, 5));

interface Demo {
  readonly dir: string;
  readonly recoveryKey: string;
  readonly generation: string;
  readonly db: OfficeDatabase;
  close(): Promise<void>;
}

/** A demonstration office, made and then opened with the password of its manager. */
async function makeAndOpen(at = now): Promise<Demo> {
  const { dir, remove } = await makeFolder();
  const { recoveryKey } = await makeDemoOffice({ dir, programVersion: '0.1.0', now: at, kdf: WEAK_KDF });
  const entered = await enter(dir);
  if (entered.state !== 'ready') throw new Error('no office was made');
  const loaded = await loadKeys(entered.files.dir);
  if (loaded.state !== 'good') throw new Error('the keys are damaged');
  const opened = await openSlot(loaded.keys, 'anna.kierownik', passwordOf('anna.kierownik'));
  if (opened.state !== 'open') throw new Error('the printed password opens nothing');
  const db = await openOffice({ file: entered.files.database, key: opened.key });
  const close = async (): Promise<void> => {
    await db.close();
    await entered.lock.release();
    await remove();
  };
  return { dir, recoveryKey, generation: entered.files.dir, db, close };
}

const passwordOf = (login: string): string => demoSignIns().find((one) => one.login === login)?.password ?? '';

let demo: Demo;
beforeAll(async () => {
  demo = await makeAndOpen();
});
afterAll(() => demo.close());

const count = async (table: keyof Database): Promise<number> =>
  await demo.db.read(async (r) => {
    const row = await r
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  });

/** Changes after the registration, as many as the versions of all records say. */
const changesTold = async (): Promise<number> =>
  (await lastChanges()).reduce((sum, { version }) => sum + version - 1, 0);

const lastChanges = async () =>
  await demo.db.read(async (r) => {
    const columns = ['version', 'created_at', 'changed_at', 'archived_on'] as const;
    return [
      ...(await r.selectFrom('people').select(columns).execute()),
      ...(await r.selectFrom('families').select(columns).execute()),
    ];
  });

describe('the demonstration office on disk', () => {
  test('has the size asked for, the whole register of communes and a log that verifies', async () => {
    expect(await count('people')).toBe(DEFAULT_DEMO_SIZE.people);
    expect(await count('families')).toBe(DEFAULT_DEMO_SIZE.families);
    expect(await count('users')).toBe(DEMO_USERS.length);
    expect(await count('communes')).toBe(readCommunes().length);
    const { people, families } = DEFAULT_DEMO_SIZE;
    expect(await count('audit_log')).toBe(people + families + (await changesTold()) + 1);
    expect(await demo.db.report((r) => verifyAudit(r))).toMatchObject({ ok: true });
    const office = await demo.db.read((r) =>
      r.selectFrom('office').select(['short_name', 'is_demo']).executeTakeFirst(),
    );
    expect(office).toEqual({ short_name: 'MOPR w Jaworzcu', is_demo: 1 });
  });

  test('keeps every rule of the database, and stores only valid PESEL numbers', async () => {
    expect(await demo.db.check('integrity')).toEqual({ ok: true, findings: [] });
    const rows = await demo.db.read((r) => r.selectFrom('people').select(['pesel', 'birth_date', 'sex']).execute());
    for (const { pesel, birth_date: birthDate, sex } of rows) {
      if (pesel !== null) expect(parsePesel(pesel)).toMatchObject({ ok: true, birthDate, sex });
    }
  });

  test('has something in every table that the demonstration is about', async () => {
    const filled = [
      'person_addresses',
      'family_addresses',
      'person_contacts',
      'family_kinds',
      'family_members',
      'assignments',
      'protections',
      'protection_users',
      'last_opened',
      'drafts',
      'saved_filters',
    ] as const;
    for (const table of filled) expect({ table, empty: (await count(table)) === 0 }).toEqual({ table, empty: false });
  });

  test('tells the stories of foster care: a return, siblings together over the number, an emergency that runs out', async () => {
    const stories = await demo.db.read(async (r) => {
      const stays = await r
        .selectFrom('placements as p')
        .innerJoin('home_forms as f', 'f.home_id', 'p.home_id')
        .select(['p.id', 'p.from_date', 'p.from_minute', 'p.to_date', 'p.end_reason', 'f.form'])
        .where('p.kind', '=', 'stay')
        .execute();
      const over = await r.selectFrom('placement_exceptions').select(['placement_id', 'code', 'reason']).execute();
      return { stays, over };
    });
    const forms = new Set(stories.stays.map(({ form }) => form));
    for (const form of ['kinship', 'professional', 'family-childrens-home', 'institution-socialising', 'emergency']) {
      expect(forms).toContain(form);
    }
    expect(stories.stays.some(({ end_reason }) => end_reason === 'returned')).toBe(true);
    expect(stories.over.map(({ code }) => code)).toContain('sibling-exception');
    const running = addDays(addMonths(todayAt(now), -4), 9);
    expect(stories.stays.filter(({ form, from_date }) => form === 'emergency' && from_date === running)).toHaveLength(
      1,
    );
  });

  test('assesses every family it works with: a few are days late, none for long, each with its task', async () => {
    const today = todayAt(now);
    const { dues, tasks } = await demo.db.read(async (r) => {
      const rows = await r
        .selectFrom('families')
        .leftJoin('assignments', (join) =>
          join.onRef('assignments.family_id', '=', 'families.id').on('assignments.to_date', 'is', null),
        )
        .select(['families.id', 'assignments.user_id'])
        .execute();
      const due = await assessmentDuesOf(
        r,
        rows.map(({ id }) => id),
        today,
      );
      const open = await r
        .selectFrom('tasks')
        .select(['family_id', 'user_id', 'due_on'])
        .where('source', '=', 'assessment')
        .orderBy('family_id')
        .execute();
      return { dues: rows.map((row) => ({ ...row, due: due.get(row.id) ?? null })), tasks: open };
    });
    const worked = dues.filter(({ due }) => due !== null);
    const late = worked.filter(({ due }) => String(due) < today);
    expect(worked.length).toBeGreaterThan(30);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length / worked.length).toBeLessThan(0.15);
    expect(late.filter(({ due }) => String(due) < addDays(today, -21))).toEqual([]);
    const led = worked.filter(({ user_id: worker }) => worker !== null);
    expect(tasks).toEqual(
      led
        .map(({ id, user_id, due }) => ({ family_id: id, user_id, due_on: due }))
        .toSorted((a, b) => (a.family_id < b.family_id ? -1 : 1)),
    );
  });

  test('is opened by every printed password, by the recovery key, and by nothing else', async () => {
    const loaded = await loadKeys(demo.generation);
    if (loaded.state !== 'good') throw new Error('the keys are damaged');
    for (const { login, password } of demoSignIns()) {
      expect((await openSlot(loaded.keys, login, password)).state).toBe('open');
      expect((await openSlot(loaded.keys, login, `${password}x`)).state).toBe('wrong');
    }
    expect(loaded.keys.slots).toHaveLength(demoSignIns().length);
    await expect(openRecovery(demo.generation, demo.recoveryKey)).resolves.toHaveLength(32);
  });

  test('has no row of the log from later than the moment it was made', async () => {
    const latest = async (of: OfficeDatabase): Promise<string> =>
      await of.read(async (r) => {
        const row = await r
          .selectFrom('audit_log')
          .select((eb) => eb.fn.max('at').as('at'))
          .executeTakeFirstOrThrow();
        return String(row.at);
      });
    expect((await latest(demo.db)) <= now).toBe(true);
    const beforeOpening = toInstant(Date.UTC(2026, 10, 21, 0, 40));
    const early = await makeAndOpen(beforeOpening);
    try {
      expect((await latest(early.db)) <= beforeOpening).toBe(true);
    } finally {
      await early.close();
    }
  });

  test('was changed at moments of their own, each in the log, none before the record or later than now', async () => {
    const changes = await lastChanges();
    expect(changes.filter((one) => one.changed_at < one.created_at || one.changed_at > now)).toEqual([]);
    expect(changes.filter(({ version }) => version > 1).length).toBeGreaterThan(10);
    // The hours of the day differ as well as the days.
    expect(new Set(changes.map((one) => one.changed_at)).size).toBeGreaterThan(changes.length * 0.95);
    expect(new Set(changes.map((one) => one.changed_at.slice(11))).size).toBeGreaterThan(changes.length * 0.5);
    for (const one of changes.filter(({ archived_on: on }) => on !== null)) {
      expect(one.changed_at.slice(0, 10)).toBe(one.archived_on);
    }
  });

  test('is the same every time: ids, rows and dates', async () => {
    const other = await makeAndOpen();
    try {
      const tables = ['people', 'families', 'family_members', 'person_addresses', 'assignments', 'users'] as const;
      for (const table of tables) {
        const rows = async (db: OfficeDatabase): Promise<unknown[]> =>
          await db.read((r) => r.selectFrom(table).selectAll().orderBy('id').execute());
        expect(await rows(other.db)).toEqual(await rows(demo.db));
      }
    } finally {
      await other.close();
    }
  });
});

test('a folder that has an office is left alone', async () => {
  await expect(makeDemoOffice({ dir: demo.dir, programVersion: '0.1.0', now })).rejects.toMatchObject({
    code: 'SECOND_INSTANCE',
  });
  expect(await count('people')).toBe(DEFAULT_DEMO_SIZE.people);
});
