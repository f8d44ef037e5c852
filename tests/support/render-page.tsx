import './page-environment.ts';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { cleanup, render, screen } from '@testing-library/react';
import { createMemoryHistory, type RouterHistory } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { createQueryClient, Providers } from '#renderer/app/providers.tsx';
import { buildRouter } from '#renderer/app/router.tsx';
import { SessionGate } from '#renderer/app/session-gate.tsx';
import type { Office } from '#renderer/client/index.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { polishInputError } from '#shared/contract/polish-input.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';

export type Drawn = { readonly history: RouterHistory; readonly office: Office };

/** Draws the whole program over an office of samples, at `path`, and waits for the first screen's title. */
export async function renderProgram(options: {
  readonly routes: readonly RouteEntry[];
  readonly path?: string;
  readonly office?: Office;
}): Promise<Drawn> {
  cleanup();
  z.config({ localeError: polishInputError, jitless: true });
  const office = options.office ?? sampleOffice({ demo: false });
  const history = createMemoryHistory({ initialEntries: [options.path ?? '/pulpit'] });
  const router = buildRouter(options.routes, history);
  render(
    // Files share the modules and each has a document of its own: styles are written into the one that is drawn into.
    <RendererProvider renderer={createDOMRenderer(document)} targetDocument={document}>
      <Providers office={office} queryClient={createQueryClient()}>
        <SessionGate router={router} />
      </Providers>
    </RendererProvider>,
  );
  await screen.findAllByRole('heading', { level: 1 });
  return { history, office };
}

/** Draws one component of the kit as the start page of the program, with everything it may need above it. */
export async function renderKit(node: ReactNode, office?: Office): Promise<Drawn> {
  const page = defineScreen({ path: '/pulpit', permission: 'signed-in', search: z.object({}) });
  const Kit = () => (
    <>
      <h1>Zestaw</h1>
      {node}
    </>
  );
  return renderProgram({
    routes: [{ screen: page, component: Kit }],
    ...(office === undefined ? {} : { office }),
  });
}
