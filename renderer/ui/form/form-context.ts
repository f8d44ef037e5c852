import { createContext, useContext, useEffect } from 'react';

/** Labels of the fields on the screen, so that the summary can name them and lead to them. */
export type LabelRegistry = {
  readonly set: (path: string, label: string) => void;
  readonly remove: (path: string) => void;
  readonly get: (path: string) => string | undefined;
  readonly paths: () => readonly string[];
  /** The element of a field that takes the focus; null when it is gone. */
  readonly place: (path: string, element: HTMLElement | null) => void;
  /** These paths in the order of their fields on the screen, those without a field last. */
  readonly inOrder: (paths: readonly string[]) => readonly string[];
  /** Moves the focus to that one of these fields that stands first on the screen; none of them there: it stays. */
  readonly focusFirst: (paths: readonly string[]) => void;
  /** What a chosen id is called, so that a draft given back shows a name and no id. */
  readonly nameChoice: (id: string, name: string) => void;
  readonly choices: () => Readonly<Record<string, string>>;
  /** A field holds text that is no choice: the sentence that says so, null once it does no more. */
  readonly setUnchosen: (path: string, sentence: string | null) => void;
  readonly unchosen: () => ReadonlyMap<string, string>;
};

export function createLabelRegistry(): LabelRegistry {
  const labels = new Map<string, string>();
  const choices = new Map<string, string>();
  const elements = new Map<string, HTMLElement>();
  const unchosen = new Map<string, string>();
  const inOrder = (paths: readonly string[]): readonly string[] =>
    paths.toSorted((one, other) => {
      const [first, second] = [elements.get(one), elements.get(other)];
      if (first === undefined || second === undefined)
        return Number(first === undefined) - Number(second === undefined);
      return first === second ? 0 : inScreenOrder(first, second);
    });
  return {
    set: (path, label) => void labels.set(path, label),
    remove: (path) => void labels.delete(path),
    get: (path) => labels.get(path),
    paths: () => [...labels.keys()],
    place: (path, element) => void (element === null ? elements.delete(path) : elements.set(path, element)),
    inOrder,
    focusFirst: (paths) => {
      const first = inOrder(paths)[0];
      if (first !== undefined) elements.get(first)?.focus();
    },
    nameChoice: (id, name) => void choices.set(id, name),
    choices: () => Object.fromEntries(choices),
    setUnchosen: (path, sentence) => void (sentence === null ? unchosen.delete(path) : unchosen.set(path, sentence)),
    unchosen: () => unchosen,
  };
}

/** Fields that came later may stand above others, so their order is that of the page. */
function inScreenOrder(one: HTMLElement, other: HTMLElement): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

export const LabelContext = createContext<LabelRegistry | null>(null);

export function useRegisterLabel(path: string, label: string): void {
  const registry = useContext(LabelContext);
  useEffect(() => {
    registry?.set(path, label);
    return () => registry?.remove(path);
  }, [registry, path, label]);
}
