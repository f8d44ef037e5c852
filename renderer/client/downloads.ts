import type { SaveOutcome } from '#shared/contract/procedure.ts';
import { ConnectionLost } from './connection-lost.ts';
import { httpHeaders, type HttpIdentity } from './http-transport.ts';

/** Gives a file to the user's browser under its name. */
function offer(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the file over by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** What became of a file: saved under this name, or not wanted after all. */
export type Saved = { readonly kind: 'saved'; readonly fileName: string } | { readonly kind: 'cancelled' };

/**
 * Finishes a procedure that made a file. In the desktop program it is on disk already; from the preview host it is
 * fetched once by its token and handed to the browser. Throws ConnectionLost when it can't be fetched.
 */
export async function finishSave(outcome: SaveOutcome, origin: string, identity: HttpIdentity | null): Promise<Saved> {
  switch (outcome.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'saved':
      return { kind: 'saved', fileName: outcome.fileName };
    case 'download': {
      if (identity === null) throw new ConnectionLost();
      const response = await fetch(`${origin}/download/${encodeURIComponent(outcome.token)}`, {
        headers: httpHeaders(identity),
      }).catch((error: unknown) => {
        throw new ConnectionLost({ cause: error });
      });
      if (!response.ok) throw new ConnectionLost();
      offer(await response.blob(), outcome.fileName);
      return { kind: 'saved', fileName: outcome.fileName };
    }
  }
}
