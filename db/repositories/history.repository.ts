import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';

import type { RecordId } from '#shared/kernel/ids.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { hiddenHandovers } from './caseloads-log.repository.ts';
import type { RecordKind, Viewer } from './reach.repository.ts';

/** A membership as the audit log keeps it. */
const storedMember = z.object({
  personId: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  /** Why it was taken back as a mistake. */
  withdrawn: z.string().optional(),
});
export type StoredMember = z.infer<typeof storedMember>;

/** What a change of a family did to the membership of one person; the family stands by id, since it may be protected. */
export interface MembershipChange {
  readonly familyId: string;
  readonly before: StoredMember | null;
  readonly after: StoredMember | null;
}

/** One change that concerns a record, with the values while they are kept. */
export interface RecordChange {
  readonly seq: number;
  readonly at: string;
  readonly byName: string | null;
  readonly action: string;
  readonly fields: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Only in the changes of a person, where a family was changed and the values are kept. */
  readonly membership: MembershipChange | null;
}

const storedFields = z.array(z.string());
const storedValues = z.object({
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});

/** Procedures that change a record of the kind; another feature's row may name the record, but its values are not its own. */
const featureOf = { person: 'people.', family: 'families.' } as const;

/** Handing over and its undoing write the record's own worker, with the day and the reason. */
const CASELOADS = 'caseloads.';
const OF_CASELOADS: readonly string[] = ['workerId', 'from', 'reason'];

/**
 * The changes of a record, newest first. A change made on another kind of record (somebody joined a family) is there
 * without fields and values: those belong to the other record, which may be protected. Only what a family's change did to
 * the person's own membership is told. The reason of a
 * handing over with which something went along that is hidden from the viewer is not told.
 */
export async function changesOfRecord(
  r: Reader,
  viewer: Viewer,
  kind: RecordKind,
  id: string,
): Promise<readonly RecordChange[]> {
  const rows = await r
    .selectFrom('audit_subjects')
    .innerJoin('audit_log', 'audit_log.seq', 'audit_subjects.seq')
    .leftJoin('audit_values', 'audit_values.seq', 'audit_log.seq')
    .leftJoin('users', 'users.id', 'audit_log.user_id')
    .select([
      'audit_log.seq',
      'audit_log.at',
      'audit_log.action',
      'audit_log.fields',
      'users.display_name',
      'audit_values.content',
      sql<SqlBool>`coalesce(json_extract(audit_log.detail, '$.handover') IN (${hiddenHandovers(viewer)}), 0)`.as(
        'untold',
      ),
    ])
    .where('audit_subjects.subject_kind', '=', kind)
    .where('audit_subjects.subject_id', '=', id)
    .where('audit_log.kind', '=', 'command')
    // What any other step did to tasks stands at the tasks.
    .where(sql<SqlBool>`(audit_log.action LIKE 'tasks.%' OR json_extract(audit_log.detail, '$.taskId') IS NULL)`)
    .orderBy('audit_log.seq', 'desc')
    .execute();
  const ofFamilies = rows.filter(({ action }) => kind === 'person' && action.startsWith(featureOf.family));
  const families = await familiesOf(
    r,
    ofFamilies.map(({ seq }) => seq),
  );
  return rows.map((row) => {
    const given = row.action.startsWith(CASELOADS);
    const own = given || row.action.startsWith(featureOf[kind]);
    const familyId = families.get(row.seq);
    const stored =
      row.content !== null && (own || familyId !== undefined) ? storedValues.parse(JSON.parse(row.content)) : null;
    const values =
      own && stored !== null
        ? given
          ? ofGiving(stored, row.untold === true || Number(row.untold) === 1)
          : stored
        : null;
    const before = memberIn(stored?.before ?? null, id);
    const after = memberIn(stored?.after ?? null, id);
    return {
      seq: row.seq,
      at: row.at,
      byName: row.display_name,
      action: row.action,
      fields: given ? fieldsOfGiving(values) : own ? storedFields.parse(JSON.parse(row.fields)) : [],
      before: values?.before ?? null,
      after: values?.after ?? null,
      membership: familyId === undefined || (before ?? after) === null ? null : { familyId, before, after },
    };
  });
}

type Stored = z.infer<typeof storedValues>;

