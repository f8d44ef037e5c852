import { type ComponentType, type ReactNode, useState } from 'react';
import { useSessionStatus } from '#renderer/client/index.ts';
import {
  ChangePasswordPage,
  FailurePage,
  FirstRunPage,
  LockPage,
  RecoveryPage,
  SignInPage,
} from '#renderer/features/session/index.ts';
import type { SessionState } from '#shared/features/session/session.schema.ts';
import { PlainBar } from './layout/top-bar.tsx';

/** Screens that stand in the place of the whole program. */
export type GateState = Exclude<SessionState['state'], 'signed-in'> | 'must-change-password';

function FirstRun(): ReactNode {
  return (
    <>
      <PlainBar office={null} />
      <FirstRunPage />
    </>
  );
}

function SignedOut(): ReactNode {
  const { host } = useSessionStatus();
  const [recovering, setRecovering] = useState(false);
  return (
    <>
      <PlainBar office={null} />
      {recovering ? (
        <RecoveryPage onBack={() => setRecovering(false)} />
      ) : (
        <SignInPage version={host.version} onRecover={() => setRecovering(true)} />
      )}
    </>
  );
}

function Locked(): ReactNode {
  const { session } = useSessionStatus();
  const [recovering, setRecovering] = useState(false);
  if (session.state !== 'locked') return null;
  return (
    <>
      <PlainBar office={session.office.shortName} />
      {recovering ? (
        <RecoveryPage onBack={() => setRecovering(false)} />
      ) : (
        <LockPage user={session.user} officeName={session.office.name} onRecover={() => setRecovering(true)} />
      )}
    </>
  );
}

function Failed(): ReactNode {
  const { session } = useSessionStatus();
  const [recovering, setRecovering] = useState(false);
  if (session.state !== 'failed') return null;
  return (
    <>
      <PlainBar office={null} />
      {recovering ? (
        <RecoveryPage onBack={() => setRecovering(false)} />
      ) : (
        <FailurePage failed={session} onRecover={() => setRecovering(true)} />
      )}
    </>
  );
}

function MustChangePassword(): ReactNode {
  const { session } = useSessionStatus();
  if (session.state !== 'signed-in') return null;
  return (
    <>
      <PlainBar office={session.office.shortName} />
      <ChangePasswordPage user={session.user} officeName={session.office.name} />
    </>
  );
}

/** What is shown in each state of the session but the ordinary one. */
export const GATE_SCREENS: Readonly<Record<GateState, ComponentType>> = {
  'first-run': FirstRun,
  'signed-out': SignedOut,
  locked: Locked,
  failed: Failed,
  'must-change-password': MustChangePassword,
};
