import { lexer, type Tokens, type TokensList } from 'marked';

import { GUIDE_PAGES, type GuidePageKey } from './pages.ts';

const files = import.meta.glob<string>('../../../docs/przewodnik/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pictures = import.meta.glob<string>('../../../docs/przewodnik/obrazy/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The text of a page as it lies in docs/przewodnik; an empty one when the file is missing, which a test tells. */
export function guideText(key: GuidePageKey): string {
  return files[`../../../docs/przewodnik/${key}.md`] ?? '';
}

/** Keys of the pages that lie in docs/przewodnik. */
export function guideFiles(): readonly string[] {
  return Object.keys(files).map((path) => path.replace(/^.*\/(.*)\.md$/, '$1'));
}

/** The address of a picture named in a page as obrazy/<name>.png; null when there is no such file. */
export function pictureAddress(href: string): string | null {
  return pictures[`../../../docs/przewodnik/${href}`] ?? null;
}

/** A page as a tree of what stands in it. */
export function guideTokens(key: GuidePageKey): TokensList {
  return lexer(guideText(key));
}

/** Its first heading. */
export function guideTitle(key: GuidePageKey): string {
  const heading = guideTokens(key).find((token): token is Tokens.Heading => token.type === 'heading');
  return heading?.text ?? key;
}

/** The page a link such as „osoby.md” leads to; null for any other address. */
export function linkedPage(href: string): GuidePageKey | null {
  return GUIDE_PAGES.find((key) => href === `${key}.md`) ?? null;
}
