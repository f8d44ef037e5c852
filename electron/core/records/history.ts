import { changesOfRecord, type RecordChange } from '#db/repositories/history.repository.ts';
import { labelsOf, type Label } from '#db/repositories/labels.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { HistoryEntry } from '#shared/contract/record.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { FEATURE_OF, requireSight, viewerOf, viewerOrNull, type RecordKind } from './viewer.ts';

/**
 * The history of a record that the actor may open, newest first. People stand in stored values by id only; their names
 * are put in here, for those whom the viewer may see.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function historyOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  record: { readonly kind: RecordKind; readonly id: string },
): Promise<HistoryEntry[]> {
  await requireSight(r, viewerOf(deps, actor, `${FEATURE_OF[record.kind]}.view`), record.kind, [record.id]);
  const changes = await changesOfRecord(r, record.kind, record.id);
  const people = viewerOrNull(deps, actor, 'people.view');
  const labels =
    people === null
      ? new Map<string, Label>()
      : await labelsOf(r, { ...people, reach: 'all' }, 'person', peopleIn(changes));
  const nameOf = (id: string): string | null => labels.get(id)?.name ?? null;
  return changes.map((change) => ({
    seq: change.seq,
    at: instant.parse(change.at),
    byName: change.byName ?? '',
    action: change.action,
    fields: [...change.fields],
    before: withNames(change.before, nameOf),
    after: withNames(change.after, nameOf),
  }));
}

type Values = Readonly<Record<string, unknown>> | null;

interface StoredMember {
  readonly personId: string;
}

const isMember = (value: unknown): value is StoredMember =>
  typeof value === 'object' && value !== null && 'personId' in value && typeof value.personId === 'string';

const SEVERAL: readonly string[] = ['members', 'consenters'];

/** Members stand under 'member' (one) and 'members' (the first ones), who consents for a child under 'consenters'. */
function membersIn(values: Values): StoredMember[] {
  const several = SEVERAL.flatMap((key) => {
    const list: unknown = values?.[key];
    return Array.isArray(list) ? (list as unknown[]) : [];
  });
  return [values?.['member'], ...several].filter(isMember);
}

function peopleIn(changes: readonly RecordChange[]): string[] {
  const members = changes.flatMap(({ before, after }) => [...membersIn(before), ...membersIn(after)]);
  return [...new Set(members.map(({ personId }) => personId))];
}

function withNames(values: Values, nameOf: (id: string) => string | null): Record<string, unknown> | null {
  if (values === null) return null;
  const named = (value: unknown): unknown => (isMember(value) ? { ...value, name: nameOf(value.personId) } : value);
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (key === 'member') return [key, named(value)];
      if (SEVERAL.includes(key) && Array.isArray(value)) return [key, value.map(named)];
      return [key, value];
    }),
  );
}
