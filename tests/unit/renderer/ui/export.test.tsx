import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { ExportMenu } from '#renderer/ui/export.tsx';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const plain = (text: string | null | undefined) => (text ?? '').replaceAll('\u00a0', ' ');

afterEach(() => {
  vi.useRealTimers();
});

/** An export whose events the test sends; it ends when its caller gives up. */
function sending() {
  const waiting: ExportEvent[] = [];
  let wake = Promise.withResolvers<void>();
  let signal: AbortSignal | null = null;
  async function* events(given: AbortSignal): AsyncGenerator<ExportEvent> {
    const aborted = new Promise<never>((_resolve, reject) => {
      given.addEventListener('abort', () => reject(new Error('aborted')));
    });
    for (;;) {
      await Promise.race([wake.promise, aborted]);
      wake = Promise.withResolvers<void>();
      for (const event of waiting.splice(0)) {
        yield event;
        if (event.kind === 'result') return;
      }
    }
  }
  return {
    ask: (_format: 'xlsx' | 'csv', given: AbortSignal) => {
      signal = given;
      return Promise.resolve(events(given));
    },
    send: async (event: ExportEvent) => {
      waiting.push(event);
      await act(async () => {
        wake.resolve();
        await Promise.resolve();
      });
    },
    isAborted: () => signal?.aborted === true,
  };
}

async function begin() {
  const office = sending();
  await renderKit(<ExportMenu ask={office.ask} />);
  fireEvent.click(screen.getByRole('button', { name: 'Eksport' }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fireEvent.click(screen.getByRole('menuitem', { name: /csv/ }));
  return office;
}

it('is quiet while it is short', async () => {
  const office = await begin();
  await office.send({ kind: 'progress', done: 20, total: 40 });
  expect(screen.queryByRole('progressbar')).toBeNull();
  await office.send({ kind: 'result', outcome: { kind: 'cancelled' } });
  act(() => {
    vi.advanceTimersByTime(5_000);
  });
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByRole('button', { name: 'Eksport' })).toBeTruthy();
});

it('shows how far it is when it takes long, and stops when told to', async () => {
  const office = await begin();
  act(() => {
    vi.advanceTimersByTime(1_000);
  });
  await office.send({ kind: 'progress', done: 5_000, total: 20_000 });
  const panel = screen.getByRole('group', { name: 'Przygotowywanie pliku' });
  expect(plain(panel.textContent)).toContain('5 000 z 20 000 wierszy');
  expect(plain(panel.textContent)).toContain('25 %');
  await office.send({ kind: 'writing' });
  expect(plain(panel.textContent)).toContain('Składanie pliku');
  vi.useRealTimers();
  fireEvent.click(screen.getByRole('button', { name: 'Przerwij' }));
  expect(office.isAborted()).toBe(true);
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  expect(screen.getAllByText('Przerwano eksport. Plik nie powstał.').length).toBeGreaterThan(0);
});

it('leaves the user alone with the dialog of the system', async () => {
  const office = await begin();
  act(() => {
    vi.advanceTimersByTime(1_000);
  });
  await office.send({ kind: 'progress', done: 5_000, total: 20_000 });
  await office.send({ kind: 'saving' });
  expect(screen.queryByRole('progressbar')).toBeNull();
});
