import { type Namespace, useText } from '#renderer/i18n/index.ts';
import type { pl } from '#renderer/i18n/namespaces.ts';

/** The namespaces whose texts have this shape; a feature that lacks one of them is refused when types are checked. */
export type NamespaceWith<Texts> = {
  readonly [N in Namespace]: (typeof pl)[N] extends Texts ? N : never;
}[Namespace];

type Leaf<Texts, Prefix extends string = ''> = {
  readonly [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Prefix}${Key extends `${infer Stem}_one` ? Stem : Key}`
    : Leaf<Texts[Key], `${Prefix}${Key}.`>;
}[keyof Texts & string];

/** Reads those texts, plurals by their stem. */
export type TextOf<Texts> = (key: Leaf<Texts>, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of this shape in the namespace of one feature, for parts of the kit that many features use. */
export function useNamespaceText<Texts>(namespace: NamespaceWith<Texts>): TextOf<Texts> {
  // The keys are those of `Texts`; that the namespace has each of them was checked with its name.
  const t: unknown = useText(namespace);
  return t as TextOf<Texts>;
}
