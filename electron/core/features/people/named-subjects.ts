import type { PersonCard, PersonRow } from '#shared/features/people/people.schema.ts';

import type { Subject } from '../../calls/unit-of-work.ts';
import { shownSubjects } from '../../lists/list-pages.ts';

/** Everybody and every family that rows of people name; what is masked names nobody. */
export function peopleAndFamilies(rows: readonly PersonRow[]): Subject[] {
  const families = rows.flatMap((row) => (row.shown ? row.families : []));
  return [...shownSubjects('person', rows), ...shownSubjects('family', families)];
}

/** The person of a card, the families that it names, and who may consent for the person. */
export function namedOnCard(card: Pick<PersonCard, 'id' | 'memberships' | 'consenters'>): Subject[] {
  const { id, memberships, consenters } = card;
  const families = memberships.map(({ familyId, shown }) => ({ id: familyId, shown }));
  const consenting = consenters.flatMap(({ personId, name }) =>
    personId === null || name === null || personId === id ? [] : [{ id: personId, shown: true }],
  );
  return [{ kind: 'person', id }, ...shownSubjects('family', families), ...shownSubjects('person', consenting)];
}
