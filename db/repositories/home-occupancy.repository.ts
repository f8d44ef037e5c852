import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import type { Places } from '#shared/features/foster-care/homes.schema.ts';
import { LIMIT_RULE_CODES, type LimitRuleCode } from '#shared/features/foster-care/limits.facts.ts';
import {
  occupancyOn,
  occupancyOver,
  type HomePlaces,
  type Occupancy,
  type OccupancyOver,
  type RuleOnDay,
} from '#shared/features/foster-care/occupancy.rules.ts';
import type { Days } from '#shared/kernel/dated-rows.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { ruleDaysOf, rulesOf } from './rules.repository.ts';
import { dateOrNull, groupBy, idList, known } from './values.ts';

/** Places of homes on the days that were read. */
export interface OfficePlaces {
  /** Every home with a form, a stay or a reservation in the period. */
  readonly homes: ReadonlyMap<string, HomePlaces>;
  readonly on: (homeId: string, day: LocalDate) => Occupancy;
  /** The tightest day of a part of the period. */
  readonly over: (homeId: string, period: Days) => OccupancyOver;
}

const empty = (homeId: string): HomePlaces => ({ homeId, forms: [], stays: [], reservations: [] });

/**
 * Forms, stays, planned stays and reservations of homes that share a day with the period, as the rules of occupancy ask.
 * @param homeIds null for every home of the office
 * @param period `to` null: without an end
 * @param without people whose stays and reservations do not count: those for whom a place is sought
 */
export async function officePlaces(
  r: Reader,
  homeIds: readonly string[] | null,
  period: Days,
  without: readonly string[] = [],
): Promise<OfficePlaces> {
  const [forms, stays, reservations, rules] = await Promise.all([
    formsIn(r, homeIds, period),
    staysIn(r, homeIds, period, without),
    reservationsIn(r, homeIds, period, without),
    rulesOf(r, LIMIT_RULE_CODES),
  ]);
  const [formsOf, staysOf, keptOf] = [
    groupBy(forms, ({ homeId }) => homeId),
    groupBy(stays, ({ homeId }) => homeId),
    groupBy(reservations, ({ homeId }) => homeId),
  ];
  const ids = new Set([...formsOf.keys(), ...staysOf.keys(), ...keptOf.keys()]);
  const homes = new Map(
    [...ids].map((homeId) => [
      homeId,
      {
        homeId,
        forms: formsOf.get(homeId) ?? [],
        stays: staysOf.get(homeId) ?? [],
        reservations: keptOf.get(homeId) ?? [],
      },
    ]),
  );
  const ruleDays = await ruleDaysOf(r, LIMIT_RULE_CODES);
  const ruleOn: RuleOnDay = remembered((code, day) => rules(code, day));
  return {
    homes,
    on: (homeId, day) => occupancyOn(homes.get(homeId) ?? empty(homeId), day, ruleOn),
    over: (homeId, days) => occupancyOver(homes.get(homeId) ?? empty(homeId), days, ruleOn, ruleDays),
  };
}

/** Hundreds of homes ask for the same few rules. */
function remembered(ruleOn: RuleOnDay): RuleOnDay {
  const known = new Map<string, ReturnType<RuleOnDay>>();
  return (code: LimitRuleCode, day) => {
    const key = `${code} ${day}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const rule = ruleOn(code, day);
    known.set(key, rule);
    return rule;
  };
}

async function formsIn(r: Reader, homeIds: readonly string[] | null, { from, to }: Days) {
  let query = r
    .selectFrom('home_forms')
    .select(['home_id', 'form', 'max_places', 'from_date', 'to_date'])
    .where('withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', from)]))
    .orderBy('from_date');
  if (to !== null) query = query.where('from_date', '<=', to);
  if (homeIds !== null) query = query.where('home_id', 'in', idList(homeIds));
  return (await query.execute()).map((row) => ({
    homeId: row.home_id,
    form: known(HOME_FORMS, row.form, 'home_forms.form'),
    maxPlaces: row.max_places,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

async function staysIn(r: Reader, homeIds: readonly string[] | null, { from, to }: Days, without: readonly string[]) {
  let query = r
    .selectFrom('placements')
    .select(['home_id', 'person_id', 'kind', 'from_date', 'to_date'])
    .where('withdrawn_at', 'is', null)
    .where('kind', 'in', ['stay', 'planned'])
    .where('person_id', 'not in', idList(without))
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', from)]));
  if (to !== null) query = query.where('from_date', '<=', to);
  if (homeIds !== null) query = query.where('home_id', 'in', idList(homeIds));
  return (await query.execute()).map((row) => ({
    homeId: row.home_id,
    personId: row.person_id,
    kind: 'stay' as const,
    planned: row.kind === 'planned',
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

async function reservationsIn(
  r: Reader,
  homeIds: readonly string[] | null,
  { from, to }: Days,
  without: readonly string[],
) {
  let query = r
    .selectFrom('place_reservations')
    .select(['home_id', 'person_id', 'from_date', 'to_date'])
    .where('ended', 'is', null)
    .where('person_id', 'not in', idList(without))
    .where('to_date', '>=', from);
  if (to !== null) query = query.where('from_date', '<=', to);
  if (homeIds !== null) query = query.where('home_id', 'in', idList(homeIds));
  return (await query.execute()).map((row) => ({
    homeId: row.home_id,
    personId: row.person_id,
    from: asLocalDate(row.from_date),
    until: asLocalDate(row.to_date),
  }));
}

/** Places of a home on a day as lists and cards say them. */
export function placesOf(office: OfficePlaces, homeId: string, day: LocalDate): Places {
  const { max, taken, reserved, free } = office.on(homeId, day);
  return { max, taken, reserved, free };
}
