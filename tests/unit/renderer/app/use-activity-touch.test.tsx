import { act, fireEvent } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

/** The program calls `useActivityTouch` itself behind the sign-in. */
const NOTHING: ReactNode = null;
let touches = 0;

beforeEach(async () => {
  touches = 0;
  const answers = {
    'session.touch': () => {
      touches += 1;
      return {};
    },
  };
  await renderKit(NOTHING, sampleOffice({ demo: false, answers }));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Seconds of the clock, and whatever was sent meanwhile has arrived. */
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

it.each([
  ['pointermove', () => fireEvent.pointerMove(document.body)],
  ['keydown', () => fireEvent.keyDown(document.body, { key: 'a' })],
] as const)('%s tells the office once in 30 s that somebody is there', async (_name, move) => {
  for (let second = 0; second < 29; second += 1) {
    move();
    await pass(1);
  }
  expect(touches).toBe(1);
  await pass(1);
  move();
  move();
  await pass(0);
  expect(touches).toBe(2);
});

it('tells nothing while nobody does anything', async () => {
  await pass(15 * 60);
  expect(touches).toBe(0);
});
