import type { Page } from '@playwright/test';

/** Has the paper drawn, as it is for the moment of printing, and lets it stand for a look. */
export async function drawPaper(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}

/** As the system does once the paper is printed, or is not. */
export async function putPaperAway(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
}
