import 'i18next';
import type { pl } from './namespaces.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof pl;
    returnNull: false;
  }
}
