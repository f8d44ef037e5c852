import type { Page } from '@playwright/test';

/** Has the paper drawn, as it is for the moment of printing, and lets it stand for a look. */
export async function drawPaper(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}
