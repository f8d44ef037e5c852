import { expect, test } from 'vitest';

import { contentDisposition, Downloads } from '#preview/downloads.ts';

const file = (name = 'osoby.csv', release = () => Promise.resolve()) => ({
  name,
  type: 'text/csv',
  bytes: new Uint8Array([1, 2, 3]),
  release,
});

test('a file is fetched once, and only by the session it was made for', async () => {
  const downloads = new Downloads();
  const { token } = await downloads.save('anna', file());
  expect(downloads.take(token, 'marta')).toBeNull();
  expect(downloads.take(token, 'anna')).toMatchObject({ name: 'osoby.csv' });
  expect(downloads.take(token, 'anna')).toBeNull();
  expect(downloads.take('no-such-token', 'anna')).toBeNull();
});

test('files nobody fetches do not pile up', async () => {
  const downloads = new Downloads();
  const first = await downloads.save('anna', file());
  for (let number = 0; number < 20; number += 1) await downloads.save('anna', file());
  expect(downloads.take(first.token, 'anna')).toBeNull();
});

test('a file that may not leave is never waiting', async () => {
  const downloads = new Downloads();
  const refused = file('osoby.csv', () => Promise.reject(new Error('not written down')));
  await expect(downloads.save('anna', refused)).rejects.toThrow('not written down');
});

test('tokens cannot be guessed from one another', async () => {
  const downloads = new Downloads();
  const tokens = new Set<string>();
  for (let number = 0; number < 20; number += 1) tokens.add((await downloads.save('anna', file())).token);
  expect(tokens.size).toBe(20);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

test.each([
  ['lista osób.xlsx', `attachment; filename="lista osob.xlsx"; filename*=UTF-8''lista%20os%C3%B3b.xlsx`],
  ['a"b\r\nc.csv', `attachment; filename="a_b__c.csv"; filename*=UTF-8''a%22b%0D%0Ac.csv`],
  ["o'neil (1).csv", `attachment; filename="o_neil _1_.csv"; filename*=UTF-8''o%27neil%20%281%29.csv`],
])('%j is named for every browser and cannot break out of its header', (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});
