import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Set by `templates-folder.ts` for one run of the tests. */
export const TEMPLATES_VARIABLE = 'OSTOJA_TEST_TEMPLATES';

export interface Template {
  /** Only to be copied: other files of the same run copy it too. */
  readonly dir: string;
  /** What `make` gave. */
  readonly facts: string;
}

/**
 * What costs seconds to make and is the same for every test: made by the first file of a run that wants it, copied by all.
 * Two that want it at once both make one; the first to finish is kept, and nobody waits for the other.
 */
export async function template(name: string, make: (dir: string) => Promise<string>): Promise<Template> {
  const kept = process.env[TEMPLATES_VARIABLE];
  if (kept === undefined) throw new Error('the project of this test has no folder for templates');
  const place = join(kept, name);
  if (!existsSync(place)) {
    const draft = mkdtempSync(join(kept, 'draft-'));
    writeFileSync(join(draft, 'facts'), await make(join(draft, 'original')));
    try {
      renameSync(draft, place);
    } catch (error) {
      if (!existsSync(place)) throw error;
      rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { dir: join(place, 'original'), facts: readFileSync(join(place, 'facts'), 'utf8') };
}
