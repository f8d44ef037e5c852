import type { ReactNode } from 'react';

import type { FamilyNetwork } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { Chronicle, type ChronicleViewing, type Present } from '../family-work/index.ts';
import { usePersonNetwork } from '../relations/index.ts';

/** The chronicle of a person; members of the person's families can be ticked as having taken part too. */
export function PersonChronicle(
  props: { readonly id: PersonId; readonly name: string; readonly writing: boolean } & ChronicleViewing,
): ReactNode {
  const { id, name, ...shownAs } = props;
  const network = usePersonNetwork(id).data;
  const people = [{ id, name }, ...(network === undefined ? [] : familyOf(network, id))];
  return <Chronicle record={{ kind: 'person', id }} people={people} {...shownAs} />;
}

function familyOf({ people, families }: FamilyNetwork, id: PersonId): Present[] {
  const own = families.filter(({ family, members }) => family.shown && members.some(({ personId }) => personId === id));
  const stays = own.flatMap(({ members }) => members);
  return people.flatMap(({ person }): Present[] => {
    const mine = stays.filter(({ personId }) => personId === person.id);
    if (!person.shown || person.id === id || mine.length === 0) return [];
    const lived = person.deathDate === null ? {} : { lived: person.deathDate };
    return [{ id: person.id, name: `${person.firstName} ${person.surname}`, ...lived, stays: mine }];
  });
}
