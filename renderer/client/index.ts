import { finishSave } from './downloads.ts';
import { httpLink, takeHttpIdentity } from './http-transport.ts';
import { type Office, officeOver } from './office.ts';
import { PortLink } from './port-transport.ts';

/**
 * The office behind this window: over loopback HTTP when the page came from the preview host, else over a message port
 * to the main process. Call it once, before the router reads the address: the token is taken out of it here.
 */
export function createOffice(): Office {
  const { location, history, sessionStorage } = globalThis;
  if (!location.protocol.startsWith('http')) {
    return officeOver(new PortLink(globalThis.window), (outcome) => finishSave(outcome, location.origin, null));
  }
  const identity = takeHttpIdentity({ location, history, storage: sessionStorage });
  return officeOver(httpLink(location.origin, identity), (outcome) => finishSave(outcome, location.origin, identity));
}

export type { ConnectionState } from './connection.ts';
export { ConnectionLost } from './connection-lost.ts';
export type { Saved } from './downloads.ts';
export { type Office, type OfficeApi, type OfficeClient, officeOver } from './office.ts';
export { OfficeProvider, useApi, useClient, useConnectionState, useOffice } from './office-context.ts';
export { SessionProvider, useCan, useHost, useSessionStatus, useSignedIn } from './session-context.ts';
