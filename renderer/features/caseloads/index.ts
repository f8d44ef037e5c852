import type { RouteEntry } from '../../ui/route-entry.ts';
import { CaseloadsPage } from './caseloads-page.tsx';
import { HandOverPage } from './hand-over-page.tsx';
import { LedByPage } from './led-by-page.tsx';
import { caseloadsScreen, handOverScreen, ledByScreen } from './screens.ts';

export {
  caseloadsScreen,
  ledByScreen,
  printCaseloadsLogScreen,
  printCaseloadsScreen,
  printLedByScreen,
} from './screens.ts';

export const caseloadsRoutes: readonly RouteEntry[] = [
  { screen: caseloadsScreen, component: CaseloadsPage, guide: 'obciazenie' },
  { screen: ledByScreen, component: LedByPage, guide: 'obciazenie' },
  { screen: handOverScreen, component: HandOverPage, guide: 'obciazenie' },
];
