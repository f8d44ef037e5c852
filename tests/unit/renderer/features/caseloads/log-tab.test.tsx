import '#tests/support/page-environment.ts';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { caseloadsRoutes } from '#renderer/features/caseloads/index.ts';
import { CASELOADS_LOG_FIXTURE } from '#renderer/prints/caseloads-log/caseloads-log.fixture.ts';
import type { CaseloadsLog } from '#shared/features/caseloads/caseloads.schema.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const HANDED = 130;
const [SAMPLE] = CASELOADS_LOG_FIXTURE.handovers;

/** The log of an office that handed over more often than a window holds. */
function logOf({ offset, limit }: { readonly offset: number; readonly limit: number }): CaseloadsLog {
  if (SAMPLE === undefined) throw new Error('the sample has no handing over');
  const all = Array.from({ length: HANDED }, (_, index) => ({
    ...SAMPLE,
    id: `0199a1b2-0000-7000-8000-${String(index).padStart(12, '0')}` as typeof SAMPLE.id,
    reason: `przekazanie nr ${index + 1}.`,
  }));
  const counts = { handovers: HANDED, exceptions: 0 };
  return { handovers: all.slice(offset, offset + limit), exceptions: [], counts };
}

describe('the log of caseloads', () => {
  it('says how much of it is shown and offers the rest', async () => {
    const office = sampleOffice({
      demo: false,
      answers: {
        'caseloads.log': (input) => logOf((input as { window: { offset: number; limit: number } }).window),
        'caseloads.overview': () => ({ workers: [], limit: null }),
      },
    });
    await renderProgram({ routes: caseloadsRoutes, office, path: '/obciazenie?tab=log' });
    await screen.findByText('przekazanie nr 1.');
    const rows = () => document.querySelectorAll('tbody tr').length;
    expect(rows()).toBe(100);
    expect(screen.getByText(/^Pokazano 100 z\s130 wierszy/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Pokaż starsze' }));
    expect(await screen.findByText('przekazanie nr 130.')).toBeTruthy();
    expect(rows()).toBe(HANDED);
    expect(screen.queryByRole('button', { name: 'Pokaż starsze' })).toBeNull();
  });
});
