import type { PersonCard, PersonRow } from '#shared/features/people/people.schema.ts';

import type { Subject } from '../../calls/unit-of-work.ts';
import { shownSubjects } from '../../lists/list-pages.ts';

/** Everybody and every family that rows of people name; what is masked names nobody. */
export function peopleAndFamilies(rows: readonly PersonRow[]): Subject[] {
  const families = rows.flatMap((row) => (row.shown ? row.families : []));
  return [...shownSubjects('person', rows), ...shownSubjects('family', families)];
}

/** The person of a card, and the families that it names. */
export function personAndFamilies({ id, memberships }: Pick<PersonCard, 'id' | 'memberships'>): Subject[] {
  const families = memberships.map(({ familyId, shown }) => ({ id: familyId, shown }));
  return [{ kind: 'person', id }, ...shownSubjects('family', families)];
}
