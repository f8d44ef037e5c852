import { sql } from 'kysely';

import { addressLine } from '#shared/features/people/people.labels.ts';
import type { SimilarPeople } from '#shared/features/people/people.schema.ts';
import {
  documentKey,
  likenessOf,
  likelySame,
  likenessRank,
  nameWords,
  nearDates,
  SIMILAR_FROM,
  swappedDate,
  tellsOfHidden,
  type Likeness,
  type SoughtPerson,
} from '#shared/features/people/similar-people.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import { PEOPLE_INDEX, wordsWithinOneTypingError } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { withinOneTypingError } from '../sqlite/typing-error.ts';
import { presentAddresses } from './people-list.repository.ts';
import { deathOf, formerSurnames } from './person-details.repository.ts';
import { sightOf, type Viewer } from './reach.repository.ts';
import { asPersonId, dateOrNull, groupBy, idList, known } from './values.ts';

/** A name so common that more people bear it is told apart by date or PESEL alone. */
const MOST_CANDIDATES = 400;
/** Words of names beyond these are not looked for. */
const MOST_WORDS = 6;

/**
 * People who may be the one being typed, most likely first; archived and deceased ones too. Whom the viewer may not see
 * is no more than a hint, and only where what was typed already says who it is.
 */
export async function similarPeople(
  r: Reader,
  viewer: Viewer,
  sought: SoughtPerson,
  limit: number,
): Promise<SimilarPeople> {
  const found = await candidates(r, sought);
  const former = groupBy(
    await formerSurnames(
      r,
      found.map(({ id }) => id),
    ),
    (row) => row.person_id,
  );
  const alike = found
    .flatMap((row) => {
      const formerNames = (former.get(row.id) ?? []).map(({ surname }) => surname);
      const names = { surname: row.surname, firstName: row.first_name, secondName: row.second_name, formerNames };
      const stored = {
        ...names,
        birthDate: asLocalDate(row.birth_date),
        pesel: row.pesel,
        documentNumber: row.document_number,
      };
      const likeness = likenessOf(sought, stored, withinOneTypingError);
      return likeness === null ? [] : [{ row, formerNames, likeness, rank: likenessRank(likeness) }];
    })
    .toSorted((a, b) => a.rank - b.rank || (a.row.sort_key < b.row.sort_key ? -1 : 1));
  const sights = await sightOf(
    r,
    viewer,
    'person',
    alike.map(({ row }) => row.id),
  );
  const seen = alike.filter(({ row }) => sights.get(row.id)?.kind === 'shown');
  const shown = seen.slice(0, limit);
  const addresses = await presentAddresses(
    r,
    shown.map(({ row }) => row.id),
    viewer.today,
  );
  const lineOf = new Map(addresses.map((address) => [address.person_id, addressLine(address)]));
  return {
    people: shown.map(({ row, formerNames, likeness }) => ({
      id: asPersonId(row.id),
      surname: row.surname,
      firstName: row.first_name,
      secondName: row.second_name,
      formerNames,
      sex: known(SEXES, row.sex, 'people.sex'),
      birthDate: asLocalDate(row.birth_date),
      death: deathOf(row),
      addressLine: lineOf.get(row.id) ?? null,
      archivedOn: dateOrNull(row.archived_on),
      why: likeness,
    })),
    more: seen.length - shown.length,
    hidden: hiddenOf(alike, sights),
  };
}

function hiddenOf(
  alike: readonly { readonly row: { readonly id: string }; readonly likeness: Likeness }[],
  sights: Awaited<ReturnType<typeof sightOf>>,
): SimilarPeople['hidden'] {
  const told = alike.flatMap(({ row, likeness }) => {
    const sight = sights.get(row.id);
    return sight === undefined || sight.kind === 'shown' || !tellsOfHidden(likeness) ? [] : [{ sight, likeness }];
  });
  if (told.length === 0) return null;
  return {
    ask: [...new Set(told.flatMap(({ sight }) => (sight.kind === 'hidden' ? sight.ask : [])))],
    likely: told.some(({ likeness }) => likelySame(likeness) && !likeness.pesel),
  };
}

/** Rows that may be the person: the same PESEL or document, or a surname and a first name among the names, near enough. */
async function candidates(r: Reader, sought: SoughtPerson) {
  const ids = new Set<string>();
  if (sought.pesel !== null) {
    const row = await r.selectFrom('people').select('id').where('pesel', '=', sought.pesel).executeTakeFirst();
    if (row !== undefined) ids.add(row.id);
  }
  for (const id of await withTheDocument(r, sought)) ids.add(id);
  for (const id of await withTheNames(r, sought)) ids.add(id);
  return await r
    .selectFrom('people')
    .select([
      'id',
      'surname',
      'first_name',
      'second_name',
      'pesel',
      'document_number',
      'birth_date',
      'sex',
      'death_date',
      'death_year',
      'archived_on',
      'sort_key',
    ])
    .where('id', 'in', idList([...ids]))
    .execute();
}

/** Only people without a PESEL have a document, and they are few: their numbers are compared here, however written. */
async function withTheDocument(r: Reader, { documentNumber }: SoughtPerson): Promise<readonly string[]> {
  const key = documentKey(documentNumber);
  if (key === null) return [];
  const rows = await r
    .selectFrom('people')
    .select(['id', 'document_number'])
    .where('document_number', 'is not', null)
    .execute();
  return rows.filter((row) => documentKey(row.document_number) === key).map(({ id }) => id);
}

async function withTheNames(r: Reader, sought: SoughtPerson): Promise<readonly string[]> {
  const surnames = [sought.surname, ...sought.formerNames].flatMap(nameWords).slice(0, MOST_WORDS);
  const firsts = nameWords(sought.firstName).slice(0, MOST_WORDS);
  if (surnames.length === 0 || firsts.length === 0) return [];
  const words = [...new Set([...surnames, ...firsts])];
  const near = await wordsWithinOneTypingError(
    r,
    PEOPLE_INDEX,
    words.filter((word) => word.length >= SIMILAR_FROM - 1),
  );
  const anyOf = (some: readonly string[]): string =>
    [...new Set(some.flatMap((word) => [word, ...(near.get(word) ?? [])]))]
      .map((word) => `"${word.replaceAll('"', '""')}"`)
      .join(' OR ');
  const expression = `(${anyOf(surnames)}) AND (${anyOf(firsts)})`;
  // Among very many bearers of a name those of the typed birth date come first, then the archived last.
  const { rows } = await sql<{ id: string }>`
    SELECT people.id FROM (SELECT rowid AS rowkey FROM people_search WHERE people_search MATCH ${expression}) found
    CROSS JOIN people ON people.rowkey = found.rowkey
    ORDER BY ${nearness(sought)}, people.archived_on IS NOT NULL, people.sort_key, people.id LIMIT ${MOST_CANDIDATES}`.execute(
    r,
  );
  return rows.map(({ id }) => id);
}

function nearness({ birthDate }: SoughtPerson) {
  if (birthDate === null) return sql`NULL`;
  const { from, to } = nearDates(birthDate);
  const swapped = swappedDate(birthDate) ?? birthDate;
  return sql`CASE WHEN people.birth_date = ${birthDate} THEN 0
    WHEN people.birth_date = ${swapped} OR people.birth_date BETWEEN ${from} AND ${to} THEN 1 ELSE 2 END`;
}
