/** JSON whose text is the same however its keys are ordered. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

type Values = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths of the fields in which `typed` differs from `base`: 'surname', 'address.street'; a list is one field. */
export function changedPaths(base: unknown, typed: unknown, path = ''): readonly string[] {
  if (isGroup(typed)) {
    const before = isGroup(base) ? base : {};
    return Object.keys(typed).flatMap((key) =>
      changedPaths(before[key], typed[key], path === '' ? key : `${path}.${key}`),
    );
  }
  const empty = (value: unknown): boolean => value === undefined || value === null || value === '';
  return stableJson(base ?? null) === stableJson(typed ?? null) || (empty(base) && empty(typed)) ? [] : [path];
}
