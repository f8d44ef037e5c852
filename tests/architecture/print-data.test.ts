import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Calls for the data of a print that may come out of the cache: then what leaves is recorded as another print. */
function remembered(source: string): string[] {
  const calls = source.match(/\.print\w*\.queryOptions\(\{(?:[^{}]|\{[^{}]*\})*\}\)/gu) ?? [];
  return calls.filter((call) => !call.includes('...PRINT_DATA'));
}

test('every query for the data of a print is asked anew', () => {
  const files = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT });
  const sources = files.map((file) => readFileSync(join(ROOT, file), 'utf8'));
  expect(sources.filter((source) => /\.print\w*\.queryOptions\(/u.test(source)).length).toBeGreaterThan(1);
  expect(sources.flatMap(remembered)).toEqual([]);
});

test('and one that is not is found', () => {
  expect(remembered('useQuery(api.people.printCard.queryOptions({ input: { id: a(b) } }))')).toHaveLength(1);
  expect(remembered('useQuery(api.people.printCard.queryOptions({ input: { id: a(b) }, ...PRINT_DATA }))')).toEqual([]);
});
