import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countCruise } from '#build/steps/count.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files with one fault each, and the rule that must name it. */
const lintPlants: ReadonlyArray<readonly [rule: string, file: string, text: string]> = [
  ['no-floating-promises', 'shared/f1.ts', `declare function work(): Promise<void>;\nwork();\n`],
  ['no-misused-promises', 'shared/f2.ts', `declare const p: Promise<boolean>;\nexport const a = p ? 1 : 2;\n`],
  ['no-explicit-any', 'shared/f3.ts', `export const a = (value: any): string => String(value);\n`],
  ['no-unsafe-assignment', 'shared/f4.ts', `export const a: { b: string } = JSON.parse('{}');\n`],
  ['no-non-null-assertion', 'shared/f5.ts', `export const a = (b: string | undefined): string => b!;\n`],
  [
    'switch-exhaustiveness-check',
    'shared/f6.ts',
    `export const a = (b: 'x' | 'y'): number => {\n  switch (b) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n};\n`,
  ],
  ['no-default-export', 'shared/f7.ts', `export default 1;\n`],
  ['max-lines', 'shared/f8.ts', `${'// a line\n'.repeat(401)}export const a = 1;\n`],
  ['only-throw-error', 'shared/f9.ts', `export const a = (): never => {\n  throw 'text';\n};\n`],
  [
    'rules-of-hooks',
    'renderer/f1.tsx',
    `import { useState } from 'react';\nexport function A(props: { b: boolean }) {\n  if (props.b) useState(1);\n  return null;\n}\n`,
  ],
  [
    'exhaustive-deps',
    'renderer/f2.tsx',
    `import { useEffect } from 'react';\nexport function A(props: { b: string }) {\n  useEffect(() => {\n    document.title = props.b;\n  }, []);\n  return null;\n}\n`,
  ],
  ['alt-text', 'renderer/f3.tsx', `export const A = () => <img src="a.png" />;\n`],
  ['click-events-have-key-events', 'renderer/f4.tsx', `export const A = () => <div onClick={() => {}}>b</div>;\n`],
  ['no-restricted-imports', 'shared/d1.ts', `import type { A } from '#db/a.ts';\nexport type B = A;\n`],
  ['no-restricted-imports', 'shared/d2.ts', `import { join } from 'node:path';\nexport const a = join('b');\n`],
  ['no-restricted-imports', 'db/d1.ts', `import type { A } from '#core/a.ts';\nexport type B = A;\n`],
  ['no-restricted-imports', 'db/d2.ts', `import type { A } from '#shared/contract/a.ts';\nexport type B = A;\n`],
  ['no-restricted-imports', 'electron/core/d1.ts', `import { app } from 'electron';\nexport const a = app;\n`],
  [
    'no-restricted-imports',
    'electron/core/d2.ts',
    `import type { Kysely } from 'kysely';\nexport type B = Kysely<object>;\n`,
  ],
  ['no-restricted-imports', 'electron/desktop/d1.ts', `import type { A } from '../../db/a.ts';\nexport type B = A;\n`],
  ['no-restricted-imports', 'electron/preview/d1.ts', `import { app } from 'electron';\nexport const a = app;\n`],
  ['no-restricted-imports', 'renderer/d1.ts', `import type { A } from '#core/a.ts';\nexport type B = A;\n`],
  ['no-restricted-imports', 'renderer/d2.ts', `import { join } from 'node:path';\nexport const a = join('b');\n`],
  [
    'no-restricted-imports',
    'renderer/d3.ts',
    `import type { A } from '#renderer/features/x/a.ts';\nexport type B = A;\n`,
  ],
  [
    'no-restricted-imports',
    'renderer/ui/d1.ts',
    `import type { A } from '../features/x/index.ts';\nexport type B = A;\n`,
  ],
  ['no-restricted-imports', 'build/d1.mjs', `import { z } from 'zod';\nexport const a = z.string();\n`],
];

const cruisePlants: ReadonlyArray<readonly [rule: string, file: string, text: string]> = [
  ['no-circular', 'shared/c1.ts', `import './c2.ts';\n`],
  ['resolvable', 'shared/r1.ts', `import './nowhere.ts';\n`],
  ['shared-is-pure', 'shared/s1.ts', `import type { A } from '#db/a.ts';\nexport type B = A;\n`],
  ['shared-knows-no-platform', 'shared/s2.ts', `import 'node:fs';\n`],
  [
    'shared-knows-no-library-of-a-layer',
    'shared/s3.ts',
    `import type { Kysely } from 'kysely';\nexport type B = Kysely<object>;\n`,
  ],
  ['db-imports-shared-only', 'db/s1.ts', `import '#core/a.ts';\n`],
  ['db-knows-no-contract', 'db/s2.ts', `import '#shared/contract/a.ts';\n`],
  ['sql-libraries-only-in-db', 'electron/core/s1.ts', `import 'kysely';\n`],
  ['electron-only-in-desktop', 'electron/core/s2.ts', `import { app } from 'electron';\nexport const a = app;\n`],
  ['core-imports-shared-and-db-only', 'electron/core/s3.ts', `import '../desktop/a.ts';\n`],
  ['desktop-imports-core-and-shared-only', 'electron/main.ts', `import '../db/a.ts';\n`],
  ['preview-imports-core-and-shared-only', 'electron/preview/s1.ts', `import '#desktop/a.ts';\n`],
  ['renderer-imports-shared-only', 'renderer/s1.ts', `import '#db/a.ts';\n`],
  ['renderer-has-no-node', 'renderer/s2.ts', `import 'node:fs';\n`],
  ['design-system-knows-no-feature', 'renderer/ui/s1.ts', `import '#renderer/features/x/index.ts';\n`],
  ['a-feature-is-reached-through-its-index', 'renderer/features/y/s1.ts', `import '../x/a.ts';\n`],
  ['the-program-knows-no-test', 'db/s3.ts', `import '#tests/a.ts';\n`],
];

