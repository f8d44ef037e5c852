import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { preparesPrint } from '#core/calls/prepared-prints.ts';
import type { Dialogs, FileToSave } from '#core/ports/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import {
  composeTestCore,
  type CoreClient,
  paperPrinter,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  signInAs,
  type TestCore,
} from '#tests/support/core.ts';
import { aPlan } from '#tests/support/family-work-calls.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { exported, printed } from '#tests/support/streams.ts';

const SESSION = 'session-that-prints-its-pages-01';

let prepared: PreparedOffice;
let office: TestCore;
let anna: CoreClient;
let paper: ReturnType<typeof paperPrinter>;
let files: FileToSave[];
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
  paper = paperPrinter();
  const dialogs: Dialogs = { save: (window, file) => save(window, file) };
  office = await composeTestCore({ dir: prepared.copy(), ports: { dialogs, printer: paper } });
  anna = office.client(SESSION);
  await signInAs(anna, 'anna.kierownik');
});
afterEach(() => office.close());

async function people(): Promise<PersonId[]> {
  const { rows } = await anna.people.list({ filter: {}, window: { offset: 0, limit: 50 } });
  return rows.flatMap((row) => (row.shown ? [row.id] : []));
}

async function rowsOf(action: string) {
  return await office.core.runtime.offices.database.read(async (r) => {
    const rows = await r
      .selectFrom('audit_log')
      .select(['seq', 'kind', 'fields', 'detail'])
      .where('action', '=', action)
      .orderBy('seq')
      .execute();
    const subjects = await r.selectFrom('audit_subjects').select(['seq', 'subject_id']).execute();
    return rows.map(({ seq, kind, fields, detail }) => ({
      kind,
      fields: JSON.parse(fields) as unknown,
      detail: JSON.parse(detail) as unknown,
      ids: subjects.filter((one) => one.seq === seq).map(({ subject_id }) => subject_id),
    }));
  });
}

const pdf = () => anna.printing.savePdf({ fileName: 'Karta' });

/** Hours in front of the same preview. */
function wait(hours: number): void {
  office.clock.advance(hours * 3600);
  office.core.runtime.sessions.find(SESSION)?.touch(office.clock.now());
}

