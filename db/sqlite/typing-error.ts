/** Length of the common beginning: one typing error can always be put at the first place where two words differ. */
function commonLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/**
 * True when `a` becomes `b` by at most one insertion, deletion, substitution or swap of two neighbouring characters
 * (Damerau-Levenshtein distance of at most 1). Both are compared as they stand: fold them first.
 */
export function withinOneTypingError(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const at = commonLength(a, b);
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    a.slice(at + 1) === b.slice(at) ||
    a.slice(at) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}

/** True when some beginning of `term` is within one typing error of `word`: a long name is found before it is finished. */
export function startsWithinOneTypingError(word: string, term: string): boolean {
  if (term.length + 1 < word.length) return false;
  const at = commonLength(word, term);
  return (
    term.startsWith(word.slice(at + 1), at + 1) ||
    term.startsWith(word.slice(at + 1), at) ||
    term.startsWith(word.slice(at), at + 1) ||
    (word[at] === term[at + 1] && word[at + 1] === term[at] && term.startsWith(word.slice(at + 2), at + 2))
  );
}
