import type { LocalDate } from '#shared/kernel/local-date.ts';

/** Somebody who can be ticked as having taken part. */
export interface Present {
  readonly id: string;
  readonly name: string;
  /** The last day of life of who has died; entries of later days do not offer them. */
  readonly lived?: LocalDate;
  /** Stays in the families of the record; whoever needs none is offered on every day. */
  readonly stays?: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[];
}

/** Somebody as an entry of a day offers them; `until`: their stay had ended by that day. */
interface Offered {
  readonly id: string;
  readonly name: string;
  readonly until: LocalDate | null;
}

/**
 * Who could have taken part on a day: living, and in the family by then; whoever had left by that day stands last, with the
 * day they left. Whoever is ticked already stays.
 */
export function offeredOn(
  people: readonly Present[],
  day: LocalDate | null,
  chosen: readonly string[],
): readonly Offered[] {
  const offered = people.flatMap(({ id, name, lived, stays }): Offered[] => {
    const begun = stays?.filter(({ from }) => day === null || from <= day);
    const isAlive = lived === undefined || day === null || lived >= day;
    const couldCome = isAlive && (begun === undefined || begun.length > 0);
    if (!couldCome && !chosen.includes(id)) return [];
    const lasts = begun === undefined || begun.some(({ to }) => to === null || (day !== null && to >= day));
    const last = begun
      ?.map(({ to }) => to ?? '')
      .toSorted()
      .at(-1);
    const ended = begun?.find(({ to }) => to !== null && to === last)?.to ?? null;
    return [{ id, name, until: lasts ? null : ended }];
  });
  return [...offered.filter(({ until }) => until === null), ...offered.filter(({ until }) => until !== null)];
}
