import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { asFailure, codeOf } from './failures.ts';
import { renameFirmly, writeFileAtomically } from './files.ts';
import { folderLayout } from './layout.ts';

/** A restore on this computer, or one that was undone. */
export const restoreNote = z.strictObject({
  at: z.iso.datetime(),
  backupId: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Generations before and after the switch; what was before can be put back while it is on the disk. */
  from: z.int().min(0),
  to: z.int().min(1),
  undoneAt: z.iso.datetime().nullable(),
  /** The generation that an undo made of what was before. */
  undoneTo: z.int().min(1).optional(),
});

export type RestoreNote = Readonly<z.infer<typeof restoreNote>>;

/** A generation that no backup holds, left by an exchange of data, and the day through which it stays in any case. */
const keptGeneration = z.strictObject({ generation: z.int().min(1), until: z.iso.date() });

export type KeptGeneration = Readonly<z.infer<typeof keptGeneration>>;

const current = z.object({
  /** Number of the folder under generations/ that is the office. */
  generation: z.int().min(1).max(999_999_999),
  /** Highest migration in its database: a program that knows less refuses before it asks for any key. */
  schemaVersion: z.int().min(1),
  /** The program that made it, shown when a newer one is needed. */
  programVersion: z.string().min(1).max(60),
  /** The restore or undo that made it: written by the same rename, so no failure and no crash loses it. Damage costs the note alone. */
  restore: restoreNote.optional().catch(undefined),
  /** Older generations that stay beside the one before, since no backup was made of them; written by the same rename. */
  kept: z.array(keptGeneration).optional().catch(undefined),
});

export type Current = Readonly<z.infer<typeof current>>;

export type CurrentReading =
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'read'; readonly current: Current };

/** Reads current.json; fields that a newer program added are let through. */
export async function readCurrent(dir: string): Promise<CurrentReading> {
  let text: string;
  try {
    text = await readFile(folderLayout(dir).current, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { state: 'missing' };
    if (codeOf(error) === 'EISDIR' || codeOf(error) === 'EIO') return { state: 'unreadable' };
    throw asFailure(error, 'files');
  }
  return parseCurrent(text);
}

/** The meaning of current.json's text. */
export function parseCurrent(text: string): CurrentReading {
  try {
    const parsed = current.safeParse(JSON.parse(text));
    return parsed.success ? { state: 'read', current: parsed.data } : { state: 'unreadable' };
  } catch {
    return { state: 'unreadable' };
  }
}

/**
 * Makes another generation the office: one rename. `beforeRename` runs when the new text lies safely beside the old one. What
 * cannot be read may still tell somebody which generation was the office: it is kept under another name.
 */
export async function writeCurrent(
  dir: string,
  next: Current,
  beforeRename?: () => Promise<void> | void,
): Promise<void> {
  const text = `${JSON.stringify(current.parse(next))}\n`;
  const { current: file } = folderLayout(dir);
  await writeFileAtomically(file, text, async () => {
    const { state } = await readCurrent(dir);
    if (state === 'unreadable') await renameFirmly(file, `${file}.damaged-${randomUUID()}`);
    await beforeRename?.();
  });
}
