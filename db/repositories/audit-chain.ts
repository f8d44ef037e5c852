import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { SubjectKind } from '#shared/features/audit/audit.schema.ts';

/** Number and hash of the last row of the log. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** What stands before the first row. */
export const GENESIS: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** Action of the row that ties a checkpoint (the end of a removed segment) into the chain. */
export const CHECKPOINT_ACTION = 'audit.checkpoint';

export interface AuditSubject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A row as the chain sees it; `fields` and `detail` are the stored texts, so nothing of them can change unseen. */
export interface ChainedRow {
  readonly seq: number;
  readonly at: string;
  readonly userId: string | null;
  readonly kind: string;
  readonly action: string;
  readonly fields: string;
  readonly detail: string;
  /** As `subjectsText` writes them. */
  readonly subjects: string;
  readonly valuesHash: string | null;
  readonly prevHash: string;
}

export interface ChainedCheckpoint {
  readonly seq: number;
  readonly at: string;
  readonly userId: string | null;
  readonly reason: string;
  readonly removedThroughSeq: number;
  readonly headHash: string;
  /** Hash of the checkpoint before, of GENESIS for the first. */
  readonly previous: string;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * JSON in which equal values have equal texts: keys in the order of their code units, no blanks, no undefined.
 * @throws TypeError for what JSON cannot hold
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`an audit row cannot hold a value of type ${typeof value}`);
}

/** Subjects of one kind and id are sorted and joined by this; kinds hold no blank. */
const keyOf = ({ kind, id }: AuditSubject): string => `${kind} ${id}`;

function pairOf(key: string): string {
  const blank = key.indexOf(' ');
  return JSON.stringify([key.slice(0, blank), key.slice(blank + 1)]);
}

/** Without a comparing function keys are sorted by their code units, and thousands of them in no time. */
const sortedKeys = (subjects: readonly AuditSubject[]): string[] => [...new Set(subjects.map(keyOf))].sort();

const textOf = (pairs: readonly string[]): string => `[${pairs.join(',')}]`;

/** The subjects of a row as the hash is made over them: canonical JSON of [kind, id] pairs in one order, each once. */
export function subjectsText(subjects: readonly AuditSubject[]): string {
  return textOf(sortedKeys(subjects).map(pairOf));
}

/** So many subjects are sorted or written at once; between the pieces the main process serves others. */
const SUBJECTS_AT_ONCE = 2_000;

/** The same text as `subjectsText` gives, made piece by piece: lists name tens of thousands. */
export async function subjectsTextInPieces(subjects: readonly AuditSubject[]): Promise<string> {
  if (subjects.length <= SUBJECTS_AT_ONCE) return subjectsText(subjects);
  const runs: (readonly string[])[] = [];
  for (let from = 0; from < subjects.length; from += SUBJECTS_AT_ONCE) {
    runs.push(sortedKeys(subjects.slice(from, from + SUBJECTS_AT_ONCE)));
    await setImmediate();
  }
  for (;;) {
    const [first = [], second, ...others] = runs.splice(0);
    if (second === undefined) return await pairsInPieces(first);
    runs.push(...others, merged(first, second));
    await setImmediate();
  }
}

async function pairsInPieces(keys: readonly string[]): Promise<string> {
  const pairs: string[] = [];
  for (let from = 0; from < keys.length; from += SUBJECTS_AT_ONCE) {
    pairs.push(...keys.slice(from, from + SUBJECTS_AT_ONCE).map(pairOf));
    await setImmediate();
  }
  return textOf(pairs);
}

/** Two sorted lists as one, each key once. */
function merged(a: readonly string[], b: readonly string[]): readonly string[] {
  const keys: string[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined && right === undefined) return keys;
    const next = right === undefined || (left !== undefined && left <= right) ? left : right;
    if (next !== undefined) keys.push(next);
    if (left === next) i += 1;
    if (right === next) j += 1;
  }
}

/** SHA-256 over everything in the row, its subjects and the hash of the row before: canonical JSON of all of it. */
export function rowHash(row: ChainedRow): string {
  const { seq, at, userId, kind, action, fields, detail, subjects, valuesHash, prevHash } = row;
  // The subjects are canonical JSON already, and may be a megabyte of it; their place is between these two.
  const before = canonicalJson({ action, at, detail, fields, kind, prevHash, seq }).slice(0, -1);
  const after = canonicalJson({ userId, valuesHash }).slice(1);
  return sha256(`${before},"subjects":${subjects},${after}`);
}

/** SHA-256 over salt and values; the salt keeps a guesser from trying values after they were removed. */
export function valuesHash(salt: string, content: string): string {
  return sha256(`${salt}\n${content}`);
}

/** SHA-256 over a checkpoint and the one before it. */
export function checkpointHash(checkpoint: ChainedCheckpoint): string {
  const { seq, at, userId, reason, removedThroughSeq, headHash, previous } = checkpoint;
  return sha256(canonicalJson({ seq, at, userId, reason, removedThroughSeq, headHash, previous }));
}

/** What the row of a checkpoint holds as its detail. */
export function checkpointDetail(checkpoint: ChainedCheckpoint): string {
  return canonicalJson({ checkpoint: checkpointHash(checkpoint), removedThroughSeq: checkpoint.removedThroughSeq });
}
