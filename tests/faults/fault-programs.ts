import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'vite';

import { root, workerInputs } from '#build/vite/inputs.ts';
import { nodeBundle } from '#build/vite/node-bundle.ts';

const PROGRAMS = ['runner-child', 'keeper-child', 'backup-child', 'crash-child', 'target-child', 'disk-child'] as const;

/**
 * Bundles the programs that faults happen to, and the one that makes the faults and looks what they left, as the program
 * itself is: a thousand starts from the sources, each with its threads, would take most of the time.
 */
export async function buildFaultPrograms(): Promise<{ readonly runner: string; remove(): Promise<void> }> {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  // Inside the repository, where the native driver is found.
  const dir = await mkdtemp(join(cache, 'faults-'));
  const remove = (): Promise<void> => rm(dir, { recursive: true, force: true });
  const settings = nodeBundle('preview', '');
  const input = { ...workerInputs('preview'), ...Object.fromEntries(PROGRAMS.map((name) => [name, source(name)])) };
  try {
    await build({
      ...settings,
      build: { ...settings.build, outDir: dir, rolldownOptions: { ...settings.build?.rolldownOptions, input } },
    });
    return { runner: join(dir, 'runner-child.js'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function source(name: string): string {
  return join(import.meta.dirname, `${name}.ts`);
}
