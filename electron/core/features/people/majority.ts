import { relationsTouching } from '#db/repositories/relations.repository.ts';
import { rulesOf } from '#db/repositories/rules.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { majorityOf, type Majority } from '#shared/features/people/majority.rules.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

/** From when the person is of age, by the marriages that stand on the card and the rule of their day. */
export async function storedMajority(
  r: Reader,
  id: PersonId,
  person: { readonly birthDate: LocalDate; readonly sex: Sex },
): Promise<Majority> {
  const relations = await relationsTouching(r, [id]);
  const ruleOn = await rulesOf(r, ['majority-by-marriage-years']);
  return majorityOf(
    person,
    relations.filter(({ kind }) => kind === 'marriage'),
    (day) => ruleOn('majority-by-marriage-years', day)?.value ?? null,
  );
}
