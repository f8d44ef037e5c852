import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HARDENING } from '#desktop/hardening.ts';
import { type Program, startWithPage } from '#tests/support/electron-stand-in/harness.ts';
import { checks } from './checks.ts';
import type { Check } from './window-checks.ts';

describe('the hardening list against the built program', () => {
  let program: Program;
  beforeAll(async () => {
    program = await startWithPage();
  });
  afterAll(async () => {
    await program.stop();
  });

  test('has a check for every line and no other', () => {
    expect(Object.keys(HARDENING).length).toBeGreaterThan(0);
    expect(Object.keys(checks).toSorted()).toEqual(Object.keys(HARDENING).toSorted());
  });

  test.for(Object.entries<Check>(checks))('%s', async ([, check]) => {
    expect.hasAssertions();
    await check(program, startWithPage);
  });
});
