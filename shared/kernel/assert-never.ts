/** Makes a `switch` over a closed set exhaustive: the type check fails when a case is missing. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unreachable ${what}: ${typeof value}`);
}
