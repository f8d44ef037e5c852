import type { SessionState, SessionStatus } from '#shared/features/session/session.schema.ts';

import type { Runtime } from './runtime.ts';
import { IDLE_LOCK_MINUTES } from './sessions.ts';

/** What a window shows: the state of its session and what this host can do. */
export function statusOf(runtime: Runtime, sessionId: string): SessionStatus {
  const { host, printer, clock } = runtime.ports;
  const restored = runtime.history.news(clock.now());
  return {
    session: stateOf(runtime, sessionId),
    ...(restored === null ? {} : { restored }),
    host: {
      kind: host.kind,
      canSavePdf: printer.canSavePdf,
      demo: host.demo || runtime.offices.isDemo,
      version: host.version,
      idleLockMinutes: IDLE_LOCK_MINUTES,
    },
  };
}

function stateOf({ offices, sessions }: Runtime, sessionId: string): SessionState {
  const { state } = offices;
  if (typeof state === 'object') return state;
  if (state === 'first-run') return { state: 'first-run' };
  const session = sessions.find(sessionId);
  const office = offices.names;
  if (session === null || office === null) return { state: 'signed-out' };
  if (session.locked) return { state: 'locked', user: session.user, office };
  return { state: 'signed-in', user: session.user, office, writable: offices.writable };
}

/** The status now, and again after every change that alters it, until `signal` aborts. */
export async function* watchStatus(
  runtime: Runtime,
  sessionId: string,
  signal: AbortSignal,
): AsyncGenerator<SessionStatus, void, undefined> {
  let wake: () => void = () => undefined;
  const stop = runtime.sessions.listen(() => wake());
  signal.addEventListener('abort', () => wake(), { once: true });
  let shown = '';
  try {
    while (!signal.aborted) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const session = runtime.sessions.find(sessionId);
      if (session !== null) runtime.sessions.lockWhenIdle(session);
      const status = statusOf(runtime, sessionId);
      const text = JSON.stringify(status);
      if (text !== shown) {
        shown = text;
        yield status;
      }
      await changed;
    }
  } finally {
    stop();
  }
}
