import { FluentProvider } from '@fluentui/react-components';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { lightTheme } from '#renderer/ui/theme/theme.ts';
import '#renderer/i18n/index.ts';

/** What a preview needs above it: the theme, and a router of its own to go back with. */
export function Providers(props: { children: ReactNode }): ReactNode {
  const { children } = props;
  const [router] = useState(() =>
    createRouter({
      routeTree: createRootRoute({ component: () => <>{children}</> }),
      history: createMemoryHistory({ initialEntries: ['/'] }),
    }),
  );
  return (
    <FluentProvider theme={lightTheme} style={{ height: '100vh' }}>
      <RouterProvider router={router} />
    </FluentProvider>
  );
}
