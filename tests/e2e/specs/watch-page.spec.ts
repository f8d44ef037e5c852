import { expect, type Page, test } from '@playwright/test';

import { contentSecurityPolicy } from '#core/policies/content-security-policy.ts';
import { watchPage, type Watch } from '../fixtures/watch-page.ts';

/** Opens a page of this content under the program's own policy, watched from before its first byte. */
async function watched(page: Page, body: string): Promise<Watch> {
  const address = 'http://127.0.0.1/watched';
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': contentSecurityPolicy() },
      body: `<!doctype html><html lang="pl"><title>x</title><link rel="icon" href="data:,"><main>${body}</main></html>`,
    }),
  );
  const watch = watchPage(page);
  await page.goto(address);
  return watch;
}

test('a page that does nothing wrong is left in peace', async ({ page }) => {
  const watch = await watched(
    page,
    '<p>Dzień dobry</p><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">',
  );
  await page.evaluate(() => console.warn('only a warning'));
  watch.expectNothing();
});

test('an inline script breaks the policy, and that is reported', async ({ page }) => {
  const watch = await watched(page, '<script>document.title = "ran"</script>');
  await expect(page).toHaveTitle('x');
  expect(watch.seen).toEqual([expect.stringMatching(/^console: .*inline script.*Content Security Policy/s)]);
  expect(() => watch.expectNothing()).toThrow('Content Security Policy');
});

test('an error written to the console is reported, and so is a thrown one', async ({ page }) => {
  const watch = await watched(page, '<p>Dzień dobry</p>');
  const written = page.waitForEvent('console');
  await page.evaluate(() => console.error('the list broke'));
  await written;
  const thrown = page.waitForEvent('pageerror');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('nobody caught it');
    });
  });
  await thrown;
  expect(watch.seen).toEqual(['console: the list broke', expect.stringMatching(/^thrown: .*nobody caught it/)]);
  expect(() => watch.expectNothing()).toThrow('the list broke');
});

test('a picture from another computer is reported, by the policy and as a request', async ({ page }) => {
  const foreign = 'http://pictures.invalid/one.png';
  const watch = await watched(page, `<img alt="" src="${foreign}">`);
  expect(watch.seen.toSorted()).toEqual([
    expect.stringMatching(/^console: .*pictures\.invalid.*img-src/s),
    `left the computer: ${foreign}`,
  ]);

  // Where no policy stops it, the request itself is seen; nobody answers under this name.
  const bare = await page.context().newPage();
  const unguarded = watchPage(bare);
  await bare.setContent(`<img alt="" src="${foreign}">`);
  expect(unguarded.seen).toEqual([`left the computer: ${foreign}`]);
  expect(() => unguarded.expectNothing()).toThrow(foreign);
});
