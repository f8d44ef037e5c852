import type { FailureCode, SessionState } from './session.schema.ts';

/** Failures after which the data are brought back from a backup. */
const RESTORABLE: ReadonlySet<FailureCode> = new Set(['DATABASE_DAMAGED', 'KEYS_DAMAGED', 'GENERATIONS_BROKEN']);

/** Whether a backup may become the office of a folder that fails so; without staging there is no place to build it. */
export function leavesRoomForRestore({ code, data }: Extract<SessionState, { state: 'failed' }>): boolean {
  return RESTORABLE.has(code) && data['reason'] !== 'staging';
}
