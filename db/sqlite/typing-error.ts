/**
 * True when `a` becomes `b` by at most one insertion, deletion, substitution or swap of two neighbouring characters
 * (Damerau-Levenshtein distance of at most 1). Both are compared as they stand: fold them first.
 */
export function withinOneTypingError(a: string, b: string): boolean {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const leftRest = leftEnd - start;
  const rightRest = rightEnd - start;
  if (leftRest <= 1 && rightRest <= 1) return true;
  return leftRest === 2 && rightRest === 2 && left[start] === right[start + 1] && left[start + 1] === right[start];
}

/** True when some beginning of `term` is within one typing error of `word`: a long name is found before it is finished. */
export function startsWithinOneTypingError(word: string, term: string): boolean {
  const letters = [...term];
  const length = [...word].length;
  return [length - 1, length, length + 1].some(
    (cut) => cut > 0 && cut <= letters.length && withinOneTypingError(word, letters.slice(0, cut).join('')),
  );
}
