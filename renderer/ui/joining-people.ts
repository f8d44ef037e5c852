import type { FoundPerson } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import { dropDraft, keepDraft, keptDraft } from './kept-drafts.ts';
import { PATHS } from './paths.ts';

/** Somebody entered before, whose surname and address the next person of a family may share. */
export interface PreviousPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly surname: string;
}

/** The form of a new person who is entered for a family: its id, or 'new' for one that is being typed itself. */
export const screenOfNewPerson = (family: string): string => `${PATHS.newPerson}?family=${family}`;

const PREVIOUS = 'previous-person';
const enteredFor = (family: string): string => `entered for ${family}`;

/** A family sends for a new member: this one came before. */
export function keepPrevious(person: PreviousPerson | null): void {
  if (person === null) dropDraft(PREVIOUS);
  else keepDraft(PREVIOUS, person);
}

export function keptPrevious(): PreviousPerson | null {
  return keptDraft<PreviousPerson>(PREVIOUS) ?? null;
}

/** Somebody was entered for a family (its id, or 'new') and waits to be put into it. */
export function rememberEntered(family: string, person: FoundPerson): void {
  keepDraft(enteredFor(family), [...enteredPeople(family), person]);
}

/** Those who wait, in the order they were entered. */
export function enteredPeople(family: string): readonly FoundPerson[] {
  return keptDraft<readonly FoundPerson[]>(enteredFor(family)) ?? [];
}

export function dropEntered(family: string): void {
  dropDraft(enteredFor(family));
}
