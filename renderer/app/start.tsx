import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createOffice } from '#renderer/client/index.ts';
import { polishInputError } from '#shared/contract/polish-input.ts';
import { createQueryClient, Providers } from './providers.tsx';
import { buildRouter } from './router.tsx';
import { ROUTES } from './routes.tsx';
import { SessionGate } from './session-gate.tsx';

/** Starts the page in `element`. Schemas speak Polish and are never compiled at run time, which the CSP forbids. */
export function startPage(element: HTMLElement): void {
  z.config({ localeError: polishInputError, jitless: true });
  // First: takes the token out of the address before the router reads it.
  const office = createOffice();
  const router = buildRouter(ROUTES);
  const queryClient = createQueryClient();
  createRoot(element).render(
    <StrictMode>
      <Providers office={office} queryClient={queryClient}>
        <SessionGate router={router} />
      </Providers>
    </StrictMode>,
  );
}
