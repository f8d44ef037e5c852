import { createContext, useContext } from 'react';
import type { SessionState, SessionStatus } from '#shared/features/session/session.schema.ts';
import type { Access } from '#shared/contract/procedure.ts';
import { reachOf, type Role } from '#shared/permissions/roles.ts';

const SessionContext = createContext<SessionStatus | null>(null);

/** Put above every screen by the session gate. */
export const SessionProvider = SessionContext.Provider;

export function useSessionStatus(): SessionStatus {
  const status = useContext(SessionContext);
  if (status === null) throw new Error('useSessionStatus needs the session gate above it');
  return status;
}

export type SignedIn = Extract<SessionState, { state: 'signed-in' }>;

/** The signed-in user and office. Throws on screens that are shown signed out. */
export function useSignedIn(): SignedIn {
  const { session } = useSessionStatus();
  if (session.state !== 'signed-in') throw new Error(`Nobody is signed in: ${session.state}`);
  return session;
}

/** What the host can do: the page hides what it cannot. */
export function useHost(): SessionStatus['host'] {
  return useSessionStatus().host;
}

/** True when one of the roles may do this at least in the user's own caseload. */
export function mayDo(roles: readonly Role[], access: Access): boolean {
  if (access === 'public' || access === 'unlock' || access === 'signed-in') return true;
  return reachOf(roles, access) !== null;
}

/** `const can = useCan(); can('people.edit')`: whether the signed-in user may, so that the page hides what he may not. */
export function useCan(): (access: Access) => boolean {
  const { session } = useSessionStatus();
  const roles = session.state === 'signed-in' ? session.user.roles : [];
  return (access) => mayDo(roles, access);
}
