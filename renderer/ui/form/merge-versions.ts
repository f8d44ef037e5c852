/** Parts of a form that are kept or taken whole; the first field of a part names it. */
export type FormParts<Form> = readonly (readonly [keyof Form, ...(keyof Form)[]])[];

/**
 * Three versions into one: what this form left alone follows the saved version, what it changed stays. `changed` are the
 * parts in which the saved version is another than before; `clashes` those that both changed, and differently.
 */
export function mergeVersions<Form extends object, const Parts extends FormParts<Form>>(
  parts: Parts,
  base: Form,
  mine: Form,
  theirs: Form,
): {
  readonly merged: Form;
  readonly changed: readonly Parts[number][0][];
  readonly clashes: readonly Parts[number][0][];
} {
  const text = (form: Form, part: Parts[number]): string => JSON.stringify(part.map((key) => form[key]));
  let merged: Form = theirs;
  const changed: Parts[number][0][] = [];
  const clashes: Parts[number][0][] = [];
  for (const part of parts) {
    const changedThere = text(theirs, part) !== text(base, part);
    if (changedThere) changed.push(part[0]);
    if (text(mine, part) === text(base, part)) continue;
    merged = { ...merged, ...Object.fromEntries(part.map((key) => [key, mine[key]])) };
    if (changedThere && text(mine, part) !== text(theirs, part)) clashes.push(part[0]);
  }
  return { merged, changed, clashes };
}
