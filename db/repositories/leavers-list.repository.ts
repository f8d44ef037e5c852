import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { LeaverRow, LeaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import { holdsOn as heldIn } from '#shared/kernel/dated-rows.ts';
import { addMonths, addYears, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import { fullTextExpression, PEOPLE_INDEX } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { wordsOf, type Words } from './dictionaries.repository.ts';
import { leaverStates, type LeaverState } from './leaver-states.repository.ts';
import { deathOf } from './person-details.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import {
  caseload,
  hiddenIds,
  holdsOn,
  namesToAsk,
  notHidden,
  protectedIds,
  withinReach,
  type Viewer,
} from './reach.repository.ts';
import { ruleOrNullOn } from './rules.repository.ts';
import { asPersonId, idList } from './values.ts';

export interface LeaversList {
  readonly rows: LeaverRow[];
  readonly count: number;
  readonly total: number;
}

/** Nobody comes of age earlier; a birth date is narrowed by it before the birthdays are counted. */
const LEAST_AGE = 16;

/**
 * One window of those on the way to independence within the viewer's reach: everybody in care who turns 17 in the time that
 * the list looks ahead, record or not, and whoever has an open path. Those hidden from the viewer come after the others, as
 * lines without a name, where the filter asks about nothing of theirs.
 */
export async function listLeavers(
  r: Reader,
  viewer: Viewer,
  filter: LeaversFilter,
  window: ListWindow,
): Promise<LeaversList> {
  const words = await wordsOf(r);
  const until = await horizon(r, viewer.today, filter);
  const asks =
    filter.search !== '' ||
    filter.workerId !== null ||
    filter.stage !== null ||
    filter.turning !== null ||
    filter.from !== null ||
    filter.to !== null ||
    filter.gap !== null;
  const shown = sql<SqlBool>`${notHidden(viewer, 'person', 'people.id')}`;
  const all = await candidates(r, viewer, until, shown);
  const states = await leaverStates(r, viewer, all, words);
  const belongs = all.filter((id) => {
    const state = states.get(id);
    return state !== undefined && hasStatus(state, filter.status, until);
  });
  const narrowed = await narrow(r, viewer, filter, belongs, states);
  const masked = await maskedOf(r, viewer, filter, until, words);
  const kept = asks ? [] : masked.filter((id) => filter.ids === null || filter.ids.includes(id));
  const ordered = await inOrder(r, filter, narrowed, states);
  const ids = ordered.slice(window.offset, window.offset + window.limit);
  const maskedFrom = Math.max(0, window.offset - ordered.length);
  const some = kept.slice(maskedFrom, maskedFrom + window.limit - ids.length);
  const ask = await namesToAsk(r, 'person', some);
  return {
    rows: [
      ...(await leaverRows(r, ids, states, viewer.today, words)),
      ...some.map((id) => ({ shown: false as const, id, ask: [...(ask.get(id) ?? [])] })),
    ],
    count: ordered.length + kept.length,
    total: belongs.length + masked.length,
  };
}

/** Up to which day a 17th birthday puts somebody on the list: that of the filter, else as far as the rule looks ahead. */
async function horizon(r: Reader, today: LocalDate, filter: LeaversFilter): Promise<LocalDate> {
  if (filter.to !== null) return filter.to;
  const rule = await ruleOrNullOn(r, 'leaver-list-months', today);
  const ahead = addMonths(today, rule?.value ?? 0);
  return filter.from !== null && filter.from > ahead ? addYears(filter.from, 1) : ahead;
}

/** Who may belong to the list, in one order; what each of them is on the day is asked afterwards. */
async function candidates(
  r: Reader,
  viewer: Viewer,
  until: LocalDate,
  condition: RawBuilder<SqlBool>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT people.id FROM people
    WHERE people.archived_on IS NULL AND ${withinReach(viewer, 'person', 'people.id')} AND ${condition}
      AND (people.id IN (SELECT l.person_id FROM leaver_paths l WHERE l.withdrawn_at IS NULL)
        OR (people.birth_date <= ${addYears(until, -LEAST_AGE)} AND people.id IN (SELECT s.person_id FROM placements s
          WHERE s.kind = 'stay' AND s.withdrawn_at IS NULL AND ${holdsOn(viewer.today, 's')})))
    ORDER BY people.id`.execute(r);
  return rows.map(({ id }) => id);
}

/** On the way to independence: a path is open, or comes of age in care in the time asked for. */
function hasStatus(state: LeaverState, status: LeaversFilter['status'], until: LocalDate): boolean {
  const onTheWay = state.path === 'open' || (state.inCare && state.seventeenOn <= until);
  if (status === 'active') return onTheWay;
  return state.path === 'ended' ? status === 'all' || !onTheWay : status === 'all' && onTheWay;
}

async function maskedOf(
  r: Reader,
  viewer: Viewer,
  filter: LeaversFilter,
  until: LocalDate,
  words: Words,
): Promise<readonly string[]> {
  const ids = await candidates(r, viewer, until, sql<SqlBool>`people.id IN (${hiddenIds('person', viewer.userId)})`);
  const states = await leaverStates(r, viewer, ids, words);
  return ids.filter((id) => {
    const state = states.get(id);
    return state !== undefined && hasStatus(state, filter.status, until);
  });
}

/** Whether a birthday falls in the chosen time. */
function turnsWithin(state: LeaverState, { turning, from, to }: LeaversFilter): boolean {
  if (from === null && to === null && turning === null) return true;
  const days = [...(turning === '18' ? [] : [state.seventeenOn]), ...(turning === '17' ? [] : [state.eighteenOn])];
  return days.some((day) => (from === null || day >= from) && (to === null || day <= to));
}

async function narrow(
  r: Reader,
  viewer: Viewer,
  filter: LeaversFilter,
  ids: readonly string[],
  states: ReadonlyMap<string, LeaverState>,
): Promise<readonly string[]> {
  const expression = filter.search === '' ? null : await fullTextExpression(r, PEOPLE_INDEX, filter.search);
  const conditions = [sql<SqlBool>`people.id IN ${idList(ids)}`];
  if (expression !== null) {
    conditions.push(sql`people.rowkey IN (SELECT rowid FROM people_search WHERE people_search MATCH ${expression})`);
  }
  if (filter.workerId !== null) {
    conditions.push(sql<SqlBool>`people.id IN (${caseload('person', filter.workerId, viewer.today)})`);
  }
  if (filter.ids !== null) conditions.push(sql`people.id IN ${idList(filter.ids)}`);
  const { rows } = await sql<{ id: string }>`SELECT people.id FROM people
    WHERE ${sql.join(conditions, sql` AND `)}`.execute(r);
  return rows
    .map(({ id }) => id)
    .filter((id) => {
      const state = states.get(id);
      if (state === undefined || !turnsWithin(state, filter)) return false;
      if (filter.stage !== null && state.inCare !== (filter.stage === 'in-care')) return false;
      return filter.gap === null || state.gaps.includes(filter.gap);
    });
}

async function inOrder(
  r: Reader,
  { order, direction }: LeaversFilter,
  ids: readonly string[],
  states: ReadonlyMap<string, LeaverState>,
): Promise<readonly string[]> {
  const people = await r
    .selectFrom('people')
    .select(['id', 'sort_key'])
    .where('id', 'in', idList(ids))
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  const byName = people.map(({ id }) => id);
  const keyOf = (id: string): string => {
    const state = states.get(id);
    return (order === 'term' ? state?.terms[0]?.due : state?.eighteenOn) ?? '9999-12-31';
  };
  // A stable sort: equal days stay in the order of names.
  const sorted =
    order === 'name' ? byName : byName.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

async function leaverRows(
  r: Reader,
  ids: readonly string[],
  states: ReadonlyMap<string, LeaverState>,
  day: LocalDate,
  words: Words,
): Promise<LeaverRow[]> {
  const people = await r
    .selectFrom('people')
    .select([
      'id',
      'surname',
      'first_name',
      'birth_date',
      'death_date',
      'death_year',
      sql<SqlBool>`people.id IN (${protectedIds('person')})`.as('is_protected'),
    ])
    .where('id', 'in', idList(ids))
    .execute();
  const personOf = new Map(people.map((person) => [person.id, person]));
  return ids.flatMap((id) => {
    const [person, state] = [personOf.get(id), states.get(id)];
    if (person === undefined || state === undefined) return [];
    const { guardian, programme } = state;
    return [
      {
        shown: true as const,
        id: asPersonId(id),
        surname: person.surname,
        firstName: person.first_name,
        birthDate: asLocalDate(person.birth_date),
        death: deathOf(person),
        seventeenOn: state.seventeenOn,
        eighteenOn: state.eighteenOn,
        home: state.home,
        inCare: state.inCare,
        leftOn: state.leftOn,
        guardian: guardian === null ? null : { personId: guardian.personId, name: guardian.name },
        programme: programme === null ? null : { draftedOn: programme.draftedOn, approvedOn: programme.approvedOn },
        help: state.help.map((one) => ({
          label: words.entry('leaver-help', one.form.code, one.requestedOn).shortLabel,
          state: one.suspensions.some((pause) => pause.withdrawn === null && heldIn(pause, day))
            ? ('suspended' as const)
            : one.state,
        })),
        term: state.terms[0] ?? null,
        gaps: [...state.gaps],
        pathOpen: state.path === 'open',
        pathEndedOn: state.pathEndedOn,
        isProtected: Boolean(person.is_protected),
      },
    ];
  });
}
