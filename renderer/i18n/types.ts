/** The same keys with other words: a translation that lacks a key fails the type check. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
