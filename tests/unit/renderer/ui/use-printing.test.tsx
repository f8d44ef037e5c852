import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { usePrinting } from '#renderer/ui/print/use-printing.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

function Printing(): ReactNode {
  const { print } = usePrinting();
  return (
    <button type="button" onClick={() => void print()}>
      Na papier
    </button>
  );
}

let happened: string[];

beforeEach(() => {
  happened = [];
  vi.stubGlobal('print', () => happened.push('paper'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Orders a print; the office answers the order when the test says so. */
async function order(host: 'preview' | 'desktop') {
  const answer = Promise.withResolvers<unknown>();
  const answers = {
    'printing.print': () => {
      happened.push('ordered');
      return answer.promise;
    },
  };
  await renderKit(<Printing />, sampleOffice({ demo: false, host, answers }));
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Na papier' }));
    await Promise.resolve();
  });
  return answer;
}

it('the paper waits until the order stands', async () => {
  const answer = await order('preview');
  await waitFor(() => expect(happened).toEqual(['ordered']));
  answer.resolve({});
  await waitFor(() => expect(happened).toEqual(['ordered', 'paper']));
});

it('a refused order prints nothing, and says why', async () => {
  const answer = await order('preview');
  answer.reject(new AppError('SESSION_LOCKED'));
  expect((await screen.findAllByText(/^Program jest zablokowany\./)).length).toBeGreaterThan(0);
  expect(happened).toEqual(['ordered']);
});

it('the desktop program prints itself', async () => {
  const answer = await order('desktop');
  answer.resolve({});
  await act(() => answer.promise.then(() => undefined));
  expect(happened).toEqual(['ordered']);
});
