import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { ConnectionLost } from './connection-lost.ts';

const TOKEN_KEY = 'ostoja.token';
const SESSION_KEY = 'ostoja.session';
const TOKEN_IN_HASH = /^#(?:t|token)=([\w-]+)(?:&(.*))?$/;

/** What every request of this window carries. The token opens the host, the session id tells windows apart. */
export type HttpIdentity = { readonly token: string; readonly session: string };

/**
 * Takes the token out of the address (`#t=…` on the first load) and keeps it for reloads of this tab. The address is
 * cleaned before the router reads it, so that the token is neither shown nor kept in the history. A token that came with
 * an address beats a kept one: the host was started anew.
 */
export function takeHttpIdentity(page: {
  readonly location: Location;
  readonly history: History;
  readonly storage: Storage;
}): HttpIdentity {
  const { location, history, storage } = page;
  const found = TOKEN_IN_HASH.exec(location.hash);
  if (found !== null) {
    storage.setItem(TOKEN_KEY, found[1] ?? '');
    history.replaceState(null, '', `${location.pathname}${location.search}#${found[2] ?? '/'}`);
  }
  let session = storage.getItem(SESSION_KEY);
  if (session === null) {
    session = crypto.randomUUID();
    storage.setItem(SESSION_KEY, session);
  }
  return { token: storage.getItem(TOKEN_KEY) ?? '', session };
}

export function httpHeaders(identity: HttpIdentity): Record<string, string> {
  return { authorization: `Bearer ${identity.token}`, 'x-ostoja-session': identity.session };
}

/** The link to the preview host; a request that finds nobody is ConnectionLost. */
export function httpLink(origin: string, identity: HttpIdentity): ClientLink<ClientContext> {
  return new RPCLink<ClientContext>({
    url: `${origin}/rpc`,
    headers: () => httpHeaders(identity),
    fetch: async (request, init) => {
      try {
        return await globalThis.fetch(request, init);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') throw error;
        throw new ConnectionLost({ cause: error });
      }
    },
  });
}
