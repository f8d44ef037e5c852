import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, screen, within } from '@testing-library/react';
import { walkTokens, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROUTES } from '#renderer/app/routes.tsx';
import { guideRoutes } from '#renderer/features/guide/index.ts';
import { GUIDE_PAGES, isGuidePage } from '#renderer/features/guide/pages.ts';
import {
  guideFiles,
  guideText,
  guideTitle,
  guideTokens,
  linkedPage,
  pictureAddress,
} from '#renderer/features/guide/texts.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const PICTURES = join(import.meta.dirname, '../../../../../docs/przewodnik/obrazy');
const RENDERER = join(import.meta.dirname, '../../../../../renderer');

/** Every piece of a page, inner ones too. */
function piecesOf(key: (typeof GUIDE_PAGES)[number]): Token[] {
  const pieces: Token[] = [];
  void walkTokens(guideTokens(key), (token) => void pieces.push(token));
  return pieces;
}

const hrefs = (key: (typeof GUIDE_PAGES)[number], type: 'link' | 'image'): string[] =>
  piecesOf(key).flatMap((token) => (token.type === type && 'href' in token ? [String(token.href)] : []));

describe('pages of the guide', () => {
  it('exist for every screen of the program', () => {
    expect(ROUTES.length).toBeGreaterThan(0);
    const without = ROUTES.filter(({ guide }) => guide === undefined || !isGuidePage(guide));
    expect(without.map(({ screen: { path } }) => path)).toEqual([]);
  });

  it('are exactly the files of docs/przewodnik', () => {
    expect([...guideFiles()].sort()).toEqual([...GUIDE_PAGES].sort());
  });

  it('begin with a title of their own', () => {
    for (const key of GUIDE_PAGES) expect(guideText(key), key).toMatch(/^# \S/);
    expect(new Set(GUIDE_PAGES.map((key) => guideTitle(key))).size).toBe(GUIDE_PAGES.length);
  });

  it('link only to one another', () => {
    const all = GUIDE_PAGES.flatMap((key) => hrefs(key, 'link'));
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((href) => linkedPage(href) === null)).toEqual([]);
  });

  it('show pictures that are there, and every picture there is shown', () => {
    const shown = GUIDE_PAGES.flatMap((key) => hrefs(key, 'image'));
    expect(shown.filter((href) => pictureAddress(href) === null)).toEqual([]);
    expect([...shown].sort()).toEqual(
      readdirSync(PICTURES)
        .map((file) => `obrazy/${file}`)
        .sort(),
    );
    expect(pictureAddress('obrazy/nie-ma.png')).toBeNull();
  });

  it('name only shortcuts the program listens to', () => {
    const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(RENDERER, file), 'utf8'))
      .join('\n');
    const shortcuts = GUIDE_PAGES.flatMap((key) => piecesOf(key))
      .flatMap((token) => (token.type === 'codespan' && 'text' in token ? [String(token.text)] : []))
      .filter((text) => /^(?:(?:Ctrl|Alt)\+[A-Z]|F\d+)$/.test(text));
    expect(shortcuts).toContain('Ctrl+K');
    const unknown = [...new Set(shortcuts)].filter(
      (one) => !sources.includes(`'${one}'`) && !sources.includes(`"${one}"`),
    );
    expect(unknown).toEqual([]);
  });

  it('name every shortcut the program declares on the page of shortcuts', () => {
    const declared = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [
        ...readFileSync(join(RENDERER, file), 'utf8').matchAll(
          /(?:shortcut="|useShortcut\(\s*'|_KEY = ')((?:Ctrl\+|Alt\+|Shift\+)*(?:[A-Z]|F\d+|Enter|Escape))["']/g,
        ),
      ])
      .map(([, shortcut = '']) => shortcut.replace('Escape', 'Esc'));
    expect(declared).toContain('F8');
    const said = new Set(
      piecesOf('skroty-klawiszowe').flatMap((token) =>
        token.type === 'codespan' && 'text' in token ? [String(token.text)] : [],
      ),
    );
    expect([...new Set(declared)].filter((one) => !said.has(one))).toEqual([]);
  });
});

describe('the guide on the screen', () => {
  it.each(GUIDE_PAGES)('draws %s with everything that stands in it', async (key) => {
    await renderProgram({ routes: guideRoutes, path: `/przewodnik?strona=${key}` });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(guideTitle(key));
    const article = screen.getByRole('article');
    expect(within(article).queryAllByRole('img')).toHaveLength(hrefs(key, 'image').length);
    expect(within(article).queryAllByRole('heading', { level: 2 })).toHaveLength(
      guideTokens(key).filter((token) => token.type === 'heading' && 'depth' in token && token.depth === 2).length,
    );
  });

  it('opens under F1 at the page of the screen that is shown, and Escape goes back', async () => {
    const work = defineScreen({ path: '/rodziny', permission: 'signed-in', search: z.object({}) });
    const { history } = await renderProgram({
      routes: [{ screen: work, component: () => <h1>Praca</h1>, guide: 'rodziny' }, ...guideRoutes],
      path: '/rodziny',
    });
    fireEvent.keyDown(document.body, { key: 'F1' });
    await screen.findByRole('article');
    expect(history.location.href).toBe('/przewodnik?strona=rodziny');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await screen.findByRole('heading', { level: 1, name: 'Praca' });
    expect(history.location.pathname).toBe('/rodziny');
  });
});
