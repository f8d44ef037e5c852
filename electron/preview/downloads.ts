import { randomBytes } from 'node:crypto';

import type { Dialogs, FileToSave, WindowId } from '#core/ports/index.ts';

interface Waiting {
  readonly session: WindowId;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly timer: NodeJS.Timeout;
}

/** A file nobody fetched is let go after a minute. */
const KEPT_MS = 60_000;
const MOST_WAITING = 20;

/** Files on their way to the browser's own download: each can be fetched once, by the session that asked for it. */
export class Downloads implements Dialogs {
  readonly #waiting = new Map<string, Waiting>();

  async save(
    window: WindowId,
    { name, type, bytes, release }: FileToSave,
  ): Promise<{ kind: 'download'; token: string; fileName: string }> {
    await release();
    const token = randomBytes(32).toString('base64url');
    const timer = setTimeout(() => this.#waiting.delete(token), KEPT_MS);
    timer.unref();
    this.#waiting.set(token, { session: window, name, type, bytes, timer });
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= MOST_WAITING) break;
      this.take(oldest, this.#waiting.get(oldest)?.session ?? '');
    }
    return { kind: 'download', token, fileName: name };
  }

  /** The file, once; null when there is none for this session. A wrong session does not use it up. */
  take(token: string, session: WindowId): Omit<Waiting, 'timer' | 'session'> | null {
    const found = this.#waiting.get(token);
    if (found === undefined || found.session !== session) return null;
    clearTimeout(found.timer);
    this.#waiting.delete(token);
    return found;
  }
}

/** The header that names a download, with Polish letters (RFC 6266); the plain form is for old programs. */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
