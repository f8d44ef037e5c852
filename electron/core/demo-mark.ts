import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A file of this name marks a data folder as a demonstration that may be made anew. */
export const DEMO_MARK = '.ostoja-demo';

/** Whether a data folder holds a demonstration: its band is shown whoever opens it. */
export function isDemoFolder(data: string): boolean {
  return existsSync(join(data, DEMO_MARK));
}
