import { readFile } from 'node:fs/promises';

import { protocol, type Session } from 'electron';
import { type FileManifest, findServedFile } from '#core/policies/file-manifest.ts';
import { pageResponseHeaders } from '#core/policies/response-headers.ts';
import { isOwnOrigin, PAGE_SCHEME } from './policies/page-address.ts';

/** Declares the own scheme. Must run before the program is ready, and once. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        codeCache: false,
        corsEnabled: false,
        bypassCSP: false,
        allowServiceWorkers: false,
        allowExtensions: false,
        stream: false,
      },
    },
  ]);
}

/** Serves the built page in `session` from the manifest; everything else under the scheme is 404. */
export function servePage(session: Session, manifest: FileManifest): void {
  session.protocol.handle(PAGE_SCHEME, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const served = isOwnOrigin(request.url) ? findServedFile(manifest, new URL(request.url).pathname) : undefined;
    if (served === undefined) return refusal(404);
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(served.file));
    return new Response(body, { status: 200, headers: pageResponseHeaders(served.contentType) });
  });
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: pageResponseHeaders('text/plain; charset=utf-8') });
}