const good = {
  'shared/a.ts': 'export type A = string;\n',
  'shared/c2.ts': `import './c1.ts';\n`,
  'shared/contract/a.ts': 'export type A = string;\n',
  'db/a.ts': 'export type A = string;\n',
  'electron/core/a.ts': 'export type A = string;\n',
  'electron/desktop/a.ts': 'export type A = string;\n',
  'renderer/features/x/a.ts': 'export type A = string;\n',
  'renderer/features/x/index.ts': `export type { A } from './a.ts';\n`,
  'tests/a.ts': 'export type A = string;\n',
};

let folder = '';

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function tool(script: string, ...args: string[]): { code: number | null; text: string } {
  const ran = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: ran.status, text: ran.stdout };
}

const cruise = (...folders: string[]): { code: number | null; text: string } =>
  tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    'build/dependency-cruiser.json',
    '--output-type',
    'json',
    ...folders,
  );

beforeAll(() => {
  // A real path, since the tools compare it with the paths of links.
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ostoja-tools-')));
  for (const file of ['.oxlintrc.json', '.prettierrc.json', 'package.json', 'tsconfig.json'])
    cpSync(join(root, file), join(folder, file));
  for (const place of [
    'shared',
    'db',
    'electron/core',
    'electron/desktop',
    'electron/preview',
    'renderer',
    'build',
    'tests',
  ]) {
    mkdirSync(join(folder, place), { recursive: true });
    cpSync(join(root, place, 'tsconfig.json'), join(folder, place, 'tsconfig.json'));
  }
  for (const file of ['tsconfig.base.json', 'dependency-cruiser.json'])
    cpSync(join(root, 'build', file), join(folder, 'build', file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries(good)) write(file, text);
  for (const [, file, text] of [...lintPlants, ...cruisePlants]) write(file, text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter', () => {
  let found: { code?: string; filename: string }[] = [];
  beforeAll(() => {
    const { text } = tool('oxlint/bin/oxlint', '--format=json');
    found = (JSON.parse(text) as { diagnostics: { code?: string; filename: string }[] }).diagnostics;
  });

  it.each(lintPlants)('fires: %s in %s', (rule, file) => {
    const here = found.filter((one) => one.filename.replaceAll('\\', '/') === file).map((one) => one.code);
    expect(here).toContainEqual(expect.stringContaining(`(${rule})`));
  });
});

describe('dependency-cruiser', () => {
  let found: { rule: { name: string }; from: string }[] = [];
  beforeAll(() => {
    const { text } = cruise('shared', 'db', 'electron', 'renderer', 'build', 'tests');
    found = (JSON.parse(text) as { summary: { violations: typeof found } }).summary.violations;
  });

  it.each(cruisePlants)('fires: %s in %s', (rule, file) => {
    expect(found.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it('has a planted fault for every rule', () => {
    const settings = JSON.parse(readFileSync(join(root, 'build', 'dependency-cruiser.json'), 'utf8')) as {
      forbidden: { name: string }[];
    };
    expect(
      settings.forbidden.map((rule) => rule.name).filter((name) => !cruisePlants.some(([rule]) => rule === name)),
    ).toEqual([]);
  });

  it('counts as failed when it looked at nothing', () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const { code, text } = cruise('empty');
    expect(code).toBe(0);
    expect(countCruise(JSON.parse(text))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the formatter', () => {
  it('fires on a file in another style', () => {
    write('shared/style.ts', 'export const a = "b"\n');
    expect(tool('prettier/bin/prettier.cjs', '--check', 'shared/style.ts').code).toBe(1);
  });
});

describe('the type check', () => {
  it('fires, and on Node in shared and in the page too', () => {
    for (const [, file] of [...lintPlants, ...cruisePlants]) rmSync(join(folder, file), { force: true });
    write('shared/t1.ts', `export const a = process.pid;\n`);
    write('renderer/t2.ts', `export const a = Buffer.from('b');\n`);
    write('db/t3.ts', `export const a: string = [1][0];\n`);
    const { code, text } = tool('typescript/bin/tsc', '-b');
    expect(code).not.toBe(0);
    for (const file of ['shared/t1.ts', 'renderer/t2.ts', 'db/t3.ts']) expect(text).toContain(file);
  });
});
