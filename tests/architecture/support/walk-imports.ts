import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** One import of a source file: what is written, and where it leads. */
export type Import = {
  /** File from the folder of the repository, with forward slashes. */
  readonly file: string;
  readonly written: string;
  /** File of ours from the folder of the repository, or undefined when it is a package or part of Node. */
  readonly ours: string | undefined;
  /** Name of the package, `node:` and name for a part of Node, or undefined when it is ours. */
  readonly foreign: string | undefined;
};

/** The folders that hold sources. */
export const sourceFolders = ['shared', 'db', 'electron', 'renderer', 'build', 'tests'] as const;

/** Every source file below the source folders. */
export function sourceFiles(root: string): string[] {
  const files: string[] = [];
  for (const folder of sourceFolders) {
    if (!existsSync(join(root, folder))) continue;
    for (const found of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const file = posix.join(folder, found.split(sep).join('/'));
      if (/\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/.test(file) && statSync(join(root, file)).isFile()) files.push(file);
    }
  }
  return files.sort();
}

function aliases(root: string): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> };
  return new Map(
    Object.entries(manifest.imports).map(([alias, target]) => [
      alias.replace('*', ''),
      target.replace(/^\.\/|\*$/g, ''),
    ]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

/** Every module name written in a syntax tree: import, import type, export from, import(), require(). */
function modulesIn(tree: unknown): string[] {
  const found: string[] = [];
  const note = (literal: unknown): void => {
    if (isRecord(literal) && typeof literal['value'] === 'string') found.push(literal['value']);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isRecord(node)) return;
    const { type } = node;
    if (typeof type === 'string' && /^(Import|Export)\w*Declaration$/.test(type)) note(node['source']);
    if (type === 'TsImportType') note(node['argument']);
    if (type === 'TsExternalModuleReference') note(node['expression']);
    if (type === 'CallExpression' && isRecord(node['callee']) && Array.isArray(node['arguments'])) {
      const callee = node['callee'];
      const argument: unknown = node['arguments'][0];
      const loads = callee['type'] === 'Import' || (callee['type'] === 'Identifier' && callee['value'] === 'require');
      if (loads && isRecord(argument)) note(argument['expression']);
    }
    Object.values(node).forEach(visit);
  };
  visit(tree);
  return found;
}

/** Every import of one file. */
export function importsOf(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const tree = parseSync(text, {
    syntax: 'typescript',
    tsx: file.endsWith('x'),
    target: 'es2024',
  });
  const known = aliases(root);
  return modulesIn(tree).map((written) => {
    const [alias, folder] = [...known].find(([start]) => written.startsWith(start)) ?? [];
    if (alias !== undefined && folder !== undefined) {
      return { file, written, ours: posix.join(folder, written.slice(alias.length)), foreign: undefined };
    }
    if (written.startsWith('.') || written.startsWith('/')) {
      const ours = relative(root, join(root, dirname(file), written))
        .split(sep)
        .join('/');
      return { file, written, ours, foreign: undefined };
    }
    const [scope, name] = written.split('/');
    const foreign = written.startsWith('node:') ? written : scope?.startsWith('@') ? `${scope}/${name}` : scope;
    return { file, written, ours: undefined, foreign };
  });
}
