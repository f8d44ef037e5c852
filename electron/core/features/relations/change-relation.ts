import { storedPerson } from '#db/repositories/people.repository.ts';
import {
  changeRelation,
  lastRelationChange,
  relationsTouching,
  setWithdrawn,
  storedRelation,
  takeRelationVersion,
  type StoredRelation,
} from '#db/repositories/relations.repository.ts';
import { sqliteFailureOf } from '#db/sqlite/errors.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { lastDayOfLife } from '#shared/features/people/person-details.labels.ts';
import { CONTRADICTIONS, contradiction, RELATION_RULES } from '#shared/features/relations/relations.rules.ts';
import type { RelationFields } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { command, type Subject } from '../../calls/unit-of-work.ts';
import { refuseProblems } from '../../records/problems.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';
import { isNamedBesides } from './family-members.ts';

/** A relation as it stands on the card of one of the two. */
export interface RelationTarget {
  readonly id: PersonId;
  readonly relationId: RecordId;
  readonly version: number;
}

/** What a change makes of a relation. */
export interface NewState {
  readonly fields?: RelationFields;
  /** Another kind, with the sides it is stored with. */
  readonly sides?: Pick<StoredRelation, 'kind' | 'firstId' | 'secondId'> | null;
  readonly withdrawn?: { readonly reason: string } | null;
}

/**
 * The frame of every change of a relation: sight of the one whose card it is changed from, version, the change, one audit
 * row about both. Who is related to somebody protected may still end the relation: the line alone is enough.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED, CONFLICT, RULE_BROKEN {rule}
 */
export async function changeStoredRelation(
  deps: Deps,
  actor: Actor,
  target: RelationTarget,
  decide: (relation: StoredRelation, today: LocalDate, tx: Tx) => NewState | Promise<NewState>,
): Promise<{ relationId: RecordId; version: number }> {
  const { id, relationId } = target;
  const viewer = viewerOf(deps, actor, 'people.edit');
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, 'person', [id]);
    const before = await storedRelation(tx, relationId);
    if (before === null || (before.firstId !== id && before.secondId !== id)) {
      throw new AppError('NOT_FOUND', { kind: 'relation' });
    }
    const changedBefore = await lastRelationChange(tx, relationId);
    const change = { by: actor.userId, at: deps.clock.now() };
    const version = await takeRelationVersion(tx, relationId, target.version, change);
    if (version === null) {
      const { byName = null, at = null } = changedBefore ?? {};
      throw new AppError('CONFLICT', { changedByName: byName, changedAt: at, fields: ['relations'] });
    }
    const state = await decide(before, viewer.today, tx);
    await namingRules(null, async () => {
      if (state.fields !== undefined) await changeRelation(tx, relationId, state.fields, state.sides);
      const withdrawal = state.withdrawn;
      if (withdrawal !== undefined) {
        await setWithdrawn(
          tx,
          relationId,
          withdrawal === null ? null : { on: viewer.today, by: actor.userId, reason: withdrawal.reason },
        );
      }
    });
    const after = await storedRelation(tx, relationId);
    await audit({
      subjects: subjectsOf(before),
      fields: ['relations'],
      before: { relation: recordedRelation(before) },
      after: { relation: after === null ? null : recordedRelation(after) },
      detail: { relationVersion: version },
    });
    return { relationId, version };
  });
}

/** Both people are what the row is about: it stands in both histories. */
export const subjectsOf = ({ firstId, secondId }: Pick<StoredRelation, 'firstId' | 'secondId'>): Subject[] => [
  { kind: 'person', id: firstId },
  { kind: 'person', id: secondId },
];

/** A relation as its audit row keeps it. */
export function recordedRelation(relation: Omit<StoredRelation, 'version'>) {
  const { kind, firstId, secondId, from, to, endReason, basis, note, withdrawn } = relation;
  const reason = withdrawn === null ? null : withdrawn.reason;
  return { kind, firstId, secondId, from, to, endReason, basis, note, withdrawn: reason };
}

/**
 * Nobody is two things that exclude each other to the same person.
 * @param field the field to blame in a form; null where there is none
 * @throws AppError INVALID_INPUT {fields}, or RULE_BROKEN {rule}
 */
export async function refuseContradiction(
  tx: Tx,
  relation: Pick<StoredRelation, 'kind' | 'firstId' | 'secondId'> & { readonly id?: RecordId },
  field: string | null,
): Promise<void> {
  const pair = [relation.firstId, relation.secondId];
  const among = (await relationsTouching(tx, [relation.firstId]))
    .filter(({ id, firstId, secondId }) => id !== relation.id && pair.includes(firstId) && pair.includes(secondId))
    // An adoption that a court has dissolved excludes nothing any more.
    .filter(({ kind, endReason }) => kind !== 'adoptive-parent' || endReason === null || endReason === 'death');
  const rule = contradiction(
    relation.kind,
    among.map(({ kind }) => kind),
  );
  if (rule === null) return;
  if (field !== null) refuseProblems(null, [{ path: field, message: CONTRADICTIONS[rule] }]);
  throw new AppError('RULE_BROKEN', { rule });
}

/** Last days of life of the two of a relation, the other one's only where the card of the first names them. */
export async function deathsTold(tx: Tx, viewer: Viewer, id: PersonId, otherId: PersonId): Promise<LocalDate[]> {
  const told = (await isNamedBesides(tx, viewer, id, otherId)) ? [id, otherId] : [id];
  const people = await Promise.all(told.map((one) => storedPerson(tx, one)));
  return people.flatMap((one) => (one?.death == null ? [] : [lastDayOfLife(one.death)]));
}

/** The one of a relation whose card it is not. */
export const otherOf = (relation: Pick<StoredRelation, 'firstId' | 'secondId'>, id: PersonId): PersonId =>
  relation.firstId === id ? relation.secondId : relation.firstId;

/**
 * Runs a change that the database may refuse by a rule of relations, and says so in the program's own words.
 * @param field the field to blame in a form; null where there is none
 * @throws AppError INVALID_INPUT {fields}, or RULE_BROKEN {rule}
 */
export async function namingRules<T>(field: string | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = sqliteFailureOf(error);
    const rule = failure?.rule === 'relations_one_open' ? 'relation exists' : failure?.rule;
    const message = rule == null ? undefined : RELATION_RULES[rule];
    if (message === undefined) throw error;
    if (field !== null) refuseProblems(null, [{ path: field, message }]);
    throw new AppError('RULE_BROKEN', { rule }, { cause: error });
  }
}
