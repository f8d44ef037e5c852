import { Component, type ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '#renderer/ui/action.tsx';
import { HomeRegular } from '#renderer/ui/icons.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PATHS } from '#renderer/ui/paths.ts';
import { useGo } from '#renderer/ui/screen.ts';
import { EmptyState } from '#renderer/ui/states.tsx';

type State = { readonly failed: boolean };

/** Keeps a fault of one screen from taking the frame with it: navigation still works, and the data are whole. */
export class ScreenErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <CrashedScreen onRetry={() => this.setState({ failed: false })} />;
  }
}

/** In place of the router's own words, for a fault that no screen's boundary could catch. */
export function CrashedProgram({ reset }: { readonly reset: () => void }) {
  return <CrashedScreen onRetry={reset} />;
}

function CrashedScreen({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText();
  const go = useGo();
  return (
    <Page title={t('state.crashTitle')}>
      <EmptyState
        icon={<HomeRegular />}
        title={t('state.crashSafe')}
        text={t('state.crashHint')}
        actions={
          <>
            <Action label={t('state.retry')} onClick={onRetry} />
            <Action kind="quiet" label={t('state.backToStart')} onClick={() => go(PATHS.dashboard)} />
          </>
        }
      />
    </Page>
  );
}
