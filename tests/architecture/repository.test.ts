import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './support/walk-imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of the repository, those not yet recorded included, those ignored not. */
function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return listed
    .toString('utf8')
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
}

const isText = (file: string): boolean => !/\.(png|jpe?g|ico|icns|woff2?|ttf|pdf|xlsx|age|db)$/.test(file);

/** Pieces put together here, so that this file does not name them itself. */
const pattern = (...names: readonly string[][]): RegExp => new RegExp(names.map((parts) => parts.join('')).join('|'));

const machine = pattern(
  ['/wo', 'rk/'],
  ['/tmp/', 'ost', 'oja/'],
  ['/ro', 'ot/'],
  ['\\bDES', 'IGN\\.md'],
  ['\\bLO', 'OK\\.md'],
  ['\\b(libra', 'ries|anch', 'ors|pe', 'ers|dom', 'ain)\\.md'],
);

/** Folders of people; in a test of paths they are examples. */
const people = pattern(['/ho', 'me/\\w'], ['/Us', 'ers/\\w'], ['[A-Z]:\\\\+Us', 'ers\\\\']);

/** What a text names that lies outside the repository. */
export function namesOutside(file: string, text: string): string[] {
  const found: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const place = (machine.exec(line) ?? (file.startsWith('tests/') ? null : people.exec(line)))?.[0];
    if (place !== undefined) found.push(`${file}:${index + 1} ${place}`);
    for (const [path] of line.matchAll(/(?<![\w./-])(\.\.\/)+[\w.-]*/g)) {
      if (posix.normalize(posix.join(dirname(file), path)).startsWith('..')) found.push(`${file}:${index + 1} ${path}`);
    }
  }
  return found;
}

/** Lines of git's index that are no file of ours: links, and folders that are installed, built or measured. */
function strangers(lines: readonly string[]): string[] {
  return lines.filter(
    (line) => line.startsWith('120000') || /\t(node_modules|out|\.cache|test-results)(\/|$)/.test(line),
  );
}

describe('the repository', () => {
  const files = repositoryFiles();

  it('names nothing outside itself', () => {
    const texts = files.filter((file) => isText(file) && file !== 'package-lock.json');
    expect(texts.length).toBeGreaterThan(50);
    // Planted faults of the walk of the imports leave the repository on purpose.
    const planted = new Set(['tests/architecture/imports.test.ts', 'tests/architecture/repository.test.ts']);
    const outside = texts.flatMap((file) =>
      planted.has(file) ? [] : namesOutside(file, readFileSync(join(root, file), 'utf8')),
    );
    expect(outside).toEqual([]);
  });

  it.each([
    ['README.md', 'see ../elsewhere/notes.md'],
    ['shared/kernel/a.ts', "import '../../../elsewhere/a.ts'"],
    ['docs/a.md', ['run /wo', 'rk/main/build/start.mjs'].join('')],
    ['docs/a.md', ['C:\\Us', 'ers\\anna\\a.txt'].join('')],
    ['docs/a.md', ['see DES', 'IGN.md'].join('')],
  ])('sees %s name something outside', (file, text) => {
    expect(namesOutside(file, text)).toHaveLength(1);
  });

  it('does not mistake a path inside for one outside', () => {
    expect(namesOutside('db/tsconfig.json', '{ "path": "../shared" }')).toEqual([]);
    expect(namesOutside('shared/features/people/a.ts', "import { a } from '../../kernel/a.ts'; '[...rest]'")).toEqual(
      [],
    );
  });

  it('holds no link and nothing that is made or installed', () => {
    const recorded = execFileSync('git', ['ls-files', '-z', '--stage'], { cwd: root }).toString('utf8').split('\0');
    expect(recorded.length).toBeGreaterThan(500);
    expect(strangers(recorded)).toEqual([]);
  });

  it.each(['120000 267e12 0\tnode_modules', '120000 267e12 0\tdocs/a', '100644 267e12 0\tout/main/main.js'])(
    'sees %j as a stranger',
    (line) => {
      expect(strangers([line])).toHaveLength(1);
    },
  );

  it('keeps its root short', () => {
    const allowed = /^(package(-lock)?\.json|tsconfig\.json|electron-builder\.yml|README\.md|LICENCE|\..+)$/;
    expect(files.filter((file) => !file.includes('/') && !allowed.test(file))).toEqual([]);
  });

  it('has no source file over 400 lines', () => {
    const sources = sourceFiles(root);
    expect(sources.length).toBeGreaterThan(50);
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
    expect(long).toEqual([]);
  });

  it('has a type check for every source file', () => {
    const settings = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    const folders = settings.references.map((reference) => posix.normalize(reference.path));
    const entries = ['electron/main.ts', 'electron/preload.ts'];
    const loose = sourceFiles(root).filter(
      (file) => !entries.includes(file) && !folders.some((folder) => file.startsWith(`${folder}/`)),
    );
    expect(loose).toEqual([]);
  });
});
