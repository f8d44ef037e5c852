import { afterAll, beforeAll, expect, test } from 'vitest';

import { MOST_FILTERS, savedFilterId } from '#shared/features/filters/filters.schema.ts';
import {
  composeTestCore,
  prepareDemoOffice,
  refusalOf,
  type CoreClient,
  type PreparedOffice,
  type TestCore,
} from '#tests/support/core.ts';
import { signedIn } from '#tests/support/protected-office.ts';
import { aFilter } from '#tests/support/valid-calls.filters.ts';

let prepared: PreparedOffice;
let office: TestCore;
let anna: CoreClient;
let katarzyna: CoreClient;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await composeTestCore({ dir: prepared.copy() });
  anna = await signedIn(office, 'anna.kierownik');
  katarzyna = await signedIn(office, 'katarzyna.pracownik');
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const TAKEN = 'Nazwa filtru: wpisz inną nazwę filtru, ta jest już w tym wykazie.';
const namesOf = async (client: CoreClient) => (await client.filters.all({})).map(({ name }) => name);
const sentenceOf = async (call: Promise<unknown>) => JSON.stringify((await refusalOf(call)).data);

test('a filter is kept under its trimmed name, whole, for its user alone', async () => {
  const filter = { ...aFilter(), name: '  Dzieci   z Mielca ' };
  const { id } = await anna.filters.save(filter);
  expect(await anna.filters.all({})).toEqual([{ ...filter, id, name: 'Dzieci z Mielca' }]);
  expect(await katarzyna.filters.all({})).toEqual([]);
});

test('a name is taken once by one user in one list, capitals aside', async () => {
  expect(await sentenceOf(anna.filters.save({ ...aFilter(), name: 'dzieci Z MIELCA' }))).toContain(TAKEN);
  await anna.filters.save({ ...aFilter(), list: 'families', name: 'Dzieci z Mielca' });
  await katarzyna.filters.save({ ...aFilter(), name: 'Dzieci z Mielca' });
  const { id } = await anna.filters.save({ ...aFilter(), name: 'Źrebięta' });
  expect(await sentenceOf(anna.filters.rename({ id, name: 'Dzieci z Mielca' }))).toContain(TAKEN);
  // Other capitals of the own name are no other filter.
  await anna.filters.rename({ id, name: 'ŹREBIĘTA' });
  expect(await namesOf(anna)).toEqual(['Dzieci z Mielca', 'Dzieci z Mielca', 'ŹREBIĘTA']);
});

test('nobody renames or forgets what somebody else keeps', async () => {
  const [own] = await katarzyna.filters.all({});
  if (own === undefined) throw new Error('nothing is kept');
  expect((await refusalOf(anna.filters.rename({ id: own.id, name: 'Moje' }))).code).toBe('NOT_FOUND');
  await anna.filters.forget({ id: own.id });
  expect(await katarzyna.filters.all({})).toEqual([own]);
  await katarzyna.filters.forget({ id: own.id });
  await katarzyna.filters.forget({ id: own.id });
  expect(await katarzyna.filters.all({})).toEqual([]);
  const { list, name, content } = own;
  await katarzyna.filters.save({ list, name, content });
  expect(await namesOf(katarzyna)).toEqual([own.name]);
});

test('an empty name, one too long, a content that is none and one filter too many are refused in words', async () => {
  expect(await sentenceOf(anna.filters.save({ ...aFilter(), name: '   ' }))).toContain(
    'Nazwa filtru: wpisz nazwę filtru.',
  );
  expect(await sentenceOf(anna.filters.save({ ...aFilter(), name: 'a'.repeat(61) }))).toContain('najwyżej 60 znaków');
  expect(await sentenceOf(anna.filters.save({ ...aFilter(), content: '[]' }))).toContain(
    'Filtr: podaj filtr i kolumny.',
  );
  for (let made = await countOf('tasks'); made < MOST_FILTERS; made += 1) {
    await anna.filters.save({ ...aFilter(), list: 'tasks' });
  }
  expect(await sentenceOf(anna.filters.save({ ...aFilter(), list: 'tasks' }))).toContain('usuń zbędny, masz już');
  await anna.filters.save({ ...aFilter(), list: 'audit' });
});

async function countOf(list: string): Promise<number> {
  return (await anna.filters.all({})).filter((one) => one.list === list).length;
}

test('an id is one of a filter', () => {
  expect(savedFilterId.safeParse('1').success).toBe(false);
});
