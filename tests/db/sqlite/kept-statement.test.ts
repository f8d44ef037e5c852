import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptStatement } from '#db/sqlite/kept-statement.ts';
import { sharedOffice } from '#tests/support/database.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
beforeAll(async () => {
  office = await sharedOffice();
});
afterAll(() => office.remove());

interface Asked {
  readonly name: string | null;
  readonly other: string | null;
  readonly size: number;
  readonly shape: 'upper' | 'plain';
}

/** A statement that tells how often it was put together. */
function counted() {
  let built = 0;
  const ask = keptStatement<
    Asked,
    { readonly name: string | null; readonly other: string | null; readonly size: number }
  >(['name', 'other', 'size'], ({ name, other, size, shape }) => {
    built += 1;
    const shown = shape === 'upper' ? sql`upper(${name})` : sql`${name}`;
    return sql`SELECT ${shown} AS name, ${other === null ? sql`'nobody'` : sql`${other}`} AS other, ${size} AS size`;
  });
  return { ask: (asked: Asked) => office.db.read((r) => ask(r, asked)), built: () => built };
}

describe('a kept statement', () => {
  test('is put together once for each shape, and asks with the values of now', async () => {
    const { ask, built } = counted();
    expect(await ask({ name: 'Ala', other: 'Ola', size: 1, shape: 'plain' })).toEqual([
      { name: 'Ala', other: 'Ola', size: 1 },
    ]);
    expect(await ask({ name: 'Ela', other: 'Ula', size: 2, shape: 'plain' })).toEqual([
      { name: 'Ela', other: 'Ula', size: 2 },
    ]);
    expect(built()).toBe(1);
    expect(await ask({ name: 'ala', other: 'Ola', size: 1, shape: 'upper' })).toEqual([
      { name: 'ALA', other: 'Ola', size: 1 },
    ]);
    expect(await ask({ name: 'Ala', other: null, size: 0, shape: 'plain' })).toEqual([
      { name: 'Ala', other: 'nobody', size: 0 },
    ]);
    expect(built()).toBe(3);
  });

  test('takes a value that looks like a placeholder for what it is', async () => {
    const { ask } = counted();
    const value = '\u0000other';
    expect(await ask({ name: value, other: 'Ola', size: 1, shape: 'plain' })).toEqual([
      { name: value, other: 'Ola', size: 1 },
    ]);
  });
});
