import type { PersonId, UserId } from '#shared/kernel/ids.ts';
import { isEqual } from '#shared/features/relations/relation-kinds.ts';

import { insertRelations, type NewRelation } from '../repositories/relations.repository.ts';
import { asRecordId } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import type { PlannedKinship } from './relations-plan.ts';

/** Writes the planned relations, and the days on which people died. */
export async function fillRelations(
  tx: Tx,
  { relations, deaths }: PlannedKinship,
  filling: {
    readonly ids: { next(): string };
    readonly people: readonly PersonId[];
    readonly at: string;
    readonly by: UserId;
  },
): Promise<void> {
  const { ids, people, at, by } = filling;
  const idOf = (person: number): PersonId => {
    const id = people[person];
    if (id === undefined) throw new Error('A relation of the plan names nobody of the plan');
    return id;
  };
  for (const { person, on } of deaths) {
    await tx.updateTable('people').set({ death_date: on }).where('id', '=', idOf(person)).execute();
  }
  const rows = relations.map((relation): NewRelation => {
    const { kind, from, to, endReason, basis } = relation;
    const [first, second] = [idOf(relation.first), idOf(relation.second)];
    const turned = isEqual(kind) && second < first;
    const [firstId, secondId] = turned ? [second, first] : [first, second];
    return { id: asRecordId(ids.next()), kind, firstId, secondId, from, to, endReason, basis, note: null, at, by };
  });
  await insertRelations(tx, rows);
}
