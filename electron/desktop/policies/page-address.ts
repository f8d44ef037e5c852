/** The program's own scheme. Its one host is `app`; nothing else exists under it. */
export const PAGE_SCHEME = 'ostoja';
export const PAGE_ORIGIN = 'ostoja://app';
export const PAGE_URL = 'ostoja://app/index.html';

/** Longer addresses are refused unread: routes keep their filters in the fragment, but nothing makes one this long. */
const MAX_ADDRESS_LENGTH = 65_536;

/** Parses an address that came from a page; undefined when it is too long or no address at all. */
export function parseAddress(address: string): URL | undefined {
  if (address.length > MAX_ADDRESS_LENGTH) return undefined;
  return URL.parse(address) ?? undefined;
}

/** True for an address under the program's own scheme and host, with no port and no user in it. */
export function isOwnOrigin(address: string): boolean {
  const url = parseAddress(address);
  // The parts are compared, not `origin`: outside Chromium a scheme of one's own has the origin "null".
  return (
    url !== undefined &&
    url.protocol === `${PAGE_SCHEME}:` &&
    url.host === 'app' &&
    url.username === '' &&
    url.password === ''
  );
}

/** True for the one document of the program, whatever its fragment (the route). */
export function isOwnPage(address: string): boolean {
  const url = parseAddress(address);
  return (
    url !== undefined &&
    isOwnOrigin(address) &&
    (url.pathname === '/index.html' || url.pathname === '/') &&
    url.search === ''
  );
}
