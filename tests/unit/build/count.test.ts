import { describe, expect, it } from 'vitest';
import { countCheck, countCruise, countPlaywright, countVitest, lastLine, settle, sum } from '#build/steps/count.mjs';

const count = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped });

describe('the counts of a test run', () => {
  it('count a check as one', () => {
    expect(countCheck(0)).toEqual(count(1, 0, 0));
    expect(countCheck(2)).toEqual(count(0, 1, 0));
  });

  it('read the report of the unit tests', () => {
    expect(countVitest({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 })).toEqual(
      count(7, 0, 3),
    );
    const testResults = [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(countVitest({ numPassedTests: 1, numFailedTests: 1, testResults })).toEqual(count(1, 2, 0));
  });

  it('read the report of the end-to-end tests, where passing at a second try is a failure', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [] })).toEqual(count(4, 2, 2));
    expect(countPlaywright({ stats: { expected: 0 }, errors: [{ message: 'no browser' }] })).toEqual(count(0, 1, 0));
  });

  it('read the report of the import walk, where no module is a failure', () => {
    expect(countCruise({ summary: { error: 0, totalCruised: 3 } })).toEqual(count(1, 0, 0));
    expect(countCruise({ summary: { error: 1, totalCruised: 3 } })).toEqual(count(0, 1, 0));
    expect(countCruise({ summary: { error: 0, totalCruised: 0 } })).toEqual(count(0, 1, 0));
    expect(countCruise(undefined)).toEqual(count(0, 1, 0));
  });

  it.each([
    [count(3, 0, 1), 0, count(3, 0, 1)],
    [count(3, 2, 1), 1, count(3, 2, 1)],
    [count(3, 0, 1), 1, count(3, 1, 1)],
    [count(0, 0, 0), 0, count(0, 1, 0)],
    [count(0, 0, 4), 0, count(0, 0, 4)],
    [countVitest('no report'), 1, count(0, 1, 0)],
  ])('%j with exit code %i settles as %j', (counted, code, settled) => {
    expect(settle(counted, code)).toEqual(settled);
  });

  it('add up to the last line', () => {
    expect(lastLine(sum([count(1, 0, 0), count(10, 2, 3)]))).toBe('11 passed, 2 failed, 3 skipped');
  });
});
