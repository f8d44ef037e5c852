import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line for each file below a folder: name and hash. Two equal lists mean that not one byte differs. */
export function folderHash(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file.slice(folder.length + 1)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
}
