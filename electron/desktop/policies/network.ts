import { isOwnOrigin } from './page-address.ts';

export interface NetworkRules {
  /** Developer tools load their own pages; they exist only outside packages. */
  readonly developerTools: boolean;
}

/**
 * Whether Chromium may start this request. The program has no network: only its own files, and what a page already
 * holds in memory (`data:`, `blob:` of its own).
 */
export function isRequestAllowed(address: string, rules: NetworkRules): boolean {
  // A data: address may be long (a drawing for print), so it is told by its scheme before any parsing.
  if (/^data:/iu.test(address)) return true;
  if (address.startsWith('blob:')) return isOwnOrigin(address.slice('blob:'.length));
  if (rules.developerTools && address.startsWith('devtools://devtools/')) return true;
  return isOwnOrigin(address);
}