describe('a print that leaves the program', () => {
  it('is a row of its own with the ids of its preview, also hours later', async () => {
    // Two people whose cards do not name each other.
    const { id: first } = await anna.people.register({ fields: aPerson() });
    const { id: second } = await anna.people.register({ fields: aPerson() });
    await anna.people.printCard({ id: first });
    await anna.people.printCard({ id: second });
    await pdf();
    wait(5);
    await pdf();
    await anna.printing.print({});
    const document = 'people.printCard';
    const saved = await rowsOf('printing.savePdf');
    const onPaper = await rowsOf('printing.print');
    expect(saved.map(({ kind, detail }) => ({ kind, detail }))).toEqual([
      { kind: 'view', detail: { document, as: 'pdf' } },
      { kind: 'view', detail: { document, as: 'pdf' } },
    ]);
    expect(onPaper.map(({ detail }) => detail)).toEqual([{ document, as: 'paper' }]);
    for (const { ids } of [...saved, ...onPaper]) {
      expect(ids).toContain(second);
      expect(ids).not.toContain(first);
    }
    expect([files.length, paper.printed]).toEqual([2, [SESSION]]);
  });

  it('is a row for each document and plan of the same people, though they leave one after another', async () => {
    const members = [aMember((await anna.people.register({ fields: aPerson() })).id)];
    const { id: familyId } = await anna.families.register({ fields: aFamily(), members, workerId: null });
    const first = (await anna.plans.write({ familyId, basedOn: null, fields: aPlan() })).id;
    const later = { ...aPlan(), from: asLocalDate('2026-11-21') };
    const plans = [first, (await anna.plans.write({ familyId, basedOn: first, fields: later })).id];
    await anna.families.printCard({ id: familyId });
    await anna.printing.print({});
    await anna.relations.printGenogram({ id: familyId });
    await anna.printing.print({});
    for (const planId of plans) {
      await anna.plans.print({ familyId, planId });
      await anna.printing.print({});
      await anna.printing.print({});
    }
    expect((await rowsOf('printing.print')).map(({ detail }) => detail)).toEqual([
      { document: 'families.printCard', as: 'paper' },
      { document: 'relations.printGenogram', as: 'paper' },
      ...plans.map((planId) => ({ document: 'plans.print', planId, as: 'paper' })),
    ]);
    expect((await rowsOf('plans.print')).map(({ detail }) => detail)).toEqual(plans.map((planId) => ({ planId })));
  });

  it('names everybody on a printed list', async () => {
    await printed(anna.people.printList({ filter: {} }));
    await pdf();
    const [list] = await rowsOf('people.printList');
    const [file] = await rowsOf('printing.savePdf');
    expect(file?.ids.toSorted()).toEqual(list?.ids.toSorted());
    expect(file?.ids.length).toBeGreaterThan(10);
  });

  it('does not leave as a PDF after the lock came down over its dialog', async () => {
    const [id = '' as PersonId] = await people();
    await anna.people.printCard({ id });
    const left = Promise.withResolvers<unknown>();
    save = async (window, file) => {
      await anna.session.lock({});
      const taking = take(window, file);
      left.resolve(
        taking.then(
          () => 'left',
          (error: unknown) => error,
        ),
      );
      return await taking;
    };
    expect((await refusalOf(pdf())).code).toBe('SESSION_LOCKED');
    expect(await left.promise).toMatchObject({ code: 'SESSION_LOCKED' });
    expect(files).toEqual([]);
    expect(await rowsOf('printing.savePdf')).toEqual([]);
  });

  it('nobody took leaves no row', async () => {
    const [id = '' as PersonId] = await people();
    await anna.people.printCard({ id });
    save = () => Promise.resolve({ kind: 'cancelled' });
    expect(await pdf()).toEqual({ kind: 'cancelled' });
    expect(await rowsOf('printing.savePdf')).toEqual([]);
  });

  it('of a host that hands over without asking is refused', async () => {
    const [id = '' as PersonId] = await people();
    await anna.people.printCard({ id });
    save = async (_window, file) => ({ kind: 'saved', fileName: file.name });
    expect((await refusalOf(pdf())).code).toBe('INTERNAL');
  });

  it('is refused where none was given: before a preview, in another session, after signing out', async () => {
    expect((await refusalOf(pdf())).code).toBe('NOT_FOUND');
    expect((await refusalOf(anna.printing.print({}))).code).toBe('NOT_FOUND');
    const [id = '' as PersonId] = await people();
    await anna.people.printCard({ id });
    const maria = office.client();
    await signInAs(maria, 'zofia.podglad');
    expect((await refusalOf(maria.printing.savePdf({ fileName: 'Karta' }))).code).toBe('NOT_FOUND');
    await anna.session.signOut({});
    await signInAs(anna, 'anna.kierownik');
    expect((await refusalOf(pdf())).code).toBe('NOT_FOUND');
    expect([files, paper.printed]).toEqual([[], []]);
  });
});

it('the same rows as csv and then as xlsx are two exports', async () => {
  for (const format of ['csv', 'xlsx', 'csv'] as const) {
    await exported(anna.people.exportList({ filter: {}, columns: ['name'], format }));
  }
  expect((await rowsOf('people.exportList')).map(({ detail }) => detail)).toMatchObject([
    { format: 'csv' },
    { format: 'xlsx' },
  ]);
});

it('every view whose name says print gives a window its print', () => {
  const views = listProcedures().filter(({ name }) => preparesPrint(name));
  expect(views.map(({ name }) => name)).toContain('people.printCard');
  for (const { name, meta } of views) expect([name, meta.kind]).toEqual([name, 'view']);
  expect([preparesPrint('printing.print'), preparesPrint('people.open')]).toEqual([false, false]);
});
