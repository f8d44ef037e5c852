import { sql, type SqlBool } from 'kysely';

import type { LedRow } from '#shared/features/caseloads/caseloads.schema.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { inUseNow, inUseOn } from './caseload-counts.repository.ts';
import { labelsOf } from './labels.repository.ts';
import { holdsOn, namesToAsk, type RecordKind, type Viewer } from './reach.repository.ts';
import { asUserId, idList, pieces } from './values.ts';

/**
 * What a worker leads on a day, families first, by name; what is protected from the viewer stands last, without a name.
 * @param openOnly only assignments without an end of records in use today: those that can be handed over from that day on
 */
export async function ledOn(
  r: Reader,
  viewer: Viewer,
  userId: UserId,
  day: LocalDate,
  openOnly = false,
): Promise<LedRow[]> {
  const rows = await r
    .selectFrom('assignments')
    .select(['family_id', 'person_id', 'from_date'])
    .where('user_id', '=', userId)
    .where(holdsOn(day, 'assignments'))
    .where(openOnly ? inUseNow : inUseOn(day))
    .$if(openOnly, (query) => query.where('to_date', 'is', null))
    .execute();
  const led = rows.map((row) => ({
    kind: row.family_id === null ? ('person' as const) : ('family' as const),
    id: row.family_id ?? row.person_id ?? '',
    from: asLocalDate(row.from_date),
  }));
  const all = [...(await namedRows(r, viewer, 'family', led)), ...(await namedRows(r, viewer, 'person', led))];
  return [...all.filter(({ shown }) => shown), ...all.filter(({ shown }) => !shown)];
}

async function namedRows(
  r: Reader,
  viewer: Viewer,
  kind: RecordKind,
  led: readonly Pick<LedRow, 'kind' | 'id' | 'from'>[],
): Promise<LedRow[]> {
  const some = led.filter((row) => row.kind === kind);
  const ids = some.map(({ id }) => id);
  const labels = await labelsOf(r, viewer, kind, ids);
  const ask = await namesToAsk(
    r,
    kind,
    ids.filter((id) => !labels.has(id)),
  );
  const order = new Map((await orderOf(r, kind, [...labels.keys()])).map((id, index) => [id, index]));
  return some
    .map((row): LedRow => {
      const label = labels.get(row.id);
      if (label === undefined) return { shown: false, ...row, ask: [...(ask.get(row.id) ?? [])] };
      return { shown: true, ...row, name: label.name, caseNumber: label.caseNumber, birthDate: label.birthDate };
    })
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
}

async function orderOf(r: Reader, kind: RecordKind, ids: readonly string[]): Promise<readonly string[]> {
  const table = kind === 'person' ? 'people' : 'families';
  const rows = await r
    .selectFrom(table)
    .select('id')
    .where('id', 'in', idList(ids))
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface NewException {
  readonly id: RecordId;
  readonly userId: UserId;
  readonly from: LocalDate;
  readonly families: number;
  readonly limit: number;
  readonly source: string;
  readonly reason: string;
  readonly at: Instant;
  readonly by: UserId;
}

/** Records that a worker got more families than the limit, with the family or the handing over it came with. */
export async function insertException(
  tx: Tx,
  exception: NewException,
  came: { readonly familyId: string } | { readonly handoverId: string },
): Promise<void> {
  await tx
    .insertInto('caseload_exceptions')
    .values({
      id: exception.id,
      user_id: exception.userId,
      from_date: exception.from,
      family_count: exception.families,
      limit_value: exception.limit,
      source: exception.source,
      reason: exception.reason,
      family_id: 'familyId' in came ? came.familyId : null,
      handover_id: 'handoverId' in came ? came.handoverId : null,
      recorded_at: exception.at,
      recorded_by: exception.by,
    })
    .execute();
}

export interface NewHandover {
  readonly id: RecordId;
  readonly fromId: UserId | null;
  readonly toId: UserId;
  readonly from: LocalDate;
  readonly reason: string;
  readonly at: Instant;
  readonly by: UserId;
}

export interface HandoverItem {
  readonly id: RecordId;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly closed: string | null;
  readonly replaced: UserId | null;
  readonly made: string;
}

export async function insertHandover(tx: Tx, one: NewHandover, items: readonly HandoverItem[]): Promise<void> {
  await tx
    .insertInto('handovers')
    .values({
      id: one.id,
      from_user_id: one.fromId,
      to_user_id: one.toId,
      from_date: one.from,
      reason: one.reason,
      recorded_at: one.at,
      recorded_by: one.by,
      undone_at: null,
      undone_by: null,
    })
    .execute();
  for (const some of pieces(items, 250)) {
    await tx
      .insertInto('handover_items')
      .values(
        some.map((item) => ({
          id: item.id,
          handover_id: one.id,
          person_id: item.kind === 'person' ? item.recordId : null,
          family_id: item.kind === 'family' ? item.recordId : null,
          closed_assignment_id: item.closed,
          replaced_user_id: item.replaced,
          made_assignment_id: item.made,
        })),
      )
      .execute();
  }
}

export interface StoredHandover {
  readonly fromId: UserId | null;
  readonly toId: UserId;
  readonly toName: string;
  readonly from: LocalDate;
  readonly undone: boolean;
  readonly items: readonly Omit<HandoverItem, 'id'>[];
}

/** A handing over with what it changed; null when there is none. */
export async function storedHandover(r: Reader, id: RecordId): Promise<StoredHandover | null> {
  const row = await r
    .selectFrom('handovers')
    .innerJoin('users', 'users.id', 'handovers.to_user_id')
    .select(['from_user_id', 'to_user_id', 'from_date', 'undone_at', 'users.display_name'])
    .where('handovers.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const items = await r
    .selectFrom('handover_items')
    .select(['person_id', 'family_id', 'closed_assignment_id', 'replaced_user_id', 'made_assignment_id'])
    .where('handover_id', '=', id)
    .execute();
  return {
    fromId: row.from_user_id === null ? null : asUserId(row.from_user_id),
    toId: asUserId(row.to_user_id),
    toName: row.display_name,
    from: asLocalDate(row.from_date),
    undone: row.undone_at !== null,
    items: items.map((item) => ({
      kind: item.person_id === null ? 'family' : 'person',
      recordId: item.person_id ?? item.family_id ?? '',
      closed: item.closed_assignment_id,
      replaced: item.replaced_user_id === null ? null : asUserId(item.replaced_user_id),
      made: item.made_assignment_id,
    })),
  };
}

export async function setHandoverUndone(tx: Tx, id: RecordId, at: Instant, by: UserId): Promise<void> {
  await tx.updateTable('handovers').set({ undone_at: at, undone_by: by }).where('id', '=', id).execute();
}

/** An assignment that a handing over had ended goes on. */
export async function reopenAssignment(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('assignments').set({ to_date: null }).where('id', '=', id).execute();
}

/** Every case number ever given that begins and ends so. */
export async function caseNumbersLike(r: Reader, before: string, after: string): Promise<readonly string[]> {
  const rows = await r
    .selectFrom('case_numbers')
    .select('number')
    .where('number', '>=', before)
    .where('number', '<', `${before}\u{10ffff}`)
    .where(sql<SqlBool>`substr(number, -length(${after})) = ${after} OR ${after} = ''`)
    .execute();
  return rows.map(({ number }) => number);
}
