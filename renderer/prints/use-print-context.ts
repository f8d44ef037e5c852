import { useState } from 'react';

import { toInstant } from '#shared/kernel/instant.ts';
import { useHost, useSignedIn } from '../client/index.ts';
import type { PrintContext } from './frame.tsx';

/** Office, person and moment that stand on every page; the moment is that of opening the preview. */
export function usePrintContext(): PrintContext {
  const { office, user } = useSignedIn();
  const { demo } = useHost();
  const [context] = useState<PrintContext>(() => ({
    officeName: office.name,
    printedBy: user.displayName,
    printedAt: toInstant(Date.now()),
    demo,
  }));
  return context;
}