/** Of a handing over: the worker before and after, the day and, where it may be told, the reason. */
function ofGiving({ before, after }: Stored, untold: boolean): Stored {
  const told = (values: Stored['before']): Stored['before'] =>
    values === null
      ? null
      : Object.fromEntries(
          Object.entries(values).filter(([key]) => OF_CASELOADS.includes(key) && !(untold && key === 'reason')),
        );
  return { before: told(before), after: told(after) };
}

/** The worker always: the name of the field stays when retention has removed its values. */
const fieldsOfGiving = (values: Stored | null): string[] =>
  OF_CASELOADS.filter((field) => field === 'workerId' || (values?.after != null && field in values.after));

/** The other records that each of these changes is about, by its number. */
export async function otherRecordsOf(
  r: Reader,
  record: { readonly kind: RecordKind; readonly id: string },
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly { readonly kind: RecordKind; readonly id: string }[]>> {
  if (seqs.length === 0) return new Map();
  const rows = await r
    .selectFrom('audit_subjects')
    .select(['seq', 'subject_kind', 'subject_id'])
    .where('subject_kind', 'in', ['person', 'family'])
    .where('seq', 'in', seqs)
    .execute();
  const others = new Map<number, { kind: RecordKind; id: string }[]>();
  for (const { seq, subject_kind: found, subject_id: id } of rows) {
    const kind = found === 'family' ? 'family' : 'person';
    if (kind === record.kind && id === record.id) continue;
    others.set(seq, [...(others.get(seq) ?? []), { kind, id }]);
  }
  return others;
}

/** The family each of these audit rows is about. */
async function familiesOf(r: Reader, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const rows = await r
    .selectFrom('audit_subjects')
    .select(['seq', 'subject_id'])
    .where('subject_kind', '=', 'family')
    .where('seq', 'in', seqs)
    .execute();
  return new Map(rows.map((row) => [row.seq, row.subject_id]));
}

/** The person's membership in a family's stored values: under 'member' alone, or among the first 'members'. */
function memberIn(values: RecordChange['after'], personId: string): StoredMember | null {
  const several = z.array(z.unknown()).safeParse(values?.['members']);
  for (const value of [values?.['member'], ...(several.data ?? [])]) {
    const member = storedMember.safeParse(value);
    if (member.success && member.data.personId === personId) return member.data;
  }
  return null;
}

/** The names of the fields changed since that version of the record, for whoever has based a change on it. */
export async function fieldsChangedSince(
  r: Reader,
  kind: RecordKind,
  id: string,
  version: number,
): Promise<readonly string[]> {
  const rows = await r
    .selectFrom('audit_subjects')
    .innerJoin('audit_log', 'audit_log.seq', 'audit_subjects.seq')
    .select('audit_log.fields')
    .where('audit_subjects.subject_kind', '=', kind)
    .where('audit_subjects.subject_id', '=', id)
    .where('audit_log.kind', '=', 'command')
    .where(sql<SqlBool>`audit_log.action LIKE ${`${featureOf[kind]}%`}`)
    .where(sql<SqlBool>`json_extract(audit_log.detail, '$.version') > ${version}`)
    .execute();
  return [...new Set(rows.flatMap((row) => storedFields.parse(JSON.parse(row.fields))))];
}

/** Who changed a task last according to the log, when, and which of its fields since that version. */
export async function taskChangesSince(
  r: Reader,
  task: { readonly id: RecordId; readonly record: { readonly kind: RecordKind; readonly id: string } },
  version: number,
): Promise<{
  readonly changedByName: string | null;
  readonly changedAt: string | null;
  readonly fields: readonly string[];
}> {
  const rows = await r
    .selectFrom('audit_subjects')
    .innerJoin('audit_log', 'audit_log.seq', 'audit_subjects.seq')
    .innerJoin('users', 'users.id', 'audit_log.user_id')
    .select(['audit_log.at', 'audit_log.fields', 'users.display_name'])
    .where('audit_subjects.subject_kind', '=', task.record.kind)
    .where('audit_subjects.subject_id', '=', task.record.id)
    .where('audit_log.kind', '=', 'command')
    .where(sql<SqlBool>`json_extract(audit_log.detail, '$.taskId') = ${task.id}`)
    .where(sql<SqlBool>`json_extract(audit_log.detail, '$.taskVersion') > ${version}`)
    .orderBy('audit_log.seq', 'desc')
    .execute();
  const [last] = rows;
  return {
    changedByName: last?.display_name ?? null,
    changedAt: last?.at ?? null,
    fields: [...new Set(rows.flatMap((row) => storedFields.parse(JSON.parse(row.fields))))],
  };
}
