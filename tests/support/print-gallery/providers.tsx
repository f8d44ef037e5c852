import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { lightTheme } from '#renderer/ui/theme/theme.ts';
import '#renderer/i18n/index.ts';

export function Providers(props: { children: ReactNode }): ReactNode {
  return (
    <FluentProvider theme={lightTheme} style={{ height: '100vh' }}>
      {props.children}
    </FluentProvider>
  );
}
