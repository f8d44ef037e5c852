import { expect, test } from '../fixtures/office.ts';

// Where Electron's program is there, the project "electron" runs all tests in it; elsewhere only this one, as skipped.
test('the program opens in real Electron @electron', async ({ emptyOffice }) => {
  await expect(emptyOffice.page.getByRole('heading').first()).toBeVisible();
});
