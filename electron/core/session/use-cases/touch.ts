import type { Caller, Runtime } from '../runtime.ts';

/** Somebody is at the keyboard: the idle lock counts from now. */
export function touch({ sessions, ports }: Runtime, caller: Caller): Record<string, never> {
  sessions.find(caller.sessionId)?.touch(ports.clock.now());
  return {};
}
