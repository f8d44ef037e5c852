import type { DraftKeeper } from './draft-keeper.ts';

/** Forms on the screen whose typing is kept. */
const live = new Set<DraftKeeper>();
/** Forms that left the screen with something the office did not take yet; they go on trying. */
const left = new Set<DraftKeeper>();
/** Calls of forms that are gone from the screen, or were saved: whoever asks for drafts waits for them. */
const ending = new Set<Promise<unknown>>();

/** How long leaving (lock, sign-out) waits for the last letters, in milliseconds. */
const LEAVING_MS = 1000;

/** The form is on the screen; the answer takes it off again and writes down what waits. */
export function addLiveDraft(keeper: DraftKeeper): () => void {
  live.add(keeper);
  return () => {
    live.delete(keeper);
    left.add(keeper);
    void whileDraftsEnd(keeper.flush()).then(() => {
      for (const one of left) if (!one.waiting) left.delete(one);
    });
  };
}

/** Remembers a call about a draft until it has ended. */
export async function whileDraftsEnd(work: Promise<void>): Promise<void> {
  ending.add(work);
  try {
    await work;
  } finally {
    ending.delete(work);
  }
}

/** Once what was saved or left lately is settled, the office's answer about drafts is the true one. */
export async function draftsSettled(): Promise<void> {
  while (ending.size > 0) await Promise.allSettled(ending);
}

/** What one user has typed is written by nobody else's session: to be called whenever the user changes. */
export function endDrafts(): void {
  for (const keeper of [...live, ...left]) keeper.close();
  left.clear();
}

/** Writes down every form on the screen at once. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...[...live].map((keeper) => keeper.flush()), draftsSettled()]);
}

/** As `flushDrafts`, but leaving never waits long for a slow disk: what is late is written after unlocking. */
export async function flushBeforeLeaving(): Promise<void> {
  await Promise.race([flushDrafts(), new Promise((resolve) => void setTimeout(resolve, LEAVING_MS))]);
}
