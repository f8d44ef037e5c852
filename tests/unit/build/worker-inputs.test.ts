import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, workerInputs } from '#build/vite/inputs.ts';
import { sourceFiles } from '#tests/architecture/support/walk-imports.ts';

const program = sourceFiles(root).filter((file) => /^(db|electron)\//.test(file));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the workers of the program', () => {
  const built = new Set(
    [...Object.values(workerInputs('main')), ...Object.values(workerInputs('preview'))].map((file) =>
      relative(root, file).split(sep).join('/'),
    ),
  );

  it('are all inputs of a bundle', () => {
    const workers = program.filter((file) => file.endsWith('-thread.ts'));
    expect(workers.length).toBeGreaterThan(0);
    expect(workers.filter((file) => !built.has(file))).toEqual([]);
  });

  it('are all named so that the bundle finds them', () => {
    const listening = program.filter((file) => /\bparentPort\b/.test(read(file)));
    expect(listening.length).toBeGreaterThan(0);
    expect(listening.filter((file) => !file.endsWith('-thread.ts'))).toEqual([]);
  });

  it('stand beside the module that starts them', () => {
    const starters = program.filter((file) => /\bnew Worker\(/.test(read(file)));
    expect(starters.length).toBeGreaterThan(0);
    for (const file of starters) {
      const named = [...read(file).matchAll(/([a-z0-9-]+-thread)\b/g)].map(([, name]) => name);
      expect(named, file).not.toEqual([]);
      const beside = named.filter((name) => existsSync(join(root, dirname(file), `${name}.ts`)));
      expect(beside, file).not.toEqual([]);
    }
  });
});

describe('the search for workers', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ostoja-workers-'));
    for (const file of [
      'db/sqlite/query-thread.ts',
      'electron/core/jobs/backup-thread.ts',
      'electron/preview/upload-thread.ts',
      'electron/desktop/print-thread.ts',
      'renderer/other-thread.ts',
    ]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds the shared ones and the own ones of each host', () => {
    expect(Object.keys(workerInputs('main', folder)).sort()).toEqual(['backup-thread', 'print-thread', 'query-thread']);
    expect(Object.keys(workerInputs('preview', folder)).sort()).toEqual([
      'backup-thread',
      'query-thread',
      'upload-thread',
    ]);
    for (const file of Object.values(workerInputs('main', folder))) expect(basename(file)).toMatch(/-thread\.ts$/);
  });

  it('refuses two of one name, since the bundle has one folder', () => {
    mkdirSync(join(folder, 'db/backup'), { recursive: true });
    writeFileSync(join(folder, 'db/backup/query-thread.ts'), '');
    expect(() => workerInputs('main', folder)).toThrow(/Two workers are named query-thread/);
  });
});
