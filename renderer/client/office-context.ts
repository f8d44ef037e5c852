import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConnectionState } from './connection.ts';
import type { Office, OfficeApi, OfficeClient } from './office.ts';

const OfficeContext = createContext<Office | null>(null);

/** Puts the office within reach of every screen: `<OfficeProvider value={office}>`. */
export const OfficeProvider = OfficeContext.Provider;

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === null) throw new Error('useOffice needs an OfficeProvider above it');
  return office;
}

/** For calls made by hand: `await client.session.lock({})`. */
export function useClient(): OfficeClient {
  return useOffice().client;
}

/** For queries and mutations: `useQuery(api.people.open.queryOptions({ input: { id } }))`. */
export function useApi(): OfficeApi {
  return useOffice().api;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useOffice();
  return useSyncExternalStore(connection.subscribe, () => connection.state);
}
