/** Somebody who may be a brother or sister of others. */
export interface Related {
  readonly id: string;
  readonly siblingIds: readonly string[];
}

/** Whether two children are siblings; it is enough that one of the records says so. */
export const areSiblings = (a: Related, b: Related): boolean =>
  a.id !== b.id && (a.siblingIds.includes(b.id) || b.siblingIds.includes(a.id));

/** Those of `children` with a brother or sister among `others`. */
export const withSiblingAmong = <Child extends Related>(
  children: readonly Child[],
  others: readonly Related[],
): Child[] => children.filter((child) => others.some((other) => areSiblings(child, other)));
