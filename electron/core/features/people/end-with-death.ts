import { nextCareVersion, setPlacementEnd } from '#db/repositories/care.repository.ts';
import { setMembershipEnd } from '#db/repositories/families.repository.ts';
import { nextVersion, type Change } from '#db/repositories/kept-records.repository.ts';
import { endConsent } from '#db/repositories/life.repository.ts';
import type { LifeRow } from '#db/repositories/life.repository.ts';
import { storedPerson } from '#db/repositories/people.repository.ts';
import { changeRelation, takeRelationVersion } from '#db/repositories/relations.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Audit } from '../../calls/unit-of-work.ts';
import { recordedMember } from '../families/index.ts';
import { followStays, homeSubjects, recordedPlacement } from '../foster-care/index.ts';
import { recordedRelation, subjectsOf } from '../relations/index.ts';

/**
 * Ends stays, relations and consents on the day of a death, each with a row of its own in the log: correcting such a row
 * undoes it. The records they belong to take their next version.
 */
export async function endWithDeath(
  tx: Tx,
  audit: Audit,
  change: Change,
  { id, day, rows }: { readonly id: PersonId; readonly day: LocalDate; readonly rows: readonly LifeRow[] },
): Promise<void> {
  for (const row of rows) {
    if (row.kind === 'membership') {
      const { membership, familyId } = row;
      await setMembershipEnd(tx, membership.id, day);
      await audit({
        subjects: [
          { kind: 'family', id: familyId },
          { kind: 'person', id },
        ],
        fields: ['members'],
        before: { member: recordedMember(membership) },
        after: { member: recordedMember({ ...membership, to: day }) },
        detail: { version: await nextVersion(tx, 'family', familyId, change) },
      });
    } else if (row.kind === 'placement') {
      const { placement } = row;
      const ended = { ...placement, to: day, endReason: 'died', endNote: null };
      await setPlacementEnd(tx, placement.id, { to: day, reason: 'died', note: null });
      await followStays(tx, id, change);
      await audit({
        subjects: [{ kind: 'person', id }, ...(await homeSubjects(tx, placement.homeId))],
        fields: ['placement'],
        before: { placement: recordedPlacement(placement) },
        after: { placement: recordedPlacement(ended) },
        detail: { careVersion: await nextCareVersion(tx, id, change) },
      });
    } else if (row.kind === 'relation') {
      const { stored } = row;
      const version = await takeRelationVersion(tx, stored.id, stored.version, change);
      const { from, basis, note } = stored;
      const ended = { from, to: day, endReason: 'death', basis, note } as const;
      await changeRelation(tx, stored.id, ended);
      await audit({
        subjects: subjectsOf(stored),
        fields: ['relations'],
        before: { relation: recordedRelation(stored) },
        after: { relation: recordedRelation({ ...stored, ...ended }) },
        detail: { relationVersion: version },
      });
    } else if (row.kind === 'consent') {
      const before = (await storedPerson(tx, row.childId))?.consenters ?? [];
      await endConsent(tx, row.lineId, day);
      const after = (await storedPerson(tx, row.childId))?.consenters ?? [];
      await audit({
        subjects: [{ kind: 'person', id: row.childId }],
        fields: ['consenters'],
        before: { consenters: before },
        after: { consenters: after },
        detail: { version: await nextVersion(tx, 'person', row.childId, change) },
      });
    }
  }
}

/** The consents for somebody who died, none of which goes on past that day. */
export function consentsUntil(consents: PersonFields['consenters'], day: LocalDate): PersonFields['consenters'] {
  return consents.map((one) => (one.to !== null && one.to <= day ? one : { ...one, to: day }));
}
