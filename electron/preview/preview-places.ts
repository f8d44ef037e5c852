import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { ChosenBackup, Places } from '#core/ports/index.ts';

/** Below the data folder: what stands for disks, shares and sticks where a browser cannot choose folders. */
export const TARGETS_FOLDER = 'targets';
/** Made where nobody has made any, so that backups can be tried out. */
const EXAMPLES = ['Dysk kopii', 'Nośnik USB'] as const;

/** Places for backups in the preview host: the folders under `<data>/targets/`. */
export function previewPlaces(data: string): Places {
  const folder = join(data, TARGETS_FOLDER);
  const names = async (): Promise<string[]> => {
    const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return found.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort((a, b) => a.localeCompare(b, 'pl'));
  };
  /** Files in those folders that are called as backups are, or as anybody renamed them: „folder/file”. */
  const files = async (): Promise<Map<string, ChosenBackup>> => {
    const found = new Map<string, ChosenBackup>();
    for (const place of await names()) {
      const entries = await readdir(join(folder, place), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (!entry.isFile() || !entry.name.endsWith('.age')) continue;
        found.set(`${place}/${entry.name}`, { path: join(folder, place, entry.name), name: entry.name });
      }
    }
    return found;
  };
  return {
    offeredBackups: async () => [...(await files()).keys()].sort((a, b) => b.localeCompare(a, 'pl')),
    // Looked up whole, as the names of folders are.
    chooseBackup: async (_window, name) => (await files()).get(name ?? '') ?? null,
    offered: async () => {
      const known = await names();
      if (known.length > 0) return known;
      for (const name of EXAMPLES) await mkdir(join(folder, name), { recursive: true }).catch(() => undefined);
      return await names();
    },
    chooseFolder: async (_window, name) => {
      const known = await names();
      // Compared whole: a name is never made into a path before it was found.
      const found = known.find((one) => one === name);
      return found === undefined ? null : { path: join(folder, found), name: found };
    },
    drives: async () => (await names()).map((name) => join(folder, name)),
  };
}
