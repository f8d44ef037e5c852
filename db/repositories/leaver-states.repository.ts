import { countedStay, deadlinesOfCareLeaver } from '#shared/features/foster-care/leaver-deadlines.rules.ts';
import { leaverBirthdays, leaverGaps } from '#shared/features/foster-care/leavers.rules.ts';
import {
  LEAVER_TERMS,
  type GuardianLine,
  type HelpLine,
  type LeastStay,
  type LeaverGap,
  type LeaverPath,
  type LeaverTerm,
  type ProgrammeLine,
} from '#shared/features/foster-care/leavers.schema.ts';
import type { RuleOn } from '#shared/features/foster-care/deadline-parts.ts';
import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import { DEADLINES } from '#shared/features/foster-care/deadlines.rules.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { addYears, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import type { Words } from './dictionaries.repository.ts';
import { deadlineRulesOf } from './deadline-rules.repository.ts';
import { leaverFacts } from './leaver-facts.repository.ts';
import { leaverPaths } from './leaver-paths.repository.ts';
import { namedHomes, type NamedHome } from './named-homes.repository.ts';
import type { Viewer } from './reach.repository.ts';
import { dateOrNull, groupBy, idList, known as knownCode } from './values.ts';

/** How somebody on the way to independence stands on a day: what the list and the card are made of. */
export interface LeaverState {
  readonly seventeenOn: LocalDate;
  readonly eighteenOn: LocalDate;
  /** In care on the day, or was last; null of somebody who never was. */
  readonly home: NamedHome | null;
  readonly inCare: boolean;
  readonly leftOn: LocalDate | null;
  readonly stay: LeastStay | null;
  readonly terms: readonly LeaverTerm[];
  readonly gaps: readonly LeaverGap[];
  /** Those taken back too. */
  readonly paths: readonly LeaverPath[];
  readonly path: 'open' | 'ended' | 'none';
  readonly pathEndedOn: LocalDate | null;
  readonly guardian: GuardianLine | null;
  readonly programme: ProgrammeLine | null;
  /** Asked for, or granted on the day. */
  readonly help: readonly HelpLine[];
}

const live = <Line extends { readonly withdrawn: unknown }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

/** The states of these people on the viewer's day, by person. The caller has checked that the viewer may see them. */
export async function leaverStates(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
  words: Words,
): Promise<ReadonlyMap<string, LeaverState>> {
  const day = viewer.today;
  const [facts, ruleOn, paths, homes] = await Promise.all([
    leaverFacts(r, ids),
    deadlineRulesOf(r),
    leaverPaths(r, viewer, ids, words),
    lastHomes(r, viewer, ids, words),
  ]);
  return new Map(
    [...facts].map(([id, known]) => {
      const birthdays = leaverBirthdays(known.birthDate);
      const begun = known.stays.filter(({ from }) => from <= day);
      const present = begun.find((stay) => holdsOn(stay, day));
      const last = present ?? begun.at(-1);
      const all = paths.get(id) ?? [];
      const counting = live(all);
      const current = counting.find(({ to }) => to === null) ?? counting.at(-1);
      const path = current === undefined ? 'none' : current.to === null ? 'open' : 'ended';
      const guardian = live(current?.guardians ?? []).find((one) => holdsOn(one, day)) ?? null;
      const programme = live(current?.programmes ?? []).at(-1) ?? null;
      const inCare = present !== undefined;
      const state: LeaverState = {
        ...birthdays,
        home: homes.get(id) ?? null,
        inCare,
        leftOn: inCare ? null : (last?.to ?? null),
        stay: last === undefined ? null : leastOf(known.stays, ruleOn, day, last),
        terms: deadlinesOfCareLeaver(known, ruleOn, day).map(({ code, due, article }) => ({
          code: knownCode(LEAVER_TERMS, code, 'terms of care leavers'),
          label: DEADLINES[code].label,
          due,
          article,
        })),
        gaps: leaverGaps(
          {
            seventeenOn: birthdays.seventeenOn,
            inCare,
            basisKnown: known.basisKnown || known.stays.length === 0,
            path,
            guardian,
            programme,
            helpUntil: lastDayOfHelp(known.birthDate, ruleOn, birthdays.eighteenOn),
          },
          day,
        ),
        paths: all,
        path,
        pathEndedOn: path === 'ended' ? (current?.to ?? null) : null,
        guardian,
        programme,
        help: live(current?.help ?? []).filter(
          ({ state: decided, from, to }) =>
            decided === 'requested' ||
            (decided === 'granted' && from !== null && from <= day && (to === null || to >= day)),
        ),
      };
      return [id, state];
    }),
  );
}

/** By the rule of the day of majority; null where the office has none. */
function lastDayOfHelp(birthDate: LocalDate, ruleOn: RuleOn, majority: LocalDate): LocalDate | null {
  const rule = ruleOn('foster-leaver-aid-years', majority);
  return rule === null ? null : addYears(birthDate, rule.value);
}

function leastOf(
  stays: Parameters<typeof countedStay>[0],
  ruleOn: RuleOn,
  today: LocalDate,
  last: { readonly form: HomeForm; readonly to: LocalDate | null },
): LeastStay | null {
  const to = last.to === null || last.to > today ? today : last.to;
  return countedStay(stays, { ruleOn, today }, last.form, to);
}

/** The home of each person on the day, or the last one. */
async function lastHomes(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
  words: Words,
): Promise<ReadonlyMap<string, NamedHome>> {
  const day = viewer.today;
  const rows = await r
    .selectFrom('placements')
    .select(['person_id', 'home_id', 'from_date', 'to_date'])
    .where('person_id', 'in', idList(ids))
    .where('kind', '=', 'stay')
    .where('withdrawn_at', 'is', null)
    .where('from_date', '<=', day)
    .orderBy('from_date')
    .execute();
  const homes = await namedHomes(
    r,
    viewer,
    rows.map(({ home_id }) => home_id),
    words,
  );
  return new Map(
    [...groupBy(rows, ({ person_id }) => person_id)].flatMap(([id, stays]) => {
      const last = stays.at(-1);
      if (last === undefined) return [];
      const to = dateOrNull(last.to_date);
      const named = homes.get(last.home_id)?.on(to === null || to > day ? day : asLocalDate(to));
      return named === undefined ? [] : [[id, named] as const];
    }),
  );
}
