import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { runningFoot } from '#renderer/prints/frame.tsx';
import { createPrintMoment } from '#renderer/prints/print-moment.ts';

it('the foot says when the paper was printed, not when its preview was opened', () => {
  let now = Date.UTC(2026, 10, 21, 9, 5);
  const moment = createPrintMoment(() => now);
  const context = { officeName: 'OPS', printedBy: 'Anna Lis', printedAt: moment.get(), moment, demo: false };
  const stop = moment.follow();
  const { unmount } = render(<p>{runningFoot(context)}</p>);
  expect(screen.getByText(/10:05/)).toBeTruthy();
  now = Date.UTC(2026, 10, 21, 11, 30);
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(screen.getByText(/12:30.*Anna Lis/)).toBeTruthy();
  unmount();
  stop();
  now = Date.UTC(2026, 10, 21, 12, 0);
  window.dispatchEvent(new Event('beforeprint'));
  expect(moment.get()).toBe('2026-11-21T11:30:00.000Z');
});
