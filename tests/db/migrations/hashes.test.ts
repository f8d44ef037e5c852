import { expect, test } from 'vitest';

import { hashOf } from '#db/migrations/migration.ts';
import { migrations } from '#db/migrations/index.ts';

import { HASHES } from './hashes.ts';

// An office keeps the hash of each migration it went through and refuses a program in which one has another text.
test('no migration is edited once it is written down; a new one is added to hashes.ts', () => {
  const found = Object.fromEntries(migrations.map((migration) => [migration.name, hashOf(migration)]));
  expect(found).toEqual(HASHES);
});
