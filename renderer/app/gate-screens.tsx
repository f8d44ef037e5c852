import type { ComponentType } from 'react';
import type { SessionState } from '#shared/features/session/session.schema.ts';
import { PlainBar } from './layout/top-bar.tsx';

/** Screens that stand in the place of the whole program. */
export type GateState = Exclude<SessionState['state'], 'signed-in'> | 'must-change-password';

function Waiting() {
  return <PlainBar office={null} />;
}

/** What is shown in each state of the session but the ordinary one. */
export const GATE_SCREENS: Readonly<Record<GateState, ComponentType>> = {
  'first-run': Waiting,
  'signed-out': Waiting,
  locked: Waiting,
  failed: Waiting,
  'must-change-password': Waiting,
};
