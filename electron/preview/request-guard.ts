import { createHash, timingSafeEqual } from 'node:crypto';

/** What a decision about a request is made from. */
export interface RequestFacts {
  readonly method: string;
  /** Path of the request, still encoded, without the query. */
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly authorization: string | undefined;
}

/** Where a request goes, or the status it is refused with. */
export type Decision = 'page' | 'rpc' | 'download' | 401 | 403 | 404 | 405 | 421;

export interface GuardSettings {
  /** The one address this host answers to: 127.0.0.1:PORT. */
  readonly address: string;
  readonly token: string;
}

const RPC = '/rpc/';
const DOWNLOAD = '/download/';

/**
 * Decides from the outside in: the address asked for, where the request comes from, the token, the method. The token is
 * looked at before anything that would tell which procedures or files exist; only the page itself needs none.
 */
export function decideRequest(facts: RequestFacts, settings: GuardSettings): Decision {
  if (facts.host !== settings.address) return 421;
  if (facts.origin !== undefined && facts.origin !== `http://${settings.address}`) return 403;
  const guarded = facts.path === '/rpc' || facts.path.startsWith(RPC) || facts.path.startsWith(DOWNLOAD);
  if (!guarded) {
    // 'none' is the address bar; a link on another page shows the page, which shows nothing without the token.
    if (facts.fetchSite !== undefined && !['same-origin', 'none'].includes(facts.fetchSite)) return 403;
    return facts.method === 'GET' || facts.method === 'HEAD' ? 'page' : 405;
  }
  if (facts.fetchSite !== undefined && facts.fetchSite !== 'same-origin') return 403;
  if (!isBearer(facts.authorization, settings.token)) return 401;
  if (facts.path.startsWith(DOWNLOAD)) return facts.method === 'GET' ? 'download' : 405;
  return facts.method === 'POST' ? 'rpc' : 405;
}

/** Compares in constant time, whatever was sent: digests have one length. */
function isBearer(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
