import type { FoundPerson } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import type { FoundOption } from '../../ui/form/index.ts';
import { usePeopleSearch as useSearch } from '../../ui/use-people-search.ts';
import type { Joining } from './family-form-model.ts';

/** Searching people who may join: those who are `members` already come last and say so. */
export function usePeopleSearch(members: readonly string[]): {
  readonly queryKey: readonly unknown[];
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
  readonly personOf: (id: string) => Joining | undefined;
} {
  const t = useText('families');
  const { queryKey, search, personOf } = useSearch(members, t('form.alreadyMember'));
  return {
    queryKey,
    search,
    personOf: (id) => {
      const person = personOf(id);
      return person === undefined ? undefined : joiningOf(person);
    },
  };
}

/** What a line of members shows of somebody. */
export function joiningOf(person: Pick<FoundPerson, 'id' | 'surname' | 'firstName' | 'sex' | 'birthDate'>): Joining {
  const { id, surname, firstName, sex, birthDate } = person;
  return { personId: id, surname, name: `${surname} ${firstName}`, sex, birthDate };
}
