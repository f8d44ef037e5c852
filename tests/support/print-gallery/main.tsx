import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#renderer/ui/fonts.css';
import { toInstant } from '#shared/kernel/instant.ts';
import { PRINT_SAMPLES } from '#renderer/prints/registry.ts';
import { PrintPreview } from '#renderer/ui/print/print-preview.tsx';
import { Providers } from './providers.tsx';

const name = new URLSearchParams(location.search).get('print') ?? '';
const sample = PRINT_SAMPLES[name];
const root = document.querySelector('#root');
if (sample === undefined || root === null) throw new Error(`No print called ${name}`);

const source = sample.draw({
  officeName: 'Miejski Ośrodek Pomocy Rodzinie w Jaworzcu',
  printedBy: 'Pracownik Przykładowy',
  printedAt: toInstant(Date.UTC(2026, 10, 21, 9, 5)),
  demo: true,
});

createRoot(root).render(
  <StrictMode>
    <Providers>
      <PrintPreview document={source} breadcrumb={[]} title={source.title} onPrint={() => window.print()} />
    </Providers>
  </StrictMode>,
);
