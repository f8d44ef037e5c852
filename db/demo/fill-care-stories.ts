import { sql } from 'kysely';

import type { HomeId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { addDays, addMonths, addYears, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';

import { insertBasis, insertCare, insertFunding, insertPlacement } from '../repositories/care.repository.ts';
import { membershipsFollowStays } from '../repositories/stay-memberships.repository.ts';
import { asHomeId, asPersonId, asRecordId } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { workingHour } from './moments.ts';

interface Options {
  readonly today: LocalDate;
  readonly ids: { next(): string };
  readonly by: UserId;
}

const COURT = 'Sąd Rejonowy w Jaworzcu';

/** Under age, alive, and never in care. */
const FREE = sql`p.archived_on IS NULL AND p.death_date IS NULL AND p.death_year IS NULL
  AND NOT EXISTS (SELECT 1 FROM foster_children c WHERE c.person_id = p.id)`;

/**
 * Stories that chance alone does not tell: brothers and sisters who stay together over the number of a family, and an
 * emergency stay whose four months are running out.
 */
export async function fillCareStories(tx: Tx, options: Options): Promise<void> {
  await siblingsTogether(tx, options);
  await emergencyRunsOut(tx, options);
}

/** The first family with a number of its own where the brothers and sisters still at home make more than three children. */
async function siblingsTogether(tx: Tx, options: Options): Promise<void> {
  const day = addDays(options.today, -48);
  const { rows } = await sql<{ home_id: string; person_id: string }>`
    WITH living AS (
      SELECT s.home_id, s.person_id FROM placements s JOIN home_forms f ON f.home_id = s.home_id AND f.to_date IS NULL
        AND f.form IN ('non-professional', 'professional') AND f.from_date <= ${day}
      WHERE s.kind = 'stay' AND s.to_date IS NULL AND s.from_date < ${day}
    ), coming AS (
      SELECT DISTINCT l.home_id, p.id AS person_id, p.birth_date FROM living l
      JOIN relations own ON own.second_id = l.person_id AND own.kind = 'parent' AND own.archived_on IS NULL
      JOIN relations other ON other.first_id = own.first_id AND other.kind = 'parent' AND other.archived_on IS NULL
      JOIN people p ON p.id = other.second_id AND p.birth_date > ${addYears(day, -17)} AND p.birth_date < ${day}
      WHERE ${FREE}
    ), most AS (
      SELECT home_id FROM coming GROUP BY home_id
      HAVING count(*) + (SELECT count(*) FROM living WHERE living.home_id = coming.home_id) > 3
      ORDER BY count(*), home_id LIMIT 1
    )
    SELECT home_id, person_id FROM coming WHERE home_id IN (SELECT home_id FROM most) ORDER BY birth_date, person_id`.execute(
    tx,
  );
  for (const { home_id, person_id } of rows) {
    await place(tx, options, { personId: asPersonId(person_id), homeId: asHomeId(home_id), from: day, kind: 'court' });
  }
}

/** A child brought to an emergency family, whose four months end in nine days. */
async function emergencyRunsOut(tx: Tx, options: Options): Promise<void> {
  const from = addDays(addMonths(options.today, -4), 9);
  const { rows } = await sql<{ home_id: string; person_id: string }>`
    SELECT f.home_id, p.id AS person_id FROM home_forms f, people p JOIN family_members m ON m.person_id = p.id
    WHERE f.form = 'emergency' AND f.to_date IS NULL AND f.from_date <= ${from} AND m.role = 'child' AND m.to_date IS NULL
      AND p.birth_date > ${addYears(from, -9)} AND p.birth_date < ${addYears(from, -2)} AND ${FREE}
    ORDER BY (SELECT count(*) FROM placements s WHERE s.home_id = f.home_id AND s.to_date IS NULL), f.home_id, p.sort_key, p.id
    LIMIT 1`.execute(tx);
  const [found] = rows;
  if (found === undefined) return;
  const [personId, homeId] = [asPersonId(found.person_id), asHomeId(found.home_id)];
  await place(tx, options, { personId, homeId, from, kind: 'police' });
}

async function place(
  tx: Tx,
  { today, ids, by }: Options,
  stay: {
    readonly personId: PersonId;
    readonly homeId: HomeId;
    readonly from: LocalDate;
    readonly kind: 'court' | 'police';
  },
): Promise<void> {
  const { personId, homeId, from, kind } = stay;
  const change = { at: workingHour(from), by };
  await insertCare(tx, personId, null, change);
  const open = { to: null, note: null, endReason: null, endNote: null, replaces: null } as const;
  const fromMinute = kind === 'police' ? 20 * 60 + 40 : null;
  await insertPlacement(
    tx,
    {
      ...open,
      id: asRecordId(ids.next()),
      personId,
      homeId,
      kind: 'stay',
      from,
      fromMinute,
      reason: 'care-incapacity',
    },
    change,
  );
  const act =
    kind === 'police'
      ? { body: 'Komenda Powiatowa Policji w Jaworzcu', reference: null }
      : { body: COURT, reference: `III Nsm 512/${String(yearOf(from)).slice(2)}` };
  const basis = { ...act, id: asRecordId(ids.next()), kind, actOn: from, from, note: null };
  await insertBasis(tx, personId, basis, change);
  const payer = { county: 'mielecki', terc: '1811011', governmentTask: false, note: null };
  await insertFunding(tx, personId, { ...payer, id: asRecordId(ids.next()), from }, change);
  await membershipsFollowStays(tx, personId, { on: today, by, reason: 'umieszczenie w pieczy' });
}
