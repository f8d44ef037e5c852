import type { AuditVerifyEvent } from '#shared/features/audit/audit.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sql } from 'kysely';
import type { Reader } from '../sqlite/office-database.ts';
import { CHECKPOINT_ACTION, checkpointDetail, checkpointHash, GENESIS, rowHash, valuesHash } from './audit-chain.ts';
import type { AuditHead, ChainedCheckpoint, ChainedRow } from './audit-chain.ts';

/** Why a chain does not hold. */
export type AuditFault = NonNullable<Extract<AuditVerifyEvent, { kind: 'result' }>['reason']>;

export type AuditVerdict =
  | { readonly ok: true; readonly checked: number; readonly head: AuditHead }
  | {
      readonly ok: false;
      readonly checked: number;
      readonly reason: AuditFault;
      /**
       * First row at which the chain does not hold. For 'tail-recomputed' the first row that no independent head confirms;
       * null when only the independent heads are missing, or once were.
       */
      readonly brokenAt: number | null;
    };

/** The row that stands in the log for good once the heads outside the database were found gone or damaged. */
export const HEAD_MISSING_ACTION = 'audit.headMissing';

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly checked: number; readonly total: number }) => void;
  /**
   * Heads that were written down outside the database, in any order: they alone show a log that was cut or computed anew
   * by somebody who has the key. Undefined: not compared; null: there should be some but they are gone.
   */
  readonly expectedHeads?: readonly AuditHead[] | null;
  /** Heads of this log in proved backups: they count for more, since they are kept where the key alone does not reach. */
  readonly provedHeads?: readonly AuditHead[];
}

interface StoredRow extends ChainedRow {
  readonly hash: string;
  readonly values: { readonly salt: string; readonly content: string } | null;
}

interface StoredCheckpoint extends ChainedCheckpoint {
  readonly hash: string;
}

const ROWS_AT_ONCE = 500;
/** Subjects of the rows of one portion; a row that has more is a portion of its own. */
const SUBJECTS_AT_ONCE = 20_000;

class Fault extends Error {
  readonly reason: AuditFault;
  readonly brokenAt: number;
  constructor(reason: AuditFault, brokenAt: number) {
    super(reason);
    this.reason = reason;
    this.brokenAt = brokenAt;
  }
}

/**
 * Verifies the whole log in the view of `r`, in portions: that no row is missing, that every hash is right, that values
 * still there are the ones written, that every removed segment has its checkpoint, and the independent heads.
 * @throws AppError CANCELLED when `signal` aborts
 */
export async function verifyAudit(r: Reader, options: VerifyOptions = {}): Promise<AuditVerdict> {
  const walk = new ChainWalk(await checkpointsOf(r), options.expectedHeads ?? [], options.provedHeads ?? []);
  const { total, first } = await r
    .selectFrom('audit_log')
    .select((eb) => [eb.fn.countAll<number>().as('total'), eb.fn.min<number | null>('seq').as('first')])
    .executeTakeFirstOrThrow();
  try {
    walk.begin(first);
    for (;;) {
      if (options.signal?.aborted === true) throw new AppError('CANCELLED');
      const rows = await portionAfter(r, walk.lastRead);
      if (rows.length === 0) break;
      for (const row of rows) walk.take(row);
      options.onProgress?.({ checked: walk.checked, total });
    }
    walk.finish();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, checked: walk.checked, reason: error.reason, brokenAt: error.brokenAt };
  }
  if (options.expectedHeads === null || (options.expectedHeads !== undefined && (await headWasMissing(r)))) {
    return { ok: false, checked: walk.checked, reason: 'head-missing', brokenAt: null };
  }
  return { ok: true, checked: walk.checked, head: walk.head };
}

