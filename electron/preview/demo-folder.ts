import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DEMO_MARK } from '#core/demo-mark.ts';

export interface DemoFolder {
  readonly data: string;
  /** Removes a temporary folder; a named one stays. */
  remove(): void;
}

/** A refusal to use a folder for a demonstration, as a sentence for the user. */
export class NotADemoFolder extends Error {}

/**
 * The folder of a demonstration: a temporary one, or the named one if it is missing, empty or an earlier demonstration,
 * which is then emptied. @throws NotADemoFolder otherwise; not one byte has changed then
 */
export async function takeDemoFolder(named: string | null): Promise<DemoFolder> {
  if (named === null) {
    const data = mkdtempSync(join(tmpdir(), 'ostoja-demo-'));
    await writeFile(join(data, DEMO_MARK), '');
    return { data, remove: () => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }) };
  }
  const found = await contentOf(named);
  if (found.length > 0 && !found.includes(DEMO_MARK)) {
    throw new NotADemoFolder(
      'W tym folderze są już inne dane, więc nie powstanie w nim biuro pokazowe. ' +
        '(The folder already holds other data, so no demonstration is made in it.)',
    );
  }
  await mkdir(named, { recursive: true });
  // The mark first and last: a folder emptied halfway is still a demonstration.
  await writeFile(join(named, DEMO_MARK), '');
  for (const name of found) if (name !== DEMO_MARK) await rm(join(named, name), { recursive: true, force: true });
  return { data: named, remove: () => undefined };
}

async function contentOf(folder: string): Promise<readonly string[]> {
  const found = await stat(folder).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) throw new NotADemoFolder('To nie jest folder. (Not a folder.)');
  return await readdir(folder);
}
