import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#renderer/ui/fonts.css';
import { toInstant } from '#shared/kernel/instant.ts';
import { PRINT_SAMPLES } from '#renderer/prints/registry.ts';
import { PrintPreview } from '#renderer/ui/print/print-preview.tsx';
import { TALL_ROW_DOCUMENT } from './tall-row.ts';
import { Providers } from './providers.tsx';

const name = new URLSearchParams(location.search).get('print') ?? '';
const sample = PRINT_SAMPLES[name];
const root = document.querySelector('#root');
if (root === null) throw new Error('Nowhere to draw');

const drawn = sample?.draw({
  officeName: 'Miejski Ośrodek Pomocy Rodzinie w Jaworzcu',
  printedBy: 'Pracownik Przykładowy',
  printedAt: toInstant(Date.UTC(2026, 10, 21, 9, 5)),
  demo: true,
});
const source = name === 'tall-row' ? TALL_ROW_DOCUMENT : drawn;
if (source === undefined) throw new Error(`No print called ${name}`);

createRoot(root).render(
  <StrictMode>
    <Providers>
      <PrintPreview document={source} breadcrumb={[]} title={source.title} onPrint={() => window.print()} />
    </Providers>
  </StrictMode>,
);
