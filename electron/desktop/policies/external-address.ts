import { parseAddress } from './page-address.ts';

/** Parts of a mailto: that a mail program may act on beyond a subject line; `attach` reads files from the disk. */
const ALLOWED_MAIL_FIELDS: ReadonlySet<string> = new Set(['subject']);

/** What browsers and mail programs take for certain. */
const MAX_LENGTH = 2048;

// Control characters, spaces and quotes never stand in an address of ours, and some shells read them.
const SUSPECT = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}"'<>\\^`{|}]/u;

/**
 * The address to hand to the system's browser or mail program, or undefined when it must not leave the program.
 * Only https with a host and no user, and mailto with one plain recipient and at most a subject. What is returned is
 * the parsed form, never the text that came in.
 */
export function externalAddress(address: string): string | undefined {
  if (address.length > MAX_LENGTH || SUSPECT.test(address)) return undefined;
  const url = parseAddress(address);
  if (url === undefined) return undefined;
  switch (url.protocol) {
    case 'https:':
      return url.username === '' && url.password === '' && url.hostname.includes('.') ? url.href : undefined;
    case 'mailto:':
      return isPlainMail(url) ? url.href : undefined;
    default:
      return undefined;
  }
}

function isPlainMail(url: URL): boolean {
  return (
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u.test(url.pathname) &&
    url.hash === '' &&
    [...url.searchParams.keys()].every((field) => ALLOWED_MAIL_FIELDS.has(field))
  );
}
