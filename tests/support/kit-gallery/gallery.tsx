import '#renderer/ui/base.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createQueryClient, Providers } from '#renderer/app/providers.tsx';
import { buildRouter } from '#renderer/app/router.tsx';
import { SessionGate } from '#renderer/app/session-gate.tsx';
import { polishInputError } from '#shared/contract/polish-input.ts';
import { FAILURE_CODES, type FailureCode } from '#shared/features/session/session.schema.ts';
import { sampleOffice } from './sample-office.ts';
import { STORIES } from './stories.tsx';

/** What the office tells beside the code. */
function sampleFacts(code: FailureCode): Record<string, string> {
  if (code === 'NEWER_VERSION') return { needed: '9.9.9' };
  return code === 'INTERNAL' ? { reference: '7K2-Q4' } : {};
}

z.config({ localeError: polishInputError, jitless: true });
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root');
const asked = new URLSearchParams(location.search);
const code = FAILURE_CODES.find((each) => each === asked.get('failed'));
const office = sampleOffice({
  demo: asked.has('demo'),
  host: asked.has('desktop') ? 'desktop' : 'preview',
  ...(code === undefined ? {} : { failed: { state: 'failed', code, data: sampleFacts(code) } }),
});
createRoot(root).render(
  <Providers office={office} queryClient={createQueryClient()}>
    <SessionGate router={buildRouter(STORIES)} />
  </Providers>,
);
