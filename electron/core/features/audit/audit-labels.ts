import { labelsOf, labelsOfHomes, type Label } from '#db/repositories/labels.repository.ts';
import type { ListedAuditRow } from '#db/repositories/audit.repository.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import { pieces } from '#db/repositories/values.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { AuditRow, SubjectKind } from '#shared/features/audit/audit.schema.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { viewerOrNull } from '../../records/viewer.ts';

/** The permissions under which records are named: on the screen, or in a file that leaves the program. */
export interface NamedUnder {
  readonly person: Permission;
  readonly family: Permission;
  readonly home: Permission;
}
export const ON_SCREEN: NamedUnder = { person: 'people.view', family: 'families.view', home: 'homes.view' };
export const IN_FILES: NamedUnder = { person: 'people.export', family: 'families.export', home: 'homes.export' };

/** Each row names up to twenty records, so a piece is at most two thousand: the main process serves others in between. */
const ROWS_LABELLED_AT_ONCE = 100;

type Labeller = (rows: readonly ListedAuditRow[]) => Promise<AuditRow[]>;

/** Gives rows of the log the names of those records that the reader may see now; the others stay ids. */
export async function auditLabeller(r: Reader, deps: Deps, actor: Actor, under: NamedUnder): Promise<Labeller> {
  const people = viewerOrNull(deps, actor, under.person);
  const families = viewerOrNull(deps, actor, under.family);
  const homes = viewerOrNull(deps, actor, under.home);
  const none = new Map<string, Label>();
  const users = new Map(
    (await listUsers(r, today(deps.clock.now()))).map((user) => [String(user.id), user.displayName]),
  );
  const labelSome: Labeller = async (rows) => {
    const idsOf = (kind: SubjectKind): string[] => [
      ...new Set(rows.flatMap(({ subjects }) => subjects.filter((one) => one.kind === kind).map(({ id }) => id))),
    ];
    const names = {
      person: people === null ? none : await labelsOf(r, people, 'person', idsOf('person')),
      family: families === null ? none : await labelsOf(r, families, 'family', idsOf('family')),
      home: homes === null ? none : await labelsOfHomes(r, homes, idsOf('home')),
    };
    const labelOf = (kind: SubjectKind, id: string): string | null => {
      if (kind === 'user') return users.get(id) ?? null;
      return kind === 'office' ? null : (names[kind].get(id)?.name ?? null);
    };
    return rows.map((row) => ({
      ...row,
      fields: [...row.fields],
      subjects: row.subjects.map(({ kind, id }) => ({ kind, id, label: labelOf(kind, id) })),
    }));
  };
  return async (rows) => {
    const labelled: AuditRow[] = [];
    for (const piece of pieces(rows, ROWS_LABELLED_AT_ONCE)) labelled.push(...(await labelSome(piece)));
    return labelled;
  };
}
