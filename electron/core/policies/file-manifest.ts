import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One file that may be served: where it lies and as what it is sent. */
export interface ServedFile {
  readonly file: string;
  readonly contentType: string;
}

/** Every path that exists for a page, in its decoded form (`/assets/app.js`). What is not a key does not exist. */
export type FileManifest = ReadonlyMap<string, ServedFile>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Lists the built page once, at start. A request is then a look-up in this map: no path of a request is ever joined to
 * a folder. Files of unknown kinds (source maps too) and links are left out. Throws when `index.html` is missing.
 */
export function buildFileManifest(folder: string): FileManifest {
  const manifest = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = CONTENT_TYPES[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    manifest.set(`/${relative(folder, file).split(sep).join('/')}`, { file, contentType });
  }
  const index = manifest.get('/index.html');
  if (index === undefined) throw new Error(`The built page has no index.html in ${folder}`);
  manifest.set('/', index);
  return manifest;
}

/**
 * The file for a request's path, or undefined. The path is decoded once, as a browser encodes it (`/obraz%201.svg`);
 * what still holds an escape, a backslash or dots matches no key, and a path that cannot be decoded is unknown.
 */
export function findServedFile(manifest: FileManifest, pathname: string): ServedFile | undefined {
  try {
    return manifest.get(decodeURIComponent(pathname));
  } catch {
    return undefined;
  }
}
