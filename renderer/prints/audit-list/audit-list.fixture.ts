import { auditRow, type AuditRow } from '#shared/features/audit/audit.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bce1-${String(n).padStart(12, '0')}`;

/** Rows that strain the columns: twenty records with long names, many fields, an event without a user. */
export const AUDIT_LIST_FIXTURE: readonly AuditRow[] = Array.from({ length: 160 }, (_, index) =>
  auditRow.parse({
    seq: 120_160 - index,
    at: '2026-11-20T08:05:00.000Z',
    userId: index % 9 === 0 ? null : id(1),
    userName: index % 9 === 0 ? null : 'Aleksandra Konstantynopolitańska-Wierzchosławska',
    kind: index % 3 === 0 ? 'session' : index % 3 === 1 ? 'view' : 'command',
    action: index % 3 === 0 ? 'session.signIn' : index % 3 === 1 ? 'people.printList' : 'people.correct',
    fields: index % 3 === 2 ? ['surname', 'identity', 'birthDate', 'address', 'contacts', 'note'] : [],
    subjects: Array.from({ length: index % 3 === 0 ? 0 : index % 40 === 1 ? 20 : 1 }, (__, at) => ({
      kind: 'person',
      id: id(100 + at),
      label: at === 3 ? null : 'Brzęczyszczykiewicz-Konstantynopolitańska Aleksandra',
    })),
    subjectCount: index % 3 === 0 ? 0 : index % 40 === 1 ? 312 : 1,
    subjectCounts: { person: index % 3 === 0 ? 0 : index % 40 === 1 ? 312 : 1, family: 0, home: 0, user: 0, office: 0 },
  }),
);
