/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {unknown} value */
const fields = (value) =>
  value !== null && typeof value === 'object' ? /** @type {Record<string, unknown>} */ (value) : {};

/** @param {unknown} value */
const number = (value) => (typeof value === 'number' ? value : 0);

/**
 * One check that passes or fails as a whole, as the type check does.
 *
 * @param {number} code
 * @returns {Count}
 */
export function countCheck(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * @param {unknown} report of vitest's JSON reporter
 * @returns {Count}
 */
export function countVitest(report) {
  const of = fields(report);
  const failedTests = number(of['numFailedTests']);
  // A file that cannot be loaded has no test to fail, and still is a failure.
  const broken = (Array.isArray(of['testResults']) ? of['testResults'] : []).filter((file) => {
    const results = fields(file)['assertionResults'];
    return fields(file)['status'] === 'failed' && (!Array.isArray(results) || !results.some(isFailed));
  }).length;
  return {
    passed: number(of['numPassedTests']),
    failed: failedTests + broken,
    skipped: number(of['numPendingTests']) + number(of['numTodoTests']),
  };
}

/** @param {unknown} result */
const isFailed = (result) => fields(result)['status'] === 'failed';

/**
 * @param {unknown} report of Playwright's JSON reporter
 * @returns {Count}
 */
export function countPlaywright(report) {
  const stats = fields(fields(report)['stats']);
  const errors = fields(report)['errors'];
  return {
    passed: number(stats['expected']),
    // A test that passed only at a second try is a defect.
    failed: number(stats['unexpected']) + number(stats['flaky']) + (Array.isArray(errors) ? errors.length : 0),
    skipped: number(stats['skipped']),
  };
}

/**
 * @param {unknown} report of dependency-cruiser's JSON reporter
 * @returns {Count} one check; a run that looked at no module has failed
 */
export function countCruise(report) {
  const summary = fields(fields(report)['summary']);
  return countCheck(number(summary['error']) === 0 && number(summary['totalCruised']) > 0 ? 0 : 1);
}

/**
 * A step's count with what its exit code says: a step that ended badly has failed even if its report shows nothing,
 * and a step that ran no test has failed.
 *
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
export function settle(count, code) {
  const silent = count.failed === 0 && (code !== 0 || count.passed + count.skipped === 0);
  return silent ? { ...count, failed: 1 } : count;
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  const add = (/** @type {keyof Count} */ name) => counts.reduce((all, one) => all + one[name], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

/**
 * The last line of a test run, and nothing else on it.
 *
 * @param {Count} count
 * @returns {string}
 */
export function lastLine(count) {
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
}
