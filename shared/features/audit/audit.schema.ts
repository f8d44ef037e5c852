import { z } from 'zod';

import { exportFormat, listWindow } from '../../contract/procedure.ts';
import { userId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDateNamed } from '../../kernel/local-date.ts';

export const AUDIT_KINDS = ['view', 'command', 'session'] as const;
export const SUBJECT_KINDS = ['person', 'family', 'home', 'user', 'office'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const auditSubject = z.strictObject({ kind: z.enum(SUBJECT_KINDS), id: z.string() });

/** One row of the log: who, when, what, on which records and fields; never a value. */
export const auditRow = z.strictObject({
  seq: z.int(),
  at: instant,
  userId: userId.nullable(),
  userName: z.string().nullable(),
  kind: z.enum(AUDIT_KINDS),
  /** Name of the procedure, or of the event where there is none (first-run, migration). */
  action: z.string(),
  fields: z.array(z.string()),
  /** At most 20; `subjectCount` says how many there are. */
  subjects: z.array(auditSubject.extend({ label: z.string().nullable() })),
  subjectCount: z.int(),
  /** How many of each kind; their sum is `subjectCount`. */
  subjectCounts: z.record(z.enum(SUBJECT_KINDS), z.int()),
});
export type AuditRow = z.infer<typeof auditRow>;

export const auditFilter = z.strictObject({
  userId: userId.nullable().default(null),
  kind: z.enum(AUDIT_KINDS).nullable().default(null),
  action: z.string().max(80).nullable().default(null),
  subject: auditSubject.nullable().default(null),
  from: localDateNamed('Zdarzenia od', 'podaj datę, od której pokazać zdarzenia').nullable().default(null),
  to: localDateNamed('Zdarzenia do', 'podaj datę, do której pokazać zdarzenia').nullable().default(null),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditListInput = z.strictObject({ filter: auditFilter, window: listWindow });
export const auditListOutput = z.strictObject({ rows: z.array(auditRow), count: z.int() });

export const AUDIT_COLUMNS = ['seq', 'at', 'user', 'kind', 'action', 'subjects', 'fields'] as const;
export const auditExportInput = z.strictObject({
  filter: auditFilter,
  columns: z.array(z.enum(AUDIT_COLUMNS)).min(1, 'Kolumny: wybierz co najmniej jedną kolumnę.'),
  format: exportFormat,
});

export const auditPrintInput = z.strictObject({ filter: auditFilter });

/** What the filters of the log offer: whoever and whatever stands in it, inactive users too. */
export const auditChoices = z.strictObject({
  users: z.array(z.strictObject({ id: userId, displayName: z.string() })),
  actions: z.array(z.string()),
});

/** Progress of a verification; the last event is the result. */
export const auditVerifyEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), checked: z.int(), total: z.int() }),
  z.strictObject({
    kind: z.literal('result'),
    checked: z.int(),
    ok: z.boolean(),
    /** First row at which the chain does not hold, and why. */
    brokenAt: z.int().nullable(),
    reason: z
      .enum(['row-changed', 'row-missing', 'tail-cut', 'tail-recomputed', 'values-changed', 'head-missing'])
      .nullable(),
  }),
]);
export type AuditVerifyEvent = z.infer<typeof auditVerifyEvent>;
