import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { BUNDLED_PACKAGES } from '#tests/support/bundled-packages.ts';

/** Where a package comes from in a child of its own, and the names it gives. */
function readIn(env: Readonly<Record<string, string>>, name: string): { from: string; names: string[] } {
  const program = `console.log(JSON.stringify({ from: import.meta.resolve('${name}'), names: Object.keys(await import('${name}')) }))`;
  const args = ['--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } })) as {
    from: string;
    names: string[];
  };
}

test.each(BUNDLED_PACKAGES)('%s is read from its bundle, which gives all that the package gives', (name) => {
  const bundled = readIn({}, name);
  const own = readIn({ NODE_OPTIONS: '' }, name);
  expect(own.from).toContain('/node_modules/');
  expect(bundled.from).toContain('/.cache/packages/');
  expect(own.names.length).toBeGreaterThan(0);
  expect(bundled.names.sort()).toEqual(own.names.sort());
});