/** Whether heads were ever found lost: a file made anew since says nothing of what was before it. */
async function headWasMissing(r: Reader): Promise<boolean> {
  const row = await r
    .selectFrom('audit_log')
    .select('seq')
    .where('action', '=', HEAD_MISSING_ACTION)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Follows the chain row by row. */
class ChainWalk {
  checked = 0;
  /** The last row taken over as right, to which the next one must point. */
  head: AuditHead = GENESIS;
  /** The last row that an independent head confirms (or the end of the newest removed segment). */
  #confirmed = GENESIS.seq;
  /** The last row that the head of a proved backup confirms. */
  #proved = GENESIS.seq;
  readonly #checkpoints: readonly StoredCheckpoint[];
  readonly #expected: ReadonlyMap<number, readonly string[]>;
  readonly #inBackups: ReadonlyMap<number, readonly string[]>;
  readonly #furthest: number;
  #before: StoredRow | null = null;

  constructor(checkpoints: readonly StoredCheckpoint[], expected: readonly AuditHead[], proved: readonly AuditHead[]) {
    this.#checkpoints = checkpoints;
    this.#expected = hashesBySeq(expected);
    this.#inBackups = hashesBySeq(proved);
    this.#furthest = [...expected, ...proved].reduce((most, { seq }) => Math.max(most, seq), 0);
  }

  get lastRead(): number {
    return this.#before?.seq ?? this.head.seq;
  }

  /** Where the chain begins: after the newest removed segment. */
  begin(firstSeq: number | null): void {
    for (const checkpoint of this.#checkpoints) {
      if (checkpointHash(checkpoint) !== checkpoint.hash || checkpoint.seq <= checkpoint.removedThroughSeq) {
        throw new Fault('row-changed', checkpoint.seq);
      }
    }
    const newest = this.#checkpoints.at(-1);
    if (newest === undefined) return;
    // Rows put back below the checkpoint would be listed without ever being verified.
    if (firstSeq !== null && firstSeq <= newest.removedThroughSeq) throw new Fault('row-changed', firstSeq);
    this.head = { seq: newest.removedThroughSeq, hash: newest.headHash };
    this.#confirmed = this.head.seq;
    this.#proved = this.head.seq;
    this.#compareWithExpected(this.head);
  }

  take(row: StoredRow): void {
    const expectedSeq = this.head.seq + 1;
    if (row.seq !== expectedSeq) throw new Fault('row-missing', expectedSeq);
    const holds = rowHash(row) === row.hash;
    // A row that is right in itself and points to another hash bears witness that the row before was changed.
    if (row.prevHash !== this.head.hash)
      throw new Fault('row-changed', holds && this.#before !== null ? this.#before.seq : row.seq);
    if (!holds) throw new Fault('row-changed', row.seq);
    if (
      row.values !== null &&
      (row.valuesHash === null || valuesHash(row.values.salt, row.values.content) !== row.valuesHash)
    ) {
      throw new Fault('values-changed', row.seq);
    }
    this.#tieCheckpoint(row);
    this.head = { seq: row.seq, hash: row.hash };
    this.#before = row;
    this.checked += 1;
    this.#compareWithExpected(this.head);
  }

  finish(): void {
    const next = this.head.seq + 1;
    const untied = this.#checkpoints.find(({ seq }) => seq >= next);
    if (untied !== undefined) throw new Fault('tail-cut', next);
    if (this.#furthest >= next) throw new Fault('tail-cut', next);
  }

  /** A checkpoint counts only with its row in the chain, and such a row only with its checkpoint. */
  #tieCheckpoint(row: StoredRow): void {
    const checkpoint = this.#checkpoints.find(({ seq }) => seq === row.seq);
    if (checkpoint === undefined) {
      if (row.action === CHECKPOINT_ACTION) throw new Fault('row-changed', row.seq);
      return;
    }
    if (row.action !== CHECKPOINT_ACTION || row.detail !== checkpointDetail(checkpoint)) {
      throw new Fault('row-changed', row.seq);
    }
  }

  #compareWithExpected(head: AuditHead): void {
    const inBackups = this.#inBackups.get(head.seq) ?? [];
    // Notes beside the database may be of the same forger: only backups say from where on.
    if (inBackups.some((hash) => hash !== head.hash)) throw new Fault('tail-recomputed', this.#proved + 1);
    if (inBackups.length > 0) this.#proved = this.#confirmed = head.seq;
    const hashes = this.#expected.get(head.seq);
    if (hashes === undefined) return;
    if (hashes.some((hash) => hash !== head.hash)) throw new Fault('tail-recomputed', this.#confirmed + 1);
    this.#confirmed = head.seq;
  }
}

function hashesBySeq(heads: readonly AuditHead[]): ReadonlyMap<number, readonly string[]> {
  const bySeq = new Map<number, string[]>();
  for (const { seq, hash } of heads) bySeq.set(seq, [...(bySeq.get(seq) ?? []), hash]);
  return bySeq;
}

async function checkpointsOf(r: Reader): Promise<readonly StoredCheckpoint[]> {
  const rows = await r
    .selectFrom('audit_checkpoints')
    .select(['seq', 'at', 'user_id', 'reason', 'removed_through_seq', 'head_hash', 'hash'])
    .orderBy('seq')
    .execute();
  return rows.map((row, index) => ({
    seq: row.seq,
    at: row.at,
    userId: row.user_id,
    reason: row.reason,
    removedThroughSeq: row.removed_through_seq,
    headHash: row.head_hash,
    previous: rows[index - 1]?.hash ?? GENESIS.hash,
    hash: row.hash,
  }));
}

/** The next rows after `seq`, without what they are about and their values. */
async function rowsAfter(r: Reader, seq: number) {
  return await r
    .selectFrom('audit_log')
    .select(['seq', 'at', 'user_id', 'kind', 'action', 'fields', 'detail', 'values_hash', 'prev_hash', 'hash'])
    .select((eb) =>
      eb
        .selectFrom('audit_subjects')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('audit_subjects.seq', '=', 'audit_log.seq')
        .as('subject_count'),
    )
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(ROWS_AT_ONCE)
    .execute();
}

/** So many rows that the subjects of all are not too much for the main process at once; one row at least. */
async function portionAfter(r: Reader, seq: number): Promise<readonly StoredRow[]> {
  const candidates = await rowsAfter(r, seq);
  let subjectCount = 0;
  const rows = candidates.filter((row, index) => {
    subjectCount += row.subject_count ?? 0;
    return index === 0 || subjectCount <= SUBJECTS_AT_ONCE;
  });
  const last = rows.at(-1)?.seq ?? seq;
  const [subjects, values] = await Promise.all([
    // The thread writes them as the hash is made over them: kinds and ids are plain ASCII, so its order is that of the text.
    r
      .selectFrom('audit_subjects')
      .select([
        'seq',
        sql<string>`'[' || group_concat(json_array(subject_kind, subject_id), ',' ORDER BY subject_kind, subject_id) || ']'`.as(
          'text',
        ),
      ])
      .where('seq', '>', seq)
      .where('seq', '<=', last)
      .groupBy('seq')
      .execute(),
    r
      .selectFrom('audit_values')
      .select(['seq', 'salt', 'content'])
      .where('seq', '>', seq)
      .where('seq', '<=', last)
      .execute(),
  ]);
  const subjectsBySeq = new Map(subjects.map(({ seq: of, text }) => [of, text]));
  const valuesBySeq = new Map(values.map(({ seq: of, salt, content }) => [of, { salt, content }]));
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    userId: row.user_id,
    kind: row.kind,
    action: row.action,
    fields: row.fields,
    detail: row.detail,
    subjects: subjectsBySeq.get(row.seq) ?? '[]',
    valuesHash: row.values_hash,
    prevHash: row.prev_hash,
    hash: row.hash,
    values: valuesBySeq.get(row.seq) ?? null,
  }));
}
