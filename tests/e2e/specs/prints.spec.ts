import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { NOTES_FIXTURE } from '#renderer/prints/notes/notes.fixture.ts';
import { PRINT_SAMPLES } from '#renderer/prints/registry.ts';
import { TALL_ROW_WORDS } from '#tests/support/print-gallery/tall-row.ts';
import { openGallery, type Gallery } from '../fixtures/gallery.ts';
import { drawPaper } from '../pages/paper.ts';

const names = Object.keys(PRINT_SAMPLES);

/** Every printed document goes to paper here, with data that strain it: what the preview shows is what is printed. */
let gallery: Gallery;
let folder = '';

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ostoja-prints-'));
  gallery = await openGallery('print-gallery');
});

test.afterAll(async () => {
  await gallery.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the list of prints is not empty', () => {
  expect(names.length).toBeGreaterThan(0);
});

test('an entry longer than a page loses no word on paper and repeats none', async ({ page }) => {
  const opening = 'Rozmowa o nauce';
  const typed = NOTES_FIXTURE.reduce((sum, { text }) => sum + text.split(opening).length - 1, 0);
  await page.goto(`${gallery.address}?print=notes`);
  await expect(page.locator('[data-page]').first()).toBeAttached();
  await drawPaper(page);
  expect(await page.locator('.print-output .print-part').count()).toBeGreaterThan(1);
  const file = join(folder, 'long-entry.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const paper = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
  expect(paper.split(opening).length - 1).toBe(typed);
});

test('a row longer than a page goes on over the next ones, each line once; rows that fit stay whole', async ({
  page,
}) => {
  await page.goto(`${gallery.address}?print=tall-row`);
  await expect(page.locator('[data-page]').first()).toBeAttached();
  await drawPaper(page);
  const rows = await page.locator('.print-output tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('td')?.textContent,
      parts: row.querySelectorAll('td > .print-part').length,
    })),
  );
  const cut = rows.filter(({ name }) => name === 'długi');
  expect(cut.length).toBeGreaterThan(2);
  // Each cell of it is cut at the same lines; what stands before and after it is not cut at all.
  expect(rows).toEqual([{ name: 'przed', parts: 0 }, ...cut, { name: 'po', parts: 0 }]);
  expect(cut.map(({ parts }) => parts)).toEqual(cut.map(() => 2));
  const heads = await page
    .locator('.print-output .print-page')
    .evaluateAll((pages) => pages.map((sheet) => sheet.querySelectorAll('thead').length));
  expect(heads).toEqual(heads.map(() => 1));
  const file = join(folder, 'tall-row.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const paper = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  expect([...paper.matchAll(/słowo\d{4}/gu)].map(([word]) => word)).toEqual(TALL_ROW_WORDS);
});

for (const name of names) {
  test(`${name}: the paper has the pages of the preview, none empty, none cut`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${gallery.address}?print=${name}`);
    const sheets = page.locator('.print-output .print-page');
    await expect(page.locator('[data-page]').first()).toBeAttached();
    const shown = await page.locator('[data-page]').count();
    // The paper is drawn only to be printed.
    await expect(sheets).toHaveCount(0);

    const file = join(folder, `${name}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true, tagged: true });
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBe(shown);
    expect(info).toContain('(A4)');
    expect(info).toMatch(/Tagged:\s+yes/);

    const papers = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
    expect(papers).toHaveLength(shown);
    papers.forEach((paper, index) => {
      expect(paper).toContain(`Strona ${index + 1} z ${papers.length}`);
      // More than the running head and foot stands on each page.
      expect(paper.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(4);
    });
    if (name !== 'key-card') for (const paper of papers) expect(paper).toContain('dane zmyślone');

    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' });
    // The bundled font, embedded: the same letters on every computer.
    expect(fonts).toMatch(/NotoSans\S*\s+(CID )?TrueType/);
    expect(fonts).not.toContain('Type 3');

    // Drawn to be looked at, page by page the same as on the desk.
    await expect(sheets).toHaveCount(0);
    await drawPaper(page);
    await expect(sheets).toHaveCount(shown);
    for (let number = 1; number <= shown; number += 1) {
      const onDesk = page.locator(`[data-page="${number}"]`);
      await onDesk.scrollIntoViewIfNeeded();
      await expect(onDesk.locator('.print-page')).toHaveCount(1);
      expect(await onDesk.locator('.print-page').innerHTML()).toBe(await sheets.nth(number - 1).innerHTML());
    }

    // Nothing of the body reaches into the foot of its page, and no cell is wider than its column.
    await page.emulateMedia({ media: 'print' });
    const cut = await sheets.evaluateAll((pages) =>
      pages.flatMap((sheet) => {
        const body = sheet.querySelector('.print-body');
        if (body === null || body.scrollHeight > body.clientHeight + 1) return ['body'];
        return [...sheet.querySelectorAll('td, th, dd')]
          .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
          .map((cell) => cell.textContent ?? '');
      }),
    );
    expect(cut).toEqual([]);
    // A word of a head stands on one line: the columns are as wide as their heads need.
    const broken = await sheets.first().evaluate((sheet) =>
      [...sheet.querySelectorAll('th')].flatMap((head) => {
        const text = head.firstChild;
        if (text === null) return [];
        return [...(text.textContent ?? '').matchAll(/[^\s-]+/g)].flatMap(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1 ? [word] : [];
        });
      }),
    );
    expect(broken).toEqual([]);
    expect(errors).toEqual([]);
  });
}
