import { expect, test } from '@playwright/test';

import { violationsInEveryLook, violationsOn } from '../fixtures/accessibility.ts';
import { beyondTheEdge, keyboardProblems, rawTexts } from '../pages/screen-checks.ts';

test('each check fires on a page that breaks its rule', async ({ page }) => {
  await page.setContent(
    '<html lang="pl"><title>x</title><main><p>list.noMatch</p><img src=""><p>Ala {{kota}}</p></main>',
  );
  expect(await rawTexts(page, new Set(['list.noMatch']))).toEqual(['raw text: list.noMatch', 'raw text: Ala {{kota}}']);
  expect((await violationsOn(page)).join()).toContain('image-alt');

  await page.setViewportSize({ width: 320, height: 640 });
  await page.setContent(
    '<main style="overflow:hidden"><button style="margin-left:300px;width:90px">Zapisz</button></main>',
  );
  expect(await beyondTheEdge(page)).toEqual(['beyond the edge: button „Zapisz”']);
  await page.setContent('<main style="width:500px">szeroko</main>');
  expect(await beyondTheEdge(page)).toEqual(['the page is 508 wide']);
  await page.setContent('<main style="overflow-x:auto"><p style="width:900px">daleko</p></main>');
  expect(await beyondTheEdge(page)).toEqual(['scrolls sideways: main „daleko”']);

  await page.setContent(
    '<button>a</button><button style="position:fixed;left:-500px">b</button><button tabindex="-1">c</button>',
  );
  expect(await keyboardProblems(page)).toEqual([
    'cannot be seen when it has the focus: button „b”',
    'left out by the keyboard: button „c”',
  ]);
  await page.setContent('<button>a</button><button onkeydown="event.preventDefault()">trap</button><button>c</button>');
  expect(await keyboardProblems(page)).toEqual([
    'holds the keyboard: button „trap”',
    'left out by the keyboard: button „c”',
  ]);
});

test('what breaks a rule in one look alone is found in it', async ({ page }) => {
  const inLook = (css: string, body: string) =>
    page.setContent(`<html lang="pl"><title>x</title><style>${css}</style><main>${body}</main></html>`);
  const dark = '@media (prefers-color-scheme: dark) and (forced-colors: none)';
  await inLook(`p { color: #000; background: #fff } ${dark} { p { color: #ddd } }`, '<p>Ala</p>');
  expect(await violationsInEveryLook(page)).toEqual([expect.stringMatching(/^dark: color-contrast: <p>/)]);
  // A rule that does not read colours sees what appears in that look.
  await inLook(`img { display: none; width: 20px; height: 20px } ${dark} { img { display: block } }`, '<img src="">');
  expect(await violationsInEveryLook(page)).toEqual([expect.stringMatching(/^dark: image-alt: <img/)]);
  await inLook(
    'img { display: none; width: 20px; height: 20px } @media (forced-colors: active) { img { display: block } }',
    '<img src="">',
  );
  expect(await violationsInEveryLook(page)).toEqual([expect.stringMatching(/^forced colours: image-alt: <img/)]);
});
