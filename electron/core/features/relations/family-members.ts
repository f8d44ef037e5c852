import { requireSight, sightOf, type Viewer } from '#db/repositories/reach.repository.ts';
import { tiesWhere, type FamilyTie } from '#db/repositories/relatives.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

/** Families in which somebody is or was. */
interface Families {
  /** Everybody's memberships in them, where the viewer may see the family. */
  readonly shared: readonly FamilyTie[];
  /** These people's own memberships in the other ones: who else belongs there is not told. */
  readonly masked: readonly FamilyTie[];
}

export async function familiesOf(r: Reader, viewer: Viewer, people: readonly string[]): Promise<Families> {
  const own = await tiesWhere(r, 'person_id', people);
  const ids = [...new Set(own.map(({ familyId }) => familyId))];
  const sights = await sightOf(r, viewer, 'family', ids);
  const isShown = (id: string): boolean => sights.get(id)?.kind === 'shown';
  return {
    shared: await tiesWhere(r, 'family_id', ids.filter(isShown)),
    masked: own.filter(({ familyId }) => !isShown(familyId)),
  };
}

/**
 * Whom the cards of this person's families name to the viewer, those who have left included: they may be named beside the
 * person whatever the reach. A protection hides them all the same.
 */
export async function namedBesides(r: Reader, viewer: Viewer, id: PersonId): Promise<readonly string[]> {
  // Who sees everybody needs no card to name somebody.
  if (viewer.reach === 'all') return [];
  const { shared } = await familiesOf(r, viewer, [id]);
  return [...new Set(shared.map(({ personId }) => personId))];
}

/**
 * The other one of a relation is within reach, or named by the card of a family of the person.
 * @throws as `requireSight`
 */
export async function requireSightBesides(r: Reader, viewer: Viewer, id: PersonId, otherId: PersonId): Promise<void> {
  await requireSight(r, await besides(r, viewer, id, otherId), 'person', [otherId]);
}

/** Whether the other one of a relation stands with a name beside the person. */
export async function isNamedBesides(r: Reader, viewer: Viewer, id: PersonId, otherId: PersonId): Promise<boolean> {
  const sights = await sightOf(r, await besides(r, viewer, id, otherId), 'person', [otherId]);
  return sights.get(otherId)?.kind === 'shown';
}

async function besides(r: Reader, viewer: Viewer, id: PersonId, otherId: PersonId): Promise<Viewer> {
  const named = await namedBesides(r, viewer, id);
  return named.includes(otherId) ? { ...viewer, reach: 'all' } : viewer;
}
