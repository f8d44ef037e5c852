import { FluentProvider, makeStyles, PortalMountNodeProvider, tokens } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Office, OfficeProvider } from '#renderer/client/index.ts';
import { ConfirmProvider } from '#renderer/ui/dialog.tsx';
import { darkTheme, lightTheme, ownTokens } from '#renderer/ui/theme/theme.ts';
import { ToastProvider } from '#renderer/ui/toast.tsx';
import { isThemeChoice, type ThemeChoice, ThemeContext, useSystemDark } from './theme-choice.ts';

const THEME_KEY = 'ostoja.theme';

const useStyles = makeStyles({
  root: { height: '100%', color: tokens.colorNeutralForeground1, backgroundColor: ownTokens.frame },
});

/**
 * Answers stay fresh for half a minute. Nothing waits for Windows to say it is online, since the office is on this
 * computer; nothing is tried again by itself, since refusals are meant and a lost connection is repaired elsewhere.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 30_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** The look kept for the sign-in screen of this computer; each user's own is applied after sign-in. */
function rememberedTheme(): ThemeChoice {
  const kept = globalThis.localStorage.getItem(THEME_KEY) ?? '';
  return isThemeChoice(kept) ? kept : 'system';
}

function tellWindow(frame: string): void {
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', frame);
}

/** Theme, office and cache, for every state of the session. */
export function Providers(props: {
  readonly office: Office;
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const [choice, setChoice] = useState(rememberedTheme);
  const systemDark = useSystemDark();
  const dark = choice === 'dark' || (choice === 'system' && systemDark);
  const theme = dark ? darkTheme : lightTheme;
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    document.body.style.backgroundColor = theme.ostojaFrame;
    tellWindow(theme.ostojaFrame);
  }, [dark, theme]);
  const control = useMemo(
    () => ({
      choice,
      choose: (next: ThemeChoice) => {
        globalThis.localStorage.setItem(THEME_KEY, next);
        setChoice(next);
      },
    }),
    [choice],
  );
  return (
    <OfficeProvider value={props.office}>
      <QueryClientProvider client={props.queryClient}>
        <ThemeContext value={control}>
          <FluentProvider theme={theme}>
            <div className={styles.root}>{props.children}</div>
          </FluentProvider>
        </ThemeContext>
      </QueryClientProvider>
    </OfficeProvider>
  );
}

/**
 * Toasts, questions and everything that floats, kept inside this tree: when the tree is hidden behind the lock, what
 * floats over it is hidden with it.
 */
export function Floating({ children }: { readonly children: ReactNode }) {
  const [node, setNode] = useState<HTMLDivElement | null>(null);
  return (
    <>
      <div ref={setNode} />
      <PortalMountNodeProvider value={node ?? undefined}>
        <ToastProvider>
          <ConfirmProvider>{children}</ConfirmProvider>
        </ToastProvider>
      </PortalMountNodeProvider>
    </>
  );
}
