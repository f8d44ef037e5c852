import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DEMO_MARK, emptyDemoFolder } from '#core/demo-mark.ts';
import { isAppError } from '#shared/kernel/app-error.ts';

export interface DemoFolder {
  readonly data: string;
  /** Removes a temporary folder; a named one stays. */
  remove(): void;
}

/** A refusal to use a folder for a demonstration, as a sentence for the user. */
export class NotADemoFolder extends Error {}

/**
 * The folder of a demonstration: a temporary one, or the named one if it is missing, empty or an earlier demonstration,
 * which is then emptied unless it is running or holds files that the program did not make.
 * @throws NotADemoFolder otherwise; not one byte has changed then
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
  if (found.length > 0) {
    const [stranger] = await emptyDemoFolder(named).catch((error: unknown) => {
      if (!isAppError(error, 'SECOND_INSTANCE')) throw error;
      throw new NotADemoFolder(
        'Biuro pokazowe w tym folderze jest teraz otwarte. Zamknij je albo wskaż inny folder. ' +
          '(The demonstration in this folder is running. Close it or name another folder.)',
      );
    });
    if (stranger !== undefined) {
      throw new NotADemoFolder(
        `W folderze biura pokazowego leży coś, czego program nie zrobił: ${stranger}. Przenieś to albo wskaż inny folder. ` +
          `(The folder of the demonstration holds something the program did not make: ${stranger}. ` +
          'Move it or name another folder.)',
      );
    }
  }
  await mkdir(named, { recursive: true });
  await writeFile(join(named, DEMO_MARK), '');
  return { data: named, remove: () => undefined };
}

async function contentOf(folder: string): Promise<readonly string[]> {
  const found = await stat(folder).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) throw new NotADemoFolder('To nie jest folder. (Not a folder.)');
  return await readdir(folder);
}
