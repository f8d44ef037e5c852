import { useEffect, useState } from 'react';

import { useHost, useSignedIn } from '../client/index.ts';
import type { PrintContext } from './frame.tsx';
import { createPrintMoment } from './print-moment.ts';

/** Office, person and moment that stand on every page; the moment at the foot is that of printing. */
export function usePrintContext(): PrintContext {
  const { office, user } = useSignedIn();
  const { demo } = useHost();
  const [moment] = useState(() => createPrintMoment());
  const [context] = useState<PrintContext>(() => ({
    officeName: office.name,
    printedBy: user.displayName,
    printedAt: moment.get(),
    moment,
    demo,
  }));
  useEffect(() => moment.follow(), [moment]);
  return context;
}
