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
import { RestoreNewsLine, RestoreOfficePage } from '#renderer/features/backups/index.ts';
import type { SessionState } from '#shared/features/session/session.schema.ts';
import { PlainBar } from './layout/top-bar.tsx';

/** Screens that stand in the place of the whole program. */
export type GateState = Exclude<SessionState['state'], 'signed-in'> | 'must-change-password';

function FirstRun(): ReactNode {
  const [restoring, setRestoring] = useState(false);
  return (
    <>
      <PlainBar office={null} />
      {restoring ? (
        <RestoreOfficePage afterFailure={false} onBack={() => setRestoring(false)} />
      ) : (
        <FirstRunPage onRestore={() => setRestoring(true)} />
      )}
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
        <SignInPage
          version={host.version}
          news={<RestoreNewsLine signedIn={false} />}
          onRecover={() => setRecovering(true)}
        />
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
  const [doing, setDoing] = useState<'recovering' | 'restoring' | null>(null);
  if (session.state !== 'failed') return null;
  const back = (): void => setDoing(null);
  return (
    <>
      <PlainBar office={null} />
      {doing === 'recovering' ? (
        <RecoveryPage onBack={back} />
      ) : doing === 'restoring' ? (
        <RestoreOfficePage afterFailure onBack={back} />
      ) : (
        <FailurePage
          failed={session}
          onRecover={() => setDoing('recovering')}
          onRestore={() => setDoing('restoring')}
        />
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
