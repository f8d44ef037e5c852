import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCan } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '#renderer/ui/action.tsx';
import { HomeRegular, LockClosedRegular } from '#renderer/ui/icons.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PATHS } from '#renderer/ui/paths.ts';
import { readSearch, useGo, withoutDefaults } from '#renderer/ui/screen.ts';
import { concealSelected } from '#renderer/ui/typed-texts.ts';
import { EmptyState } from '#renderer/ui/states.tsx';
import { CrashedProgram } from './error-boundary.tsx';
import { Frame } from './layout/frame.tsx';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Page of the guide that F1 opens here. */
    readonly guide?: string | undefined;
  }
}

function NotFound() {
  const t = useText();
  const go = useGo();
  return (
    <Page title={t('state.notFoundTitle')}>
      <EmptyState
        icon={<HomeRegular />}
        title={t('state.notFoundHint')}
        text={null}
        actions={<Action label={t('state.backToStart')} onClick={() => go(PATHS.dashboard)} />}
      />
    </Page>
  );
}

function Denied() {
  const t = useText();
  const go = useGo();
  return (
    <Page title={t('state.deniedTitle')}>
      <EmptyState
        icon={<LockClosedRegular />}
        title={t('state.deniedHint')}
        text={null}
        actions={<Action label={t('state.backToStart')} onClick={() => go(PATHS.dashboard)} />}
      />
    </Page>
  );
}

/** Draws the screen for those who may see it; the office itself refuses its data to anybody else anyway. */
function guarded({ screen, component }: RouteEntry): () => ReactNode {
  const Screen = component;
  return function GuardedScreen() {
    const can = useCan();
    return can(screen.permission) ? <Screen /> : <Denied />;
  };
}

/** Builds the router from the table of screens. `history` is the address bar, or one in memory for tests. */
export function buildRouter(entries: readonly RouteEntry[], history: RouterHistory = createHashHistory()) {
  const root = createRootRoute({
    component: () => <Frame />,
    notFoundComponent: NotFound,
    errorComponent: CrashedProgram,
  });
  const start = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      // The router's own way to go elsewhere is to throw.
      // oxlint-disable-next-line typescript/only-throw-error
      throw redirect({ to: PATHS.dashboard });
    },
  });
  const screens = entries.map((entry) =>
    createRoute({
      getParentRoute: () => root,
      path: entry.screen.path,
      // The router writes back what this gives, so defaults stay out of the address.
      validateSearch: (raw: Record<string, unknown>) =>
        // The address keeps the stand-in of a selection, not the selection.
        concealSelected(withoutDefaults(entry.screen.search, readSearch(entry.screen.search, raw))),
      component: guarded(entry),
      staticData: { guide: entry.guide },
    }),
  );
  return createRouter({
    routeTree: root.addChildren([start, ...screens]),
    history,
    defaultPreload: false,
    defaultErrorComponent: CrashedProgram,
    defaultStructuralSharing: true,
  });
}

export type OfficeRouter = ReturnType<typeof buildRouter>;
