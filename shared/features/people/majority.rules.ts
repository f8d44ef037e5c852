import { addDays, addYears, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Sex } from '../../kernel/pesel.ts';

/** Civil Code, art. 10 § 1: from then on everybody consents alone. */
const ADULT_FROM = 18;

/** The first day of majority, and what gives it. */
export interface Majority {
  readonly from: LocalDate;
  readonly by: 'age' | 'marriage';
}

export const majorityByAge = (birthDate: LocalDate): Majority => ({
  from: addYears(birthDate, ADULT_FROM),
  by: 'age',
});

/** The first day of birth of those who are under age on a day. */
export const minorsBornFrom = (day: LocalDate): LocalDate => addDays(addYears(day, -ADULT_FROM), 1);

/**
 * From when somebody is of age: at 18, or from the day of an earlier marriage, which a court may permit a woman of 16 or
 * more (Family and Guardianship Code, art. 10 § 1; Civil Code, art. 10 § 2). An end of the marriage, its annulment
 * included, takes nothing back. Not known here, and therefore not asked: whether the court permitted it, which law
 * foreigners married under. A marriage without its day gives nothing; one entered by mistake and withdrawn is none.
 * @param yearsOn from how many years a marriage of that day gives majority (rule `majority-by-marriage-years`), null before any
 */
export function majorityOf(
  { birthDate, sex }: { readonly birthDate: LocalDate; readonly sex: Sex },
  marriages: readonly { readonly from: LocalDate | null }[],
  yearsOn: (day: LocalDate) => number | null,
): Majority {
  const byAge = majorityByAge(birthDate);
  if (sex !== 'female') return byAge;
  const days = marriages.flatMap(({ from }) => {
    const years = from === null ? null : yearsOn(from);
    return from !== null && years !== null && from >= addYears(birthDate, years) && from < byAge.from ? [from] : [];
  });
  const [first] = days.toSorted();
  return first === undefined ? byAge : { from: first, by: 'marriage' };
}

/** „18. urodzinami (07.03.2003)”, „zawarciem małżeństwa (01.06.2002)”: what a day has to lie before. */
export const beforeMajority = ({ from, by }: Majority): string =>
  `${by === 'age' ? '18. urodzinami' : 'zawarciem małżeństwa'} (${formatDate(from)})`;
