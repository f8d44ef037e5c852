import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import type { RelationKind } from '#shared/features/relations/relation-kinds.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { placementsOf, type StoredPlacement } from './care.repository.ts';
import { membershipsWhere, type Membership } from './families.repository.ts';
import { relationsTouching, type StoredRelation } from './relations.repository.ts';
import { asPersonId, dateOrNull } from './values.ts';
import { recordOf } from './work-records.ts';

interface Days {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** One thing stored of a person that has days, with what it hangs on. */
export type LifeRow = Days &
  (
    | { readonly kind: 'membership'; readonly membership: Membership; readonly familyId: FamilyId }
    | { readonly kind: 'placement'; readonly placement: StoredPlacement }
    | { readonly kind: 'address' }
    | {
        readonly kind: 'relation';
        readonly stored: StoredRelation;
        readonly relation: RelationKind;
        readonly otherId: PersonId;
      }
    | { readonly kind: 'consent'; readonly lineId: string; readonly childId: PersonId }
    | { readonly kind: 'note'; readonly record: WorkRecord }
  );

/** Stays, addresses, relations in use, consents given, and notes in which the person took part, whoever asks. */
export async function lifeOf(r: Reader, id: PersonId): Promise<readonly LifeRow[]> {
  const placements = (await placementsOf(r, id)).filter(({ withdrawn, kind }) => !withdrawn && kind !== 'respite');
  // The memberships of a foster family that follow the stays end with them.
  const ofStays = new Set(placements.map((one) => String(one.id)));
  const [memberships, addresses, relations, given, notes] = await Promise.all([
    membershipsWhere(r, 'person_id', id),
    addressDays(r, id),
    relationsTouching(r, [id]),
    r
      .selectFrom('person_consenters')
      .select(['id', 'person_id', 'from_date', 'to_date'])
      .where('consenter_id', '=', id)
      .orderBy('from_date')
      .orderBy('id')
      .execute(),
    r
      .selectFrom('note_participants')
      .innerJoin('notes', (join) =>
        join
          .onRef('notes.id', '=', 'note_participants.note_id')
          .onRef('notes.version', '=', 'note_participants.version'),
      )
      .select(['notes.on_date', 'notes.person_id', 'notes.family_id'])
      .where('note_participants.person_id', '=', id)
      .where('notes.withdrawn_at', 'is', null)
      .orderBy('notes.on_date')
      .execute(),
  ]);
  return [
    ...placements.map((placement): LifeRow => ({
      kind: 'placement',
      placement,
      from: placement.from,
      to: placement.to,
    })),
    ...memberships
      .filter(({ id: own }) => !ofStays.has(own))
      .map((membership): LifeRow => {
        const { familyId, from, to } = membership;
        return { kind: 'membership', membership, familyId, from, to };
      }),
    ...addresses.map((days): LifeRow => ({ kind: 'address', ...days })),
    ...relations.map((stored): LifeRow => {
      const { kind: relation, firstId, secondId, from, to } = stored;
      return { kind: 'relation', stored, relation, otherId: firstId === id ? secondId : firstId, from, to };
    }),
    ...given.map((row): LifeRow => {
      const days = { from: asLocalDate(row.from_date), to: dateOrNull(row.to_date) };
      return { kind: 'consent', lineId: row.id, childId: asPersonId(row.person_id), ...days };
    }),
    ...notes.map((row): LifeRow => {
      const day = asLocalDate(row.on_date);
      return { kind: 'note', record: recordOf(row), from: day, to: day };
    }),
  ];
}

async function addressDays(r: Reader, id: PersonId): Promise<Days[]> {
  const rows = await r
    .selectFrom('person_addresses')
    .select(['from_date', 'to_date'])
    .where('person_id', '=', id)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ from: asLocalDate(row.from_date), to: dateOrNull(row.to_date) }));
}

/** Ends a stored consent on that day. */
export async function endConsent(tx: Tx, lineId: string, to: LocalDate): Promise<void> {
  await tx.updateTable('person_consenters').set({ to_date: to }).where('id', '=', lineId).execute();
}
