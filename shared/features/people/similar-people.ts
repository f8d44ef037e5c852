import { foldForSearch } from '../../kernel/polish.ts';
import { addDays, dayOf, daysBetween, localDateOf, monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';

/** A shorter word is never taken for another one: half of all short names are one letter apart. */
export const SIMILAR_FROM = 4;
/** Birth dates this near to each other are near: a slip in the day or the month. */
const NEAR_DAYS = 3;

export const NAME_LIKENESS = ['same', 'former', 'former-similar', 'similar'] as const;
type NameLikeness = (typeof NAME_LIKENESS)[number];
export const DATE_LIKENESS = ['same', 'swapped', 'near'] as const;
type DateLikeness = (typeof DATE_LIKENESS)[number];

/** What somebody has typed so far about a person who may be there already. */
export interface SoughtPerson {
  readonly surname: string;
  readonly firstName: string;
  /** Former surnames typed with the person: who is there already may still bear one of them. */
  readonly formerNames: readonly string[];
  readonly birthDate: LocalDate | null;
  readonly pesel: string | null;
  /** Number of the document of somebody without a PESEL, as typed. */
  readonly documentNumber?: string | null | undefined;
}

export interface StoredNames {
  readonly surname: string;
  readonly firstName: string;
  readonly secondName: string | null;
  readonly formerNames: readonly string[];
  readonly birthDate: LocalDate;
  readonly pesel: string | null;
  readonly documentNumber?: string | null | undefined;
}

/** Why a stored person may be the one who is being typed. */
export interface Likeness {
  readonly pesel: boolean;
  /** The number of the document is the same, whatever the document is called. */
  readonly document?: true | undefined;
  readonly name: NameLikeness | null;
  readonly date: DateLikeness | null;
}

/** The words of a name without case, diacritics and signs: „Nowak-Źrebiec” is nowak, zrebiec. */
export const nameWords = (text: string): string[] =>
  foldForSearch(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * How a stored person resembles the one being typed; null when there is nothing to say. A date alone says nothing:
 * twins and chance share it.
 * @param alike whether two folded words are the same but for one typing error
 */
export function likenessOf(
  sought: SoughtPerson,
  stored: StoredNames,
  alike: (a: string, b: string) => boolean,
): Likeness | null {
  const pesel = sought.pesel !== null && sought.pesel === stored.pesel;
  const name = nameLikeness(sought, stored, alike);
  const date = sought.birthDate === null ? null : dateLikeness(sought.birthDate, stored.birthDate);
  const number = documentKey(sought.documentNumber);
  const document = number !== null && number === documentKey(stored.documentNumber);
  return pesel || document || name !== null ? { pesel, ...(document ? { document } : {}), name, date } : null;
}

/** A shorter number is no more than a running one. */
const DOCUMENT_FROM = 4;

/** The number of a document without spaces, signs and case: people copy it in many ways. Null when it is too short. */
export function documentKey(number: string | null | undefined): string | null {
  const key = (number ?? '').replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();
  return key.length < DOCUMENT_FROM ? null : key;
}

/** One of the typed surnames and one of the first names have to be found, each in another word of the stored names. */
function nameLikeness(
  sought: SoughtPerson,
  stored: StoredNames,
  alike: (a: string, b: string) => boolean,
): NameLikeness | null {
  const surname = nameWords(sought.surname);
  const first = nameWords(sought.firstName);
  if (surname.length === 0 || first.length === 0) return null;
  const present = nameWords(`${stored.surname} ${stored.firstName} ${stored.secondName ?? ''}`);
  const same = (a: string, b: string): boolean => a === b;
  const allSame = [...surname, ...first].every((word) => present.includes(word)) && pair(surname, first, present, same);
  if (allSame) return 'same';
  const former = stored.formerNames.flatMap(nameWords);
  const surnames = [...surname, ...sought.formerNames.flatMap(nameWords)];
  const near = (a: string, b: string): boolean =>
    a === b || (Math.max(a.length, b.length) >= SIMILAR_FROM && alike(a, b));
  if (pair(surname, first, present, near)) return 'similar';
  const names = [...present, ...former];
  if (pair(surnames, first, names, same)) return 'former';
  return pair(surnames, first, names, near) ? 'former-similar' : null;
}

function pair(
  surname: readonly string[],
  first: readonly string[],
  words: readonly string[],
  same: (a: string, b: string) => boolean,
): boolean {
  return words.some(
    (word, at) =>
      surname.some((one) => same(one, word)) &&
      words.some((other, otherAt) => otherAt !== at && first.some((one) => same(one, other))),
  );
}

function dateLikeness(sought: LocalDate, stored: LocalDate): DateLikeness | null {
  if (sought === stored) return 'same';
  if (swappedDate(sought) === stored) return 'swapped';
  return Math.abs(daysBetween(sought, stored)) <= NEAR_DAYS ? 'near' : null;
}

/** The date with day and month the other way round, as it is often mistyped; undefined when there is no such day. */
export const swappedDate = (date: LocalDate): LocalDate | undefined =>
  localDateOf(yearOf(date), dayOf(date), monthOf(date));

/** First and last day of the near birth dates. */
export const nearDates = (date: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } => ({
  from: addDays(date, -NEAR_DAYS),
  to: addDays(date, NEAR_DAYS),
});

/**
 * Whether saving asks first: the same document, by which the office knows foreigners, or the same day of birth and a name
 * that is the same or nearly so, now or formerly.
 */
export const likelySame = ({ document, name, date }: Likeness): boolean =>
  document === true || (name !== null && date === 'same');

/** Smaller is more likely the same person: PESEL or document, same name and date, similar name and date, near date, name alone. */
export function likenessRank({ pesel, document, name, date }: Likeness): number {
  if (pesel || document === true) return 0;
  const nameRank = name === 'same' ? 0 : name === 'former' || name === 'former-similar' ? 1 : 2;
  if (date === 'same') return 1 + nameRank;
  return (date === null ? 7 : 4) + nameRank;
}

/**
 * Whether a record hidden from the user is told of at all, without its name: only who has typed the PESEL, the document, the whole name
 * or a similar one with the very date of birth knows enough to hear that there is such a record.
 */
export const tellsOfHidden = ({ pesel, document, name, date }: Likeness): boolean =>
  pesel || document === true || name === 'same' || date === 'same';
