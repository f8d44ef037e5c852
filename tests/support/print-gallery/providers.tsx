import { FluentProvider } from '@fluentui/react-components';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ConfirmProvider } from '#renderer/ui/dialog.tsx';
import { lightTheme } from '#renderer/ui/theme/theme.ts';
import '#renderer/i18n/index.ts';

/** A preview goes back through a router; here there is nowhere to go. */
const router = createRouter({
  routeTree: createRootRoute(),
  history: createMemoryHistory({ initialEntries: ['/'] }),
});

/** What a preview needs above it: the theme, and a router. */
export function Providers(props: { children: ReactNode }): ReactNode {
  return (
    <FluentProvider theme={lightTheme} style={{ height: '100vh' }}>
      <RouterContextProvider router={router}>
        <ConfirmProvider>{props.children}</ConfirmProvider>
      </RouterContextProvider>
    </FluentProvider>
  );
}
