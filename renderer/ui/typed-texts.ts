/** What was searched for, by its stand-in in the address. Lives as long as the page. */
const texts = new Map<string, string>();
const STAND_IN = /^~\d+$/;

/**
 * The stand-in of a typed text for the address bar: '~3'. Names and PESEL numbers are searched for, and a browser keeps
 * addresses in its history on disk; the text itself stays in memory.
 */
function standInOf(text: string): string {
  const known = [...texts].find(([, kept]) => kept === text);
  if (known !== undefined) return known[0];
  const standIn = `~${texts.size + 1}`;
  texts.set(standIn, text);
  return standIn;
}

/** The filters of an address with a selection as its stand-in: a thousand ids are no address. */
export function concealSelected<Search extends object>(search: Search): Search {
  if (!('ids' in search) || !Array.isArray(search.ids)) return search;
  return { ...search, ids: standInOf(JSON.stringify(search.ids)) };
}

/** An address with the selection back in it; one of an earlier run holds nothing any more, which is not everything. */
export function revealSelected(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('ids' in raw) || typeof raw.ids !== 'string') return raw;
  const ids: unknown = JSON.parse(texts.get(raw.ids) ?? '[]');
  return { ...raw, ids: Array.isArray(ids) ? ids : [] };
}

/** The filters of an address with the typed text hidden behind its stand-in. */
export function concealTyped<Search extends object>(filters: Search): Search {
  const search = concealSelected(filters);
  if (!('search' in search) || typeof search.search !== 'string' || search.search === '') return search;
  return { ...search, search: standInOf(search.search) };
}

/** The filters with the typed text back in its place; a stand-in of an earlier run finds nothing and counts as empty. */
export function revealTyped<Search extends object>(search: Search): Search {
  if (!('search' in search) || typeof search.search !== 'string' || !STAND_IN.test(search.search)) return search;
  return { ...search, search: texts.get(search.search) ?? '' };
}

/** What one user typed is nobody else's business. */
export function forgetTypedTexts(): void {
  texts.clear();
}
