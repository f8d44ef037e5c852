import { labelsOf, type Label } from '#db/repositories/labels.repository.ts';
import type { ListedAuditRow } from '#db/repositories/audit.repository.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { AuditRow, SubjectKind } from '#shared/features/audit/audit.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { viewerOrNull } from '../../records/viewer.ts';

/** Rows of the log with the names of those records that the reader may see now; the others stay ids. */
export async function withLabels(
  r: Reader,
  deps: Deps,
  actor: Actor,
  rows: readonly ListedAuditRow[],
): Promise<AuditRow[]> {
  const idsOf = (kind: SubjectKind): string[] => [
    ...new Set(rows.flatMap(({ subjects }) => subjects.filter((one) => one.kind === kind).map(({ id }) => id))),
  ];
  const people = viewerOrNull(deps, actor, 'people.view');
  const families = viewerOrNull(deps, actor, 'families.view');
  const none = new Map<string, Label>();
  const names = {
    person: people === null ? none : await labelsOf(r, people, 'person', idsOf('person')),
    family: families === null ? none : await labelsOf(r, families, 'family', idsOf('family')),
  };
  const users = new Map(
    (await listUsers(r, today(deps.clock.now()))).map((user) => [String(user.id), user.displayName]),
  );
  const labelOf = (kind: SubjectKind, id: string): string | null => {
    if (kind === 'user') return users.get(id) ?? null;
    return kind === 'office' ? null : (names[kind].get(id)?.name ?? null);
  };
  return rows.map((row) => ({
    ...row,
    fields: [...row.fields],
    subjects: row.subjects.map(({ kind, id }) => ({ kind, id, label: labelOf(kind, id) })),
  }));
}
