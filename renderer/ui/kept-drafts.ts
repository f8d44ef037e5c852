/** Forms somebody left on purpose to come back to. In memory only: nothing typed about a person is written to a disk. */
const drafts = new Map<string, unknown>();

/** Keeps what was typed in a form while its user goes to another screen for something the form needs. */
export function keepDraft(key: string, form: unknown): void {
  drafts.set(key, structuredClone(form));
}

/** The kept form, or undefined; the caller knows what it kept under the key. */
export function keptDraft<Form>(key: string): Form | undefined {
  return drafts.get(key) as Form | undefined;
}

export function dropDraft(key: string): void {
  drafts.delete(key);
}

/** What one user has typed is gone before anybody else signs in. */
export function forgetDrafts(): void {
  drafts.clear();
}
