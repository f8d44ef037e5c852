import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Activity, useEffect, useEffectEvent, useRef, useState } from 'react';
import { SessionProvider } from '#renderer/client/index.ts';
import { endDrafts } from '#renderer/ui/drafts/live-drafts.ts';
import { forgetDrafts } from '#renderer/ui/kept-drafts.ts';
import { forgetListAddresses } from '#renderer/ui/list/list-address.ts';
import { forgetSelections } from '#renderer/ui/list/index.ts';
import { forgetListPlaces } from '#renderer/ui/table/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import { forgetTypedTexts } from '#renderer/ui/typed-texts.ts';
import { useDelay } from '#renderer/ui/states.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { SessionState, SessionStatus } from '#shared/features/session/session.schema.ts';
import { GATE_SCREENS, type GateState } from './gate-screens.tsx';
import { Floating } from './providers.tsx';
import type { OfficeRouter } from './router.tsx';
import { useActivityTouch } from './use-activity-touch.ts';
import { useDraftFlush } from './use-draft-flush.ts';
import { useNewDay } from './use-new-day.ts';
import { useSessionWatch } from './use-session-watch.ts';

const useStyles = makeStyles({
  gate: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  program: { height: '100%' },
  waiting: { display: 'grid', placeItems: 'center', height: '100%', color: tokens.colorNeutralForeground3 },
});

/** Which screen stands in place of the program, or null when the program itself does. */
export function gateOf(session: SessionState): GateState | null {
  if (session.state !== 'signed-in') return session.state;
  return session.user.mustChangePassword ? 'must-change-password' : null;
}

/** Whose work is on the screen, or hidden behind the lock; null when nobody's. */
export function ownerOf(session: SessionState): string | null {
  return session.state === 'signed-in' || session.state === 'locked' ? session.user.id : null;
}

/** The status the hidden program keeps seeing while the lock is shown, so that it stays as it was left. */
function useProgramStatus(status: SessionStatus): SessionStatus | null {
  const [kept, setKept] = useState<SessionStatus | null>(null);
  const sameOwner = kept !== null && ownerOf(kept.session) === ownerOf(status.session);
  const next = gateOf(status.session) === null ? status : sameOwner ? kept : null;
  if (next !== kept) setKept(next);
  return next;
}

/** Where the keyboard was when the lock came down; it is there again when the lock is lifted. */
function useFocusBehindLock(gate: GateState | null) {
  const last = useRef<HTMLElement | null>(null);
  const wasGate = useRef(gate);
  useEffect(() => {
    if (gate === null && wasGate.current !== null && last.current?.isConnected === true) {
      last.current.focus({ preventScroll: true });
    }
    wasGate.current = gate;
  }, [gate]);
  return (event: React.FocusEvent) => {
    // Menus take the focus when they are shown again; that is not where the user was.
    if (wasGate.current === null && event.target instanceof HTMLElement) last.current = event.target;
  };
}

function Program({ router }: { readonly router: OfficeRouter }) {
  useActivityTouch();
  useDraftFlush();
  useNewDay();
  return <RouterProvider router={router} />;
}

function Connecting() {
  const styles = useStyles();
  const t = useText();
  const late = useDelay(300);
  const tooLate = useDelay(4000);
  return (
    <div className={styles.waiting} role="status">
      {tooLate ? t('state.noProgram') : late ? t('state.loading') : null}
    </div>
  );
}

function Gate({ status, router }: { readonly status: SessionStatus; readonly router: OfficeRouter }) {
  const styles = useStyles();
  const cache = useQueryClient();
  const gate = gateOf(status.session);
  const owner = ownerOf(status.session);
  const keepFocus = useFocusBehindLock(gate);
  const program = useProgramStatus(status);
  const leave = useEffectEvent(() => {
    // What was on the former user's screens is asked for by nobody now; what the screen in front asks for itself goes on.
    if (gate === null) cache.clear();
    else {
      cache.removeQueries({ type: 'inactive' });
      cache.getMutationCache().clear();
    }
    forgetListPlaces();
    forgetListAddresses();
    forgetTypedTexts();
    forgetSelections();
    forgetDrafts();
    endDrafts();
    router.history.replace(PATHS.dashboard);
    // Nothing of the router is drawn now, so nothing but this tells it that its place has changed.
    void router.load();
  });
  const before = useRef(owner);
  useEffect(() => {
    // What one user has seen is gone before anybody else signs in.
    if (before.current !== null && before.current !== owner) leave();
    before.current = owner;
  }, [owner]);
  const GateScreen = gate === null ? null : GATE_SCREENS[gate];
  return (
    <>
      {program === null ? null : (
        // Behind the lock the screens keep what was typed; they are neither drawn nor reachable, and nothing in them runs.
        <Activity mode={gate === null ? 'visible' : 'hidden'}>
          <div key={owner} className={styles.program} onFocusCapture={keepFocus}>
            <SessionProvider value={program}>
              <Floating>
                <Program router={router} />
              </Floating>
            </SessionProvider>
          </div>
        </Activity>
      )}
      {GateScreen === null ? null : (
        <SessionProvider value={status}>
          <Floating>
            <div className={styles.gate}>
              <GateScreen />
            </div>
          </Floating>
        </SessionProvider>
      )}
    </>
  );
}

/** Shows the one screen that belongs to the state of the session, and swaps it whenever that changes. */
export function SessionGate({ router }: { readonly router: OfficeRouter }) {
  const status = useSessionWatch();
  return status === null ? <Connecting /> : <Gate status={status} router={router} />;
}
