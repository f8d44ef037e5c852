import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenRules, rules } from './support/rules.ts';
import { importsOf, sourceFiles, sourceFolders } from './support/walk-imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** For each rule a file that breaks it, and it alone or with others. */
const plants: ReadonlyArray<readonly [rule: string, file: string, text: string]> = [
  ['shared imports nothing of ours but itself', 'shared/a.ts', `import type { A } from '#db/a.ts';`],
  ['shared knows no Node', 'shared/a.ts', `export * from 'node:fs';`],
  ['shared knows no screen, no shell and no SQL', 'shared/a.ts', `import type { Kysely } from 'kysely';`],
  ['db imports shared only', 'db/a.ts', `import { a } from '../electron/core/a.ts';`],
  ['db knows no contract', 'db/a.ts', `import type { C } from '#shared/contract/index.ts';`],
  ['core imports shared and db only', 'electron/core/a.ts', `import { a } from '#desktop/a.ts';`],
  ['desktop imports core and shared only', 'electron/main.ts', `import { a } from '#db/a.ts';`],
  ['preview imports core and shared only', 'electron/preview/a.ts', `const a = await import('../desktop/a.ts');`],
  ['renderer imports shared only', 'renderer/a.tsx', `import type { R } from '#core/compose.ts';`],
  ['renderer has no Node', 'renderer/a.ts', `import { join } from 'path';`],
  ['the design system knows no feature', 'renderer/ui/a.ts', `import { P } from '../features/people/index.ts';`],
  [
    'a feature reaches another only through its index',
    'renderer/features/people/a.ts',
    `import { q } from '../families/queries.ts';`,
  ],
  ['only the entry files and desktop import electron', 'electron/core/a.ts', `const e = require('electron');`],
  ['only db imports better-sqlite3 and kysely', 'electron/preview/a.ts', `import D from 'better-sqlite3';`],
  ['the program knows no test', 'db/a.ts', `import { b } from '#tests/support/builders.ts';`],
  ['the entry scripts run before anything is installed', 'build/a.mjs', `import { z } from 'zod';`],
  ['an import carries its extension', 'db/a.ts', `import { b } from './b';`],
  ['no import leaves the repository', 'db/a.ts', `export type B = import('../../elsewhere/b.ts').B;`],
];

describe('import directions', () => {
  it('reads every folder and finds imports in the sources', () => {
    const files = sourceFiles(root);
    for (const folder of sourceFolders)
      expect(
        files.some((file) => file.startsWith(`${folder}/`)),
        folder,
      ).toBe(true);
    expect(files.flatMap((file) => importsOf(root, file)).length).toBeGreaterThan(100);
  });

  it('are kept by every file', () => {
    expect(brokenRules(root)).toEqual([]);
  });
});

describe('the walk of the imports', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ostoja-imports-'));
    const imports = Object.fromEntries(
      [
        ['shared', 'shared'],
        ['db', 'db'],
        ['core', 'electron/core'],
        ['desktop', 'electron/desktop'],
        ['preview', 'electron/preview'],
        ['renderer', 'renderer'],
        ['build', 'build'],
        ['tests', 'tests'],
      ].map(([alias, place]) => [`#${alias}/*`, `./${place}/*`]),
    );
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ imports }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plant = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  it.each(plants)('fires: %s', (rule, file, text) => {
    plant(file, text);
    expect(brokenRules(folder).filter((line) => line.startsWith(`${file}: ${rule} `))).toHaveLength(1);
  });

  it('has a planted fault for every rule', () => {
    expect(rules.map((rule) => rule.name).filter((name) => !plants.some(([rule]) => rule === name))).toEqual([]);
  });

  it('lets the right directions through', () => {
    plant('shared/kernel/a.ts', `import { z } from 'zod';`);
    plant('db/sqlite/a.ts', `import D from 'better-sqlite3'; import { a } from '#shared/kernel/a.ts';`);
    plant('electron/core/a.ts', `import { a } from '#db/sqlite/a.ts'; import { join } from 'node:path';`);
    plant('electron/main.ts', `import { app } from 'electron'; import { a } from './desktop/a.ts';`);
    plant('renderer/features/people/a.ts', `import { q } from '../families/index.ts'; import { b } from './b.ts';`);
    expect(brokenRules(folder)).toEqual([]);
  });
});
