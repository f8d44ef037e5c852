import {
  changesOfRecord,
  otherRecordsOf,
  type RecordChange,
  type StoredMember,
} from '#db/repositories/history.repository.ts';
import { labelsOf, type Label } from '#db/repositories/labels.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { HistoryEntry } from '#shared/contract/record.ts';
import { instant } from '#shared/kernel/instant.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import type { Shown, Subject } from '../calls/unit-of-work.ts';
import { FEATURE_OF, requireSight, viewerOf, viewerOrNull, type RecordKind } from './viewer.ts';

/**
 * The history of a record that the actor may open, newest first. People stand in stored values by id only; their names
 * are put in here, for those whom the viewer may see. A person's membership of a family stands under 'family', as on the
 * card: a protected family has no name. The subjects are the record and everybody the history names.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function historyOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  record: { readonly kind: RecordKind; readonly id: string },
): Promise<Shown<HistoryEntry[]>> {
  await requireSight(r, viewerOf(deps, actor, `${FEATURE_OF[record.kind]}.view`), record.kind, [record.id]);
  const changes = await toldChanges(r, deps, actor, record);
  const people = viewerOrNull(deps, actor, 'people.view');
  const none = new Map<string, Label>();
  const everywhere = people === null ? null : ({ ...people, reach: 'all' } as const);
  const labels =
    everywhere === null ? none : await labelsOf(r, everywhere, 'person', [...peopleIn(changes), ...ownId(record)]);
  const families = everywhere === null ? none : await labelsOf(r, everywhere, 'family', familiesIn(changes));
  const result = changes.map((change) => ({
    seq: change.seq,
    at: instant.parse(change.at),
    // What the program does by itself, as it does on a new day, is nobody's.
    byName: change.byName ?? 'program',
    action: change.action,
    ...(change.membership === null
      ? {
          fields: [...change.fields],
          before: withNames(change.before, labels),
          after: withNames(change.after, labels),
        }
      : {
          fields: ['family'],
          before: inFamily(change.membership.before, change.membership.familyId),
          after: inFamily(change.membership.after, change.membership.familyId),
        }),
  }));
  const subjects: Subject[] = [
    record,
    ...[...labels.keys()].flatMap((id): Subject[] => (id === record.id ? [] : [{ kind: 'person', id }])),
    ...[...families.keys()].map((id): Subject => ({ kind: 'family', id })),
  ];
  return { result, subjects };

  function inFamily(member: StoredMember | null, familyId: string): Record<string, unknown> | null {
    if (member === null) return null;
    const { personId, role, from, to, withdrawn } = member;
    const name = families.get(familyId)?.name ?? null;
    const why = withdrawn === undefined ? {} : { withdrawn: name === null ? '' : withdrawn };
    return { family: { name, role, from, to, sex: labels.get(personId)?.sex ?? null, ...why } };
  }
}

/** Work that stands in a chronicle, a plan or among the tasks of one record and may name other people. */
const WORK = /^(?:notes|plans|tasks)\./;

/** With which permission work in a chronicle, a plan or among tasks may be known of. */
const VIEW_OF: Readonly<Record<string, Permission>> = {
  'notes.': 'notes.view',
  'plans.': 'plans.view',
  'tasks.': 'tasks.view',
};

/**
 * The changes of a record without the work that the actor may not see, and that in records that the actor may not open: a person's history tells no more of a
 * protected family's chronicle than the chronicle itself does, not even that and when somebody wrote in it.
 */
async function toldChanges(
  r: Reader,
  deps: Deps,
  actor: Actor,
  record: { readonly kind: RecordKind; readonly id: string },
): Promise<readonly RecordChange[]> {
  const viewer = viewerOf(deps, actor, `${FEATURE_OF[record.kind]}.view`);
  const all = await changesOfRecord(r, viewer, record.kind, record.id);
  // What another feature wrote is told to whoever may open that feature.
  const changes = all.filter(({ action }) => {
    const needed = VIEW_OF[action.slice(0, action.indexOf('.') + 1)];
    return needed === undefined || actor.mayReach(needed) !== null;
  });
  // Of a family's own work the family is the record: whoever opened its card may know of it.
  if (record.kind === 'family') return changes;
  const work = changes.filter(({ action }) => WORK.test(action));
  const others = await otherRecordsOf(
    r,
    record,
    work.map(({ seq }) => seq),
  );
  const named = [...others.values()].flat();
  const shown = new Set<string>();
  for (const kind of ['person', 'family'] as const) {
    const seeing = viewerOrNull(deps, actor, `${FEATURE_OF[kind]}.view`);
    const ids = [...new Set(named.flatMap((one) => (one.kind === kind ? [one.id] : [])))];
    const sights = seeing === null ? new Map<string, never>() : await sightOf(r, seeing, kind, ids);
    for (const [id, sight] of sights) if (sight.kind === 'shown') shown.add(id);
  }
  return changes.filter(({ seq, action }) => {
    const about = WORK.test(action) ? (others.get(seq) ?? []) : [];
    const families = about.filter(({ kind }) => kind === 'family');
    return (families.length > 0 ? families : about).every(({ id }) => shown.has(id));
  });
}

const ownId = (record: { readonly kind: RecordKind; readonly id: string }): string[] =>
  record.kind === 'person' ? [record.id] : [];

const familiesIn = (changes: readonly RecordChange[]): string[] => [
  ...new Set(changes.flatMap(({ membership }) => (membership === null ? [] : [membership.familyId]))),
];

type Values = Readonly<Record<string, unknown>> | null;

interface Named {
  readonly personId: string;
}

const isMember = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'personId' in value && typeof value.personId === 'string';

const SEVERAL: readonly string[] = ['members', 'consenters'];

/** Members stand under 'member' (one) and 'members' (the first ones), who consents for a child under 'consenters'. */
function membersIn(values: Values): Named[] {
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

function withNames(values: Values, labels: ReadonlyMap<string, Label>): Record<string, unknown> | null {
  if (values === null) return null;
  const named = (value: unknown): unknown => {
    if (!isMember(value)) return value;
    const label = labels.get(value.personId);
    // Why somebody was taken out is a sentence about them: as little to be read as their name.
    const why = 'withdrawn' in value && label?.name == null ? { withdrawn: '' } : {};
    return { ...value, name: label?.name ?? null, sex: label?.sex ?? null, ...why };
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (key === 'member') return [key, named(value)];
      if (SEVERAL.includes(key) && Array.isArray(value)) return [key, value.map(named)];
      return [key, value];
    }),
  );
}
