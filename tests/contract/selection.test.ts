import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { DemoLogin } from '#db/demo/users.ts';
import { MAX_SELECTED } from '#shared/contract/list.ts';
import { personId } from '#shared/kernel/ids.ts';
import { type Permission, reachOfRole } from '#shared/permissions/roles.ts';
import {
  prepareDemoOffice,
  refusalOf,
  type CoreClient,
  type PreparedOffice,
  type TestCore,
} from '#tests/support/core.ts';
import { AN_EXCEPTION, aForm, anInstitution, aPlacing } from '#tests/support/foster-care.ts';
import { aPath } from '#tests/support/leavers.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { composeSavingCore, signedIn, workerId, type SavedFile } from '#tests/support/protected-office.ts';
import { exported, printed } from '#tests/support/streams.ts';
import { DAY, LATER } from '#tests/support/valid-calls.base.ts';

/** Whether a procedure takes a filter that a selection can narrow. */
function takesSelection(input: z.ZodType): boolean {
  if (!(input instanceof z.ZodObject)) return false;
  const { filter } = input.shape as Readonly<Record<string, z.ZodType | undefined>>;
  return filter instanceof z.ZodObject && 'ids' in filter.shape;
}

const narrowed = listProcedures().filter(({ input }) => takesSelection(input));
const features = [...new Set(narrowed.map(({ feature }) => feature))];

/** Everything a user may see of each list; a list added to the contract needs its line. */
const WIDEST: Readonly<Record<string, object>> = {
  people: { status: 'all' },
  families: { status: 'all' },
  tasks: { whose: 'all', status: 'any' },
  homes: { status: 'all' },
  care: { status: 'all' },
  placementExceptions: { status: 'all' },
  leavers: { status: 'all' },
};
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  people: ['name'],
  families: ['name'],
  tasks: ['what'],
  homes: ['name'],
  care: ['name'],
  placementExceptions: ['name'],
  leavers: ['name'],
};

const WORKERS: readonly DemoLogin[] = ['marta.pracownik', 'katarzyna.pracownik'];

interface Row {
  readonly id: string;
  readonly shown: boolean;
}
type Verb = (input: unknown) => Promise<never>;

let prepared: PreparedOffice;
let office: TestCore;
let files: SavedFile[];
let manager: CoreClient;
let workers: CoreClient[];

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  ({ test: office, files } = await composeSavingCore(prepared));
  manager = await signedIn(office, 'anna.kierownik');
  workers = [];
  for (const login of WORKERS) workers.push(await signedIn(office, login));
  // One task and one care leaver within the caseload of the last worker and one outside of it, whatever the demonstration has.
  const last = workers.at(-1);
  if (last === undefined) throw new Error('nobody signed in');
  const own = new Set((await listed(last, 'people')).map(({ id }) => id));
  const people = (await listed(manager, 'people')).filter(({ shown }) => shown);
  for (const person of [people.find(({ id }) => own.has(id)), people.find(({ id }) => !own.has(id))]) {
    await manager.tasks.add({
      record: { kind: 'person', id: personId.parse(person?.id) },
      fields: { what: 'Zadzwonić do szkoły', dueOn: LATER, userId: await workerId(manager, 'Anna') },
    });
    const path = { personId: personId.parse(person?.id), version: null, fields: aPath(DAY) };
    await manager.leavers.openPath(path);
  }
  // The same of placings over a limit: somebody of more than a year in a home for babies.
  const institution = anInstitution({ name: 'Próbny ośrodek' });
  const form = aForm('pre-adoption', { maxPlaces: 20 });
  const { id: homeId } = await manager.homes.register({ familyId: null, institution, form, note: null });
  const inCare = new Set((await listed(manager, 'care')).map(({ id }) => id));
  const free = people.filter(({ id }) => !inCare.has(id));
  for (const person of [free.find(({ id }) => own.has(id)), free.find(({ id }) => !own.has(id))]) {
    await manager.care.place({
      personId: personId.parse(person?.id),
      version: null,
      caseNumber: null,
      fields: aPlacing(homeId, '2026-01-05'),
      basis: null,
      funding: null,
      exception: AN_EXCEPTION,
    });
  }
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

