/**
 * „Wróblewscy” for Wróblewski or Wróblewska: the name of a family where grammar leaves no doubt, the adjectival surnames
 * on -ski, -cki, -dzki. Null for every other surname: those are better typed than guessed.
 */
export function familyNameOf(surname: string): string | null {
  const trimmed = surname.trim();
  if (/[\s-]/.test(trimmed)) return null;
  const male = /^(\p{L}{2,}(?:s|c|dz))ki$/u.exec(trimmed)?.[1];
  if (male !== undefined) return `${male}cy`;
  // Pietruska or Kicka may be a noun of one form for both sexes; after a consonant, or in a longer word, it is not.
  const female = /^(\p{L}+[^aeiouyąęó\s]s|\p{L}{4,}(?:c|dz))ka$/u.exec(trimmed)?.[1];
  return female === undefined ? null : `${female}cy`;
}
