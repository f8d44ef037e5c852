import { createContext, useContext, useEffect } from 'react';

/** Labels of the fields on the screen, so that the summary can name them and lead to them. */
export type LabelRegistry = {
  readonly set: (path: string, label: string) => void;
  readonly remove: (path: string) => void;
  readonly get: (path: string) => string | undefined;
  readonly paths: () => readonly string[];
  /** What a chosen id is called, so that a draft given back shows a name and no id. */
  readonly nameChoice: (id: string, name: string) => void;
  readonly choices: () => Readonly<Record<string, string>>;
};

export function createLabelRegistry(): LabelRegistry {
  const labels = new Map<string, string>();
  const choices = new Map<string, string>();
  return {
    set: (path, label) => void labels.set(path, label),
    remove: (path) => void labels.delete(path),
    get: (path) => labels.get(path),
    paths: () => [...labels.keys()],
    nameChoice: (id, name) => void choices.set(id, name),
    choices: () => Object.fromEntries(choices),
  };
}

export const LabelContext = createContext<LabelRegistry | null>(null);

export function useRegisterLabel(path: string, label: string): void {
  const registry = useContext(LabelContext);
  useEffect(() => {
    registry?.set(path, label);
    return () => registry?.remove(path);
  }, [registry, path, label]);
}
