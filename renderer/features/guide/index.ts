import type { RouteEntry } from '../../ui/route-entry.ts';
import { GuidePage } from './guide-page.tsx';
import { guideScreen } from './screens.ts';

export { isGuidePage } from './pages.ts';
export { guideScreen } from './screens.ts';

export const guideRoutes: readonly RouteEntry[] = [
  { screen: guideScreen, component: GuidePage, guide: 'pierwsze-kroki' },
];
