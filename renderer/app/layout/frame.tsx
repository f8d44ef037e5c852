import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useClient } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { BackupLine } from '#renderer/features/backups/index.ts';
import { flushBeforeLeaving } from '#renderer/ui/drafts/live-drafts.ts';
import { errorSentence } from '#renderer/ui/error-sentence.ts';
import { useShortcut } from '#renderer/ui/shortcuts.ts';
import { media, ownTokens } from '#renderer/ui/theme/theme.ts';
import { useHistory } from '#renderer/ui/screen.ts';
import { useMetByGoing, useToast } from '#renderer/ui/toast.tsx';
import { CommandPalette } from '../command-palette.tsx';
import { ScreenErrorBoundary } from '../error-boundary.tsx';
import { useApplyRememberedLook } from '../use-remembered-look.ts';
import { ConnectionLine, DemoBand } from './bands.tsx';
import { Rail, useCurrentPath } from './rail.tsx';
import { useOpenGuide } from './use-open-guide.ts';
import { TopBar } from './top-bar.tsx';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    backgroundColor: ownTokens.frame,
  },
  below: { display: 'flex', flexGrow: 1, minHeight: 0, minWidth: 0 },
  sheet: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: '8px',
    [media.narrow]: { borderTopLeftRadius: 0, borderLeftStyle: 'none' },
    [media.print]: { borderTopStyle: 'none', borderLeftStyle: 'none', overflow: 'visible' },
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-60px',
    zIndex: 2000,
    padding: '8px 16px',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    borderRadius: '4px',
    ':focus': { top: '6px' },
  },
});

/** After going to another screen the focus stands on its title, unless the screen put it elsewhere itself. */
function useFocusOnArrival(path: string): void {
  const arrived = useRef(path);
  useEffect(() => {
    if (arrived.current === path) return;
    arrived.current = path;
    const sheet = document.querySelector('main');
    if (sheet?.contains(document.activeElement) === true) return;
    document.querySelector<HTMLElement>('#page-title')?.focus({ preventScroll: true });
  }, [path]);
}

/** Bar, rail and the white sheet with the current screen. */
export function Frame({ children }: { readonly children?: ReactNode }) {
  const styles = useStyles();
  const t = useText();
  const client = useClient();
  const toast = useToast();
  const path = useCurrentPath();
  // Set once the screen of an address is drawn; until then the one before still stands.
  const shown = useRouterState({ select: (state) => state.resolvedLocation?.href });
  const [searching, setSearching] = useState(false);
  const tell = (error: unknown) => toast({ text: errorSentence(error), tone: 'danger' });
  // The last letters are written down first: behind the lock nothing is.
  const lock = () =>
    void flushBeforeLeaving()
      .then(() => client.session.lock({}))
      .catch(tell);
  const signOut = () =>
    void flushBeforeLeaving()
      .then(() => client.session.signOut({}))
      .catch(tell);
  const openGuide = useOpenGuide();
  useShortcut('F1', openGuide);
  useShortcut('Ctrl+K', () => setSearching(true));
  useShortcut('Ctrl+L', lock, { overDialog: true });
  useApplyRememberedLook();
  useFocusOnArrival(path);
  useMetByGoing(useHistory());
  return (
    <div className={styles.frame}>
      <a
        className={styles.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#content')?.focus();
        }}
      >
        {t('skipToContent')}
      </a>
      <TopBar onSearch={() => setSearching(true)} onGuide={openGuide} onLock={lock} onSignOut={signOut} />
      <DemoBand />
      <ConnectionLine />
      <BackupLine />
      <div className={styles.below}>
        <Rail onLock={lock} />
        <main id="content" className={styles.sheet} tabIndex={-1} data-shown={shown}>
          <ScreenErrorBoundary key={path}>{children ?? <Outlet />}</ScreenErrorBoundary>
        </main>
      </div>
      {searching ? (
        <CommandPalette onClose={() => setSearching(false)} onGuide={openGuide} onLock={lock} onSignOut={signOut} />
      ) : null}
    </div>
  );
}
