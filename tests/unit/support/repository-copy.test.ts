import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '#build/steps/places.mjs';
import { removeCopy } from '#tests/support/repository-copy.ts';

it.each(['', '.', root, `${root}/`])('%j is no copy of the repository and is not removed', (folder) => {
  expect(() => removeCopy(folder)).toThrow('No copy of the repository');
  expect(existsSync(join(root, 'node_modules'))).toBe(true);
});
