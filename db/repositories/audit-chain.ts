import { createHash } from 'node:crypto';
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
  readonly subjects: readonly AuditSubject[];
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

/** Subjects in the one order the hash is made over, each once. */
export function orderedSubjects(subjects: readonly AuditSubject[]): readonly AuditSubject[] {
  if (areOrdered(subjects)) return subjects;
  const byKey = new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject]));
  // Without a comparing function keys are sorted by their code units, and thousands of them in no time.
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

/** True when they stand in that order already: the ids of a whole list are sorted once, not at every step. */
function areOrdered(subjects: readonly AuditSubject[]): boolean {
  return subjects.every((subject, index) => {
    const before = subjects[index - 1];
    return before === undefined || `${before.kind} ${before.id}` < `${subject.kind} ${subject.id}`;
  });
}

/** SHA-256 over everything in the row, its subjects and the hash of the row before. */
export function rowHash(row: ChainedRow): string {
  const subjects = orderedSubjects(row.subjects).map(({ kind, id }) => [kind, id]);
  const { seq, at, userId, kind, action, fields, detail, valuesHash, prevHash } = row;
  return sha256(canonicalJson({ seq, at, userId, kind, action, fields, detail, subjects, valuesHash, prevHash }));
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