function verb(client: CoreClient, feature: string, name: string): Verb {
  const found = (client as unknown as Readonly<Record<string, Readonly<Record<string, Verb>>>>)[feature]?.[name];
  if (found === undefined) throw new Error(`${feature} has no ${name}`);
  return found;
}

async function listed(client: CoreClient, feature: string, narrowing: object = {}): Promise<readonly Row[]> {
  const filter = { ...WIDEST[feature], ...narrowing };
  const { rows }: { rows: readonly Row[] } = await verb(
    client,
    feature,
    'list',
  )({ filter, window: { offset: 0, limit: 500 } });
  return rows;
}

/** Lists that are the whole office's: every worker sees every row of them. */
const OF_ALL = features.filter((feature) => {
  const list = narrowed.find((one) => one.feature === feature && one.verb === 'list');
  return reachOfRole('worker', list?.meta.permission as Permission) === 'all';
});

/** A worker to whom some of these rows are open and some are not; without one nothing would be proved. */
async function whoReachesSome(feature: string, asked: readonly string[]) {
  for (const worker of workers) {
    const own = new Set((await listed(worker, feature)).map(({ id }) => id));
    const reached = asked.filter((id) => own.has(id));
    const some = OF_ALL.includes(feature) ? reached.length === asked.length : reached.length < asked.length;
    if (reached.length > 0 && some) return { worker, reached };
  }
  throw new Error(`nobody sees only some of ${feature}`);
}

describe('a selection', () => {
  test('narrows the list, its print and its export, of every list that has one', () => {
    expect(features.toSorted()).toEqual(Object.keys(WIDEST).toSorted());
    for (const feature of features) {
      const verbs = narrowed.filter((one) => one.feature === feature).map((one) => one.verb);
      expect(verbs).toEqual(expect.arrayContaining(['list', 'printList', 'exportList']));
    }
  });

  test.each(features)(
    'of %s finds exactly the selected rows the user may see, and nothing of the others',
    async (feature) => {
      const asked = (await listed(manager, feature)).slice(0, MAX_SELECTED).map(({ id }) => id);
      const { worker, reached } = await whoReachesSome(feature, asked);

      expect((await listed(worker, feature, { ids: asked })).map(({ id }) => id).toSorted()).toEqual(
        reached.toSorted(),
      );
      const filter = { ...WIDEST[feature], ids: asked };
      const { rows } = await printed<Row>(verb(worker, feature, 'printList')({ filter }));
      expect(rows.map(({ id }) => id).toSorted()).toEqual(reached.toSorted());

      files.length = 0;
      await exported(verb(worker, feature, 'exportList')({ filter, columns: COLUMNS[feature], format: 'csv' }));
      const lines = new TextDecoder().decode(files[0]?.bytes).trim().split('\r\n');
      expect(lines).toHaveLength(reached.length + 1);
    },
  );

  test.each(features)(
    'of %s stands beside the other filters, counts each row once and may be empty',
    async (feature) => {
      const [first, second] = await listed(manager, feature);
      const ids = [first?.id, first?.id, second?.id].filter((id) => id !== undefined);
      expect(await listed(manager, feature, { ids })).toHaveLength(2);
      expect(await listed(manager, feature, { ids: [] })).toEqual([]);
      const { count }: { count: number } = await verb(
        manager,
        feature,
        'list',
      )({ filter: { ...WIDEST[feature], ids }, window: { offset: 0, limit: 1 } });
      expect(count).toBe(2);
    },
  );

  test('keeps the other filters of people', async () => {
    const rows = (await manager.people.list({ filter: { status: 'all' }, window: { offset: 0, limit: 200 } })).rows;
    const ids = rows.map(({ id }) => id);
    const girls = await manager.people.list({ filter: { ids, sex: 'female' }, window: { offset: 0, limit: 200 } });
    expect(girls.count).toBeGreaterThan(0);
    expect(girls.count).toBe(rows.filter((row) => row.shown && row.sex === 'female' && row.archivedOn === null).length);
  });

  test.each(features)('of %s that is too large is refused in words', async (feature) => {
    const ids = Array.from({ length: MAX_SELECTED + 1 }, () => crypto.randomUUID());
    const refusal = await refusalOf(listed(manager, feature, { ids }));
    expect(refusal.code).toBe('INVALID_INPUT');
    expect(JSON.stringify(refusal.data)).toContain('Zaznaczenie: zaznacz najwyżej 1000 pozycji.');
  });
});
