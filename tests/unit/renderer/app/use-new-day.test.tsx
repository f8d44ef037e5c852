import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useNewDay } from '#renderer/app/use-new-day.ts';
import { fmt, officeToday } from '#renderer/ui/format.ts';

beforeEach(() => {
  // Files share one document: what another has drawn last goes first.
  cleanup();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-23T21:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let asked = 0;

/** A card whose answer stays the same from day to day; its words do not. */
function Card() {
  const card = useQuery({
    queryKey: ['card'],
    queryFn: () => {
      asked += 1;
      return { name: 'Wróblewscy' };
    },
  });
  return (
    <p>
      {card.data?.name} {fmt.date(officeToday())}
    </p>
  );
}

function Program() {
  useNewDay();
  return (
    <>
      <input aria-label="pole" />
      <Card />
    </>
  );
}

const shown = async (text: string) => await waitFor(() => expect(document.querySelector('p')?.textContent).toBe(text));

async function openedInTheEvening(): Promise<void> {
  asked = 0;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })}>
      <Program />
    </QueryClientProvider>,
  );
  await shown('Wróblewscy 23.11.2026');
}

test('a program left open past midnight draws and asks anew; what is typed stays', async () => {
  await openedInTheEvening();
  fireEvent.change(screen.getByLabelText('pole'), { target: { value: 'wpisane' } });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(asked).toBe(1);
  vi.setSystemTime(Date.parse('2026-11-23T23:00:30Z'));
  act(() => void vi.advanceTimersByTime(30_000));
  await shown('Wróblewscy 24.11.2026');
  await waitFor(() => expect(asked).toBe(2));
  expect(screen.getByLabelText('pole')).toHaveProperty('value', 'wpisane');
});

test('a computer that slept past midnight is noticed when somebody comes back', async () => {
  await openedInTheEvening();
  fireEvent.focus(window);
  expect(asked).toBe(1);
  vi.setSystemTime(Date.parse('2026-11-25T08:00Z'));
  fireEvent.focus(window);
  await shown('Wróblewscy 25.11.2026');
  await waitFor(() => expect(asked).toBe(2));
});
