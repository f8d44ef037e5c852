/** What Playwright runs before all tests: the folder of what is made once for a run. */
export { setup as default } from '#tests/support/templates-folder.ts';
