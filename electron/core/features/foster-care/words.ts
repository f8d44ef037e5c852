import { wordsOf, type Words } from '#db/repositories/dictionaries.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { Dictionary } from '#shared/features/dictionaries/dictionaries.schema.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** A word somebody chose, and where it stands in the form. */
export interface Chosen {
  readonly dictionary: Dictionary;
  readonly code: string;
  readonly path: string;
  /** The field as sentences begin. */
  readonly label: string;
}

/** The chosen words that are not offered on the day: the office may have struck one off meanwhile. */
export async function wordProblems(
  r: Reader,
  chosen: readonly Chosen[],
  day: LocalDate,
): Promise<{ readonly problems: readonly FieldProblem[]; readonly words: Words }> {
  const words = await wordsOf(r);
  const problems = chosen
    .filter(({ dictionary, code }) => !words.offered(dictionary, code, day))
    .map(({ path, label }) => ({ path, message: `${label}: wybierz pozycję z listy.` }));
  return { problems, words };
}
