import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { AUDIT_KINDS, SUBJECT_KINDS } from '#shared/features/audit/audit.schema.ts';
import type { AuditFilter } from '#shared/features/audit/audit.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { userId as userIdSchema } from '#shared/kernel/ids.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, startOfOfficeDay } from '#shared/kernel/local-date.ts';
import type { Reader, Tx } from '../sqlite/office-database.ts';
import {
  canonicalJson,
  CHECKPOINT_ACTION,
  checkpointDetail,
  checkpointHash,
  GENESIS,
  rowHash,
  subjectsText,
  valuesHash,
} from './audit-chain.ts';
import type { AuditHead, AuditSubject } from './audit-chain.ts';

export type { AuditHead, AuditSubject } from './audit-chain.ts';
export { subjectsTextInPieces } from './audit-chain.ts';

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One row to append: who, when, what, on which records and fields. */
export interface NewAuditRow {
  readonly at: string;
  /** Null only where nobody is signed in: a first run, a refused sign-in. */
  readonly userId: string | null;
  readonly kind: AuditKind;
  /** Name of the procedure, or of the event where there is none. */
  readonly action: string;
  /** In any order; for very many the text that `subjectsTextInPieces` has made of them before the transaction. */
  readonly subjects: readonly AuditSubject[] | string;
  /** Names of fields; never values. */
  readonly fields: readonly string[];
  /** Codes, counts and ids; nothing personal. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Values before and after, kept apart under a random salt; they may be removed later. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

const SUBJECTS_LISTED = 20;

/** The head of the log: its last row, or GENESIS (seq 0) while it is empty. */
export async function auditHead(r: Reader): Promise<AuditHead> {
  const last = await r
    .selectFrom('audit_log')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? GENESIS;
}

/** How many rows of the log say this of this moment. */
export async function countAuditRows(
  r: Reader,
  { at, userId, action, detail }: Pick<NewAuditRow, 'at' | 'userId' | 'action' | 'detail'>,
): Promise<number> {
  const { count } = await r
    .selectFrom('audit_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('at', '=', at)
    .where('user_id', userId === null ? 'is' : '=', userId)
    .where('action', '=', action)
    .where('detail', '=', canonicalJson(detail))
    .executeTakeFirstOrThrow();
  return count;
}

/** Appends one row to the chain and gives the new head. */
export async function appendAudit(tx: Tx, row: NewAuditRow): Promise<AuditHead> {
  const previous = await auditHead(tx);
  const hasValues = (row.before ?? null) !== null || (row.after ?? null) !== null;
  const salt = randomBytes(16).toString('hex');
  const content = canonicalJson({ before: row.before ?? null, after: row.after ?? null });
  const chained = {
    seq: previous.seq + 1,
    at: row.at,
    userId: row.userId,
    kind: row.kind,
    action: row.action,
    fields: canonicalJson(row.fields),
    detail: canonicalJson(row.detail),
    subjects: typeof row.subjects === 'string' ? row.subjects : subjectsText(row.subjects),
    valuesHash: hasValues ? valuesHash(salt, content) : null,
    prevHash: previous.hash,
  };
  const { seq } = chained;
  const hash = rowHash(chained);
  await tx
    .insertInto('audit_log')
    .values({
      seq,
      at: chained.at,
      user_id: chained.userId,
      kind: chained.kind,
      action: chained.action,
      fields: chained.fields,
      detail: chained.detail,
      values_hash: chained.valuesHash,
      prev_hash: chained.prevHash,
      hash,
    })
    .execute();
  if (chained.subjects !== '[]') {
    // One statement with one bound text, taken apart in the writing thread however many there are.
    await tx
      .insertInto('audit_subjects')
      .columns(['seq', 'subject_kind', 'subject_id'])
      .expression(sql`SELECT ${seq}, value ->> 0, value ->> 1 FROM json_each(${chained.subjects})`)
      .execute();
  }
  if (hasValues) await tx.insertInto('audit_values').values({ seq, salt, content }).execute();
  return { seq, hash };
}

/** A row of the log as it is listed. Labels of subjects are for the caller to add, within the reader's reach. */
export interface ListedAuditRow {
  readonly seq: number;
  readonly at: Instant;
  readonly userId: UserId | null;
  readonly userName: string | null;
  readonly kind: AuditKind;
  readonly action: string;
  readonly fields: readonly string[];
  /** At most 20. */
  readonly subjects: readonly AuditSubject[];
  readonly subjectCount: number;
  readonly subjectCounts: SubjectCounts;
}

type SubjectCounts = Readonly<Record<AuditSubject['kind'], number>>;
const NO_SUBJECTS: SubjectCounts = { person: 0, family: 0, home: 0, user: 0, office: 0 };

const storedFields = z.array(z.string());
const storedKind = z.enum(AUDIT_KINDS);
const storedSubjectKind = z.enum(SUBJECT_KINDS);

/** Rows that match, newest first, and how many there are in all. Days are days of the office (Europe/Warsaw). */
export async function listAudit(
  r: Reader,
  filter: AuditFilter,
  window: { readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: readonly ListedAuditRow[]; readonly count: number }> {
  const matching = matchingRows(r, filter);
  const [rows, total] = await Promise.all([
    matching
      .leftJoin('users', 'users.id', 'audit_log.user_id')
      .select([
        'audit_log.seq',
        'audit_log.at',
        'audit_log.user_id',
        'users.display_name',
        'audit_log.kind',
        'audit_log.action',
        'audit_log.fields',
      ])
      .orderBy('audit_log.seq', 'desc')
      .limit(window.limit)
      .offset(window.offset)
      .execute(),
    matching.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  const subjects = await subjectsOf(
    r,
    rows.map(({ seq }) => seq),
  );
  return {
    count: total.count,
    rows: rows.map((row) => {
      const about = subjects.get(row.seq);
      return {
        seq: row.seq,
        at: instant.parse(row.at),
        userId: row.user_id === null ? null : userIdSchema.parse(row.user_id),
        userName: row.display_name,
        kind: storedKind.parse(row.kind),
        action: row.action,
        fields: storedFields.parse(JSON.parse(row.fields)),
        subjects: about?.first ?? [],
        subjectCount: about?.count ?? 0,
        subjectCounts: about?.counts ?? NO_SUBJECTS,
      };
    }),
  };
}

function matchingRows(r: Reader, filter: AuditFilter) {
  const { userId, kind, action, subject, from, to } = filter;
  let query = r.selectFrom('audit_log');
  if (userId !== null) query = query.where('audit_log.user_id', '=', userId);
  if (kind !== null) query = query.where('audit_log.kind', '=', kind);
  if (action !== null) query = query.where('audit_log.action', '=', action);
  if (from !== null) query = query.where('audit_log.at', '>=', startOfOfficeDay(from));
  if (to !== null) query = query.where('audit_log.at', '<', startOfOfficeDay(addDays(to, 1)));
  if (subject !== null) {
    query = query.where('audit_log.seq', 'in', (eb) =>
      eb
        .selectFrom('audit_subjects')
        .select('seq')
        .where('subject_kind', '=', subject.kind)
        .where('subject_id', '=', subject.id),
    );
  }
  return query;
}

interface SubjectsOfRow {
  readonly first: AuditSubject[];
  readonly count: number;
  readonly counts: SubjectCounts;
}

const countOf = (kind: AuditSubject['kind']) =>
  sql<number>`sum(subject_kind = ${kind}) over (partition by audit_subjects.seq)`;

async function subjectsOf(r: Reader, seqs: readonly number[]): Promise<Map<number, SubjectsOfRow>> {
  const found = new Map<number, SubjectsOfRow>();
  if (seqs.length === 0) return found;
  const rows = await r
    .selectFrom((eb) =>
      eb
        .selectFrom('audit_subjects')
        .innerJoin('audit_log', 'audit_log.seq', 'audit_subjects.seq')
        .select([
          'audit_subjects.seq',
          'subject_kind',
          'subject_id',
          // What happened to a person names the person before the families that were shown with them.
          sql<number>`row_number() over (partition by audit_subjects.seq order by
            (action like '%person%' or action like 'people.%') and subject_kind = 'person' desc,
            subject_kind, subject_id)`.as('place'),
          sql<number>`count(*) over (partition by audit_subjects.seq)`.as('count'),
          countOf('person').as('person'),
          countOf('family').as('family'),
          countOf('home').as('home'),
          countOf('user').as('user'),
          countOf('office').as('office'),
        ])
        .where('audit_subjects.seq', 'in', seqs)
        .as('numbered'),
    )
    .selectAll()
    .where('place', '<=', SUBJECTS_LISTED)
    .orderBy('seq')
    .orderBy('place')
    .execute();
  for (const { seq, subject_kind, subject_id, count, person, family, home, user, office } of rows) {
    const entry = found.get(seq) ?? { first: [], count, counts: { person, family, home, user, office } };
    entry.first.push({ kind: storedSubjectKind.parse(subject_kind), id: subject_id });
    found.set(seq, entry);
  }
  return found;
}

/** The actions that stand in the log, in the order of their names: choices of the filter. */
export async function auditActions(r: Reader): Promise<readonly string[]> {
  const rows = await r.selectFrom('audit_log').select('action').distinct().orderBy('action').execute();
  return rows.map(({ action }) => action);
}

/** Whether any of these actions stands in the log. Reads it from its beginning: for logs that are still short. */
export async function hasAction(r: Reader, actions: readonly string[]): Promise<boolean> {
  const row = await r.selectFrom('audit_log').select('seq').where('action', 'in', actions).limit(1).executeTakeFirst();
  return row !== undefined;
}

const storedValues = z.strictObject({
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});

/** Values before and after of one row; null when it had none or they were removed. */
export async function auditValuesOf(r: Reader, seq: number): Promise<z.infer<typeof storedValues> | null> {
  const row = await r.selectFrom('audit_values').select('content').where('seq', '=', seq).executeTakeFirst();
  return row === undefined ? null : storedValues.parse(JSON.parse(row.content));
}

/**
 * Removes values and salts of every row about `subject` (anonymisation) and gives how many rows lost theirs. Rows, ids
 * and hashes stay, so the chain still verifies. The caller appends the row that says who did it.
 */
export async function removeAuditValuesOf(tx: Tx, subject: AuditSubject): Promise<number> {
  const result = await tx
    .deleteFrom('audit_values')
    .where('seq', 'in', (eb) =>
      eb
        .selectFrom('audit_subjects')
        .select('seq')
        .where('subject_kind', '=', subject.kind)
        .where('subject_id', '=', subject.id),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/**
 * Ends a segment: removes every row through `throughSeq`, leaves a checkpoint with the hash of the last one removed and
 * ties the checkpoint into the chain by a row of its own, whose head it gives.
 * @param options.reason a code, such as the rule of retention that was applied
 * @throws AppError NOT_FOUND when no row has that number
 */
export async function dropAuditSegment(
  tx: Tx,
  options: {
    readonly throughSeq: number;
    readonly at: string;
    readonly userId: string | null;
    readonly reason: string;
  },
): Promise<AuditHead> {
  const { throughSeq, at, userId, reason } = options;
  const last = await tx.selectFrom('audit_log').select('hash').where('seq', '=', throughSeq).executeTakeFirst();
  if (last === undefined) throw new AppError('NOT_FOUND', { what: 'audit-row' });
  const before = await tx
    .selectFrom('audit_checkpoints')
    .select('hash')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { seq } = await auditHead(tx);
  const checkpoint = {
    seq: seq + 1,
    at,
    userId,
    reason,
    removedThroughSeq: throughSeq,
    headHash: last.hash,
    previous: before?.hash ?? GENESIS.hash,
  };
  await tx
    .insertInto('audit_checkpoints')
    .values({
      seq: checkpoint.seq,
      at,
      user_id: userId,
      reason,
      removed_through_seq: throughSeq,
      head_hash: checkpoint.headHash,
      hash: checkpointHash(checkpoint),
    })
    .execute();
  const head = await appendAudit(tx, {
    at,
    userId,
    kind: 'command',
    action: CHECKPOINT_ACTION,
    subjects: [],
    fields: [],
    detail: z.record(z.string(), z.unknown()).parse(JSON.parse(checkpointDetail(checkpoint))),
  });
  // Subjects and values of the removed rows go with them (ON DELETE CASCADE).
  await tx.deleteFrom('audit_log').where('seq', '<=', throughSeq).execute();
  return head;
}
