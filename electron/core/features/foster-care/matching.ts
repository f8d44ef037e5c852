import { wordsOf } from '#db/repositories/dictionaries.repository.ts';
import {
  communeOf,
  homesToMatch,
  namesOfChildren,
  siblingsOf,
  soughtChildren,
  type HomeToMatch,
} from '#db/repositories/match-homes.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import { reservationsOfChild } from '#db/repositories/reservations.repository.ts';
import { ruleOn, rulesOf } from '#db/repositories/rules.repository.ts';
import { asHomeId, asPersonId, known } from '#db/repositories/values.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { LIMIT_RULE_CODES } from '#shared/features/foster-care/limits.facts.ts';
import { NEEDS, type Need, type SoughtChild } from '#shared/features/foster-care/matching.facts.ts';
import { matchHomes } from '#shared/features/foster-care/matching.rules.ts';
import type { MatchingOfHomes, SoughtInput } from '#shared/features/foster-care/vacancies.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { addDays, ageAt, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown } from '../../calls/unit-of-work.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';

const MAJORITY = 18;

/**
 * Homes for children the actor may see under that permission, and the records that are named.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function matchedHomes(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  { childIds: chosen, from, sameCommune, needs }: SoughtInput,
): Promise<Shown<MatchingOfHomes>> {
  const viewer = viewerOf(deps, actor, permission);
  const childIds = [...new Set(chosen)];
  await requireSight(r, viewer, 'person', childIds);
  const homeViewer = viewerOf(deps, actor, 'homes.view');
  const [sought, homes, commune, names, siblings, rules, words, days] = await Promise.all([
    soughtChildren(r, from, childIds),
    homesToMatch(r, homeViewer, from, childIds),
    communeOf(r, from, childIds),
    namesOfChildren(r, childIds),
    siblingNames(r, viewer, childIds, from),
    rulesOf(r, LIMIT_RULE_CODES),
    wordsOf(r),
    ruleOn(r, 'foster-reservation-days', viewer.today),
  ]);
  if (names.length < childIds.length) throw new AppError('NOT_FOUND', { kind: 'person' });
  const reservations = await Promise.all(childIds.map((id) => reservationsOfChild(r, viewer, id, words)));
  const chosenNeeds = needs.filter((need) => !sought.recorded.includes(need));
  const found = matchHomes(
    {
      children: sought.children.map((child, place) => (place === 0 ? withNeeds(child, chosenNeeds) : child)),
      from,
      until: null,
      communeId: sameCommune ? (commune?.terc ?? null) : null,
      schoolWithinKm: null,
    },
    homes.map(({ facts }) => facts),
    (code) => rules(code, from),
  );
  const byId = new Map(homes.map((one) => [one.home.id, one]));
  const kept = reservations.flatMap(([first]) =>
    first === undefined || first.home.name === null ? [] : [first.home.id],
  );
  const named = new Set([...homes.map(({ home }) => home.id), ...kept]);
  const proposed = found.proposed.flatMap(({ homeId, criteria, met }) => {
    const one = byId.get(homeId);
    return one === undefined
      ? []
      : [{ home: namedOf(one), criteria: [...criteria], met, room: hasRoom(one, childIds) }];
  });
  return {
    result: {
      from,
      children: names.map((row, place) => ({ ...nameOf(row), reservation: reservations[place]?.[0] ?? null })),
      siblings,
      needs: NEEDS.filter((need) => sought.recorded.includes(need) || chosenNeeds.includes(need)).map((need) => ({
        need,
        recorded: sought.recorded.includes(need),
      })),
      commune: commune?.name ?? null,
      proposed,
      notProposed: found.notProposed.flatMap(({ homeId, reason, criteria }) => {
        const one = byId.get(homeId);
        const sentences = criteria.filter(({ verdict }) => verdict === 'broken').map(({ sentence }) => sentence);
        return one === undefined ? [] : [{ home: namedOf(one), reason, sentences }];
      }),
      byReason: [...found.byReason],
      reserveUntil: addDays(viewer.today < from ? from : viewer.today, days.value),
    },
    subjects: [
      ...childIds.map((id) => ({ kind: 'person', id }) as const),
      ...siblings.map(({ personId }) => ({ kind: 'person', id: personId }) as const),
      ...[...named].map((id) => ({ kind: 'home', id }) as const),
    ],
  };
}

function withNeeds(child: SoughtChild, needs: readonly Need[]): SoughtChild {
  const wants = (need: Need): boolean => needs.includes(need);
  return {
    ...child,
    chronicIllness: child.chronicIllness || wants('chronic-illness'),
    disability: child.disability ?? (wants('disability') ? 'light' : null),
    juvenile: child.juvenile || wants('juvenile'),
    withOwnChild: child.withOwnChild || wants('minor-mother'),
    foreign: child.foreign || wants('foreign'),
  };
}

const namedOf = ({ home, town }: HomeToMatch) => ({ id: asHomeId(home.id), name: home.name, group: home.group, town });

/** Children who live there already need no place. */
function hasRoom({ facts }: HomeToMatch, childIds: readonly string[]): boolean {
  const { bound, free } = facts.places;
  return bound === 'none' || (free ?? 0) >= childIds.length;
}

function nameOf(row: {
  readonly id: string;
  readonly first_name: string;
  readonly surname: string;
  readonly sex: string;
  readonly birth_date: string;
}) {
  return {
    personId: asPersonId(row.id),
    firstName: row.first_name,
    surname: row.surname,
    sex: known(SEXES, row.sex, 'people.sex'),
    birthDate: asLocalDate(row.birth_date),
  };
}

/** Living brothers and sisters under age, not chosen yet, whom the viewer may see. */
async function siblingNames(
  r: Reader,
  viewer: Viewer,
  childIds: readonly string[],
  day: LocalDate,
): Promise<MatchingOfHomes['siblings']> {
  const ids = (await siblingsOf(r, childIds)).filter((id) => !childIds.includes(id));
  const sights = await sightOf(r, viewer, 'person', ids);
  const rows = await namesOfChildren(
    r,
    ids.filter((id) => sights.get(id)?.kind === 'shown'),
  );
  return rows
    .filter((row) => row.death_date === null && row.death_year === null)
    .map(nameOf)
    .filter(({ birthDate }) => birthDate <= day && ageAt(birthDate, day) < MAJORITY)
    .toSorted((a, b) => (a.birthDate < b.birthDate ? -1 : 1));
}
