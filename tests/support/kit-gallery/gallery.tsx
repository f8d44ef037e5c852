import '#renderer/ui/base.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createQueryClient, Providers } from '#renderer/app/providers.tsx';
import { buildRouter } from '#renderer/app/router.tsx';
import { SessionGate } from '#renderer/app/session-gate.tsx';
import { sampleOffice } from './sample-office.ts';
import { STORIES } from './stories.tsx';

z.config({ ...z.locales.pl(), jitless: true });
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <Providers office={sampleOffice({ demo: location.search.includes('demo') })} queryClient={createQueryClient()}>
    <SessionGate router={buildRouter(STORIES)} />
  </Providers>,
);
