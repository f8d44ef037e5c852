import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'vite';

import { pinnedNode, root } from '#build/steps/places.mjs';

/** Packages of dozens of files that threads and children read, each with all its doors: what they share is shared still. */
export const BUNDLED_PACKAGES = [
  'zod',
  'zod/v4/core',
  'kysely',
  'kysely/migration',
  'age-encryption',
  'write-excel-file/node',
] as const;

/**
 * Threads and crash children start by the hundred, and each would read zod, kysely and others from hundreds of
 * files: most of what it costs to start one. Here each package is one file, bundled as the program's own build does it.
 * Kept until the packages change. Sources of ours are read as they stand.
 */
export async function setup(): Promise<void> {
  const inputs = foundPackages();
  const version = createHash('sha256').update(JSON.stringify(inputs));
  version.update(readFileSync(join(root, 'package-lock.json')));
  for (const own of ['bundled-packages.ts', 'bundled-packages.mjs']) {
    version.update(readFileSync(join(import.meta.dirname, own)));
  }
  const place = join(root, '.cache', 'packages', version.digest('hex').slice(0, 16));
  if (!existsSync(place)) await bundleInto(place, inputs);
  const hook = pathToFileURL(join(import.meta.dirname, 'bundled-packages.mjs')).href;
  process.env['OSTOJA_TEST_PACKAGES'] = join(place, 'bundles.json');
  process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import ${hook}`.trim();
}

interface Input {
  readonly name: string;
  /** Its file as Node finds it. */
  readonly url: string;
}

/** Asked of a Node of its own: the runner of the tests finds packages in its own way. */
function foundPackages(): readonly Input[] {
  const asked = JSON.stringify(BUNDLED_PACKAGES);
  const program = `console.log(JSON.stringify(${asked}.map((name) => import.meta.resolve(name))))`;
  const answer = execFileSync(pinnedNode(), ['--input-type=module', '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  });
  const urls = JSON.parse(answer) as readonly string[];
  return BUNDLED_PACKAGES.flatMap((name, index) => {
    const url = urls[index];
    return url === undefined ? [] : [{ name: name.replaceAll(/\W/gu, '_'), url }];
  });
}

async function bundleInto(place: string, inputs: readonly Input[]): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  const draft = mkdtempSync(`${place}-`);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    // Nothing is put in the place of what a package asks its Node.
    define: { 'process.env.NODE_ENV': 'process.env.NODE_ENV' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: draft,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: Object.fromEntries(inputs.map(({ name, url }) => [name, fileURLToPath(url)])),
        preserveEntrySignatures: 'strict',
        output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const bundles = inputs.map(({ name, url }) => [url, pathToFileURL(join(place, `${name}.mjs`)).href]);
  writeFileSync(join(draft, 'bundles.json'), JSON.stringify(Object.fromEntries(bundles)));
  try {
    renameSync(draft, place);
  } catch (error) {
    // Another run of the tests was first.
    if (!existsSync(place)) throw error;
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  }
}
