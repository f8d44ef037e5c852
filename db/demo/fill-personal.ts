import { sql, type SqlBool } from 'kysely';

import type { DraftForm } from '#shared/features/drafts/drafts.schema.ts';
import type { FilterContent, SavedFilterId } from '#shared/features/filters/filters.schema.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import { addSeconds, type Instant } from '#shared/kernel/instant.ts';
import { today as todayAt, type LocalDate } from '#shared/kernel/local-date.ts';

import { storeDraft } from '../repositories/drafts.repository.ts';
import { insertFilter } from '../repositories/filters.repository.ts';
import { protectedIds } from '../repositories/reach.repository.ts';
import { asFamilyId } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { DEMO_DRAFTS } from './work-texts.ts';

const HOUR = 3_600;

interface Personal {
  readonly ids: { next(): string };
  readonly now: Instant;
  readonly userId: UserId;
}

/** What a worker alone sees: typing that waits for its author, at two families of the worker's own, and a kept filter. */
export async function fillPersonal(tx: Tx, personal: Personal): Promise<void> {
  const { ids, now, userId } = personal;
  const [first, second] = await familiesOf(tx, userId);
  if (first !== undefined) await fillDraft(tx, personal, first, 'notes.write', -2 * HOUR);
  if (second !== undefined) await fillDraft(tx, personal, second, 'plans.assess', -26 * HOUR);
  const content: FilterContent = { filter: { ageTo: 6 }, hidden: ['sex', 'status'] };
  const filter = { id: ids.next() as SavedFilterId, list: 'people', name: 'Dzieci do 6 lat' } as const;
  await insertFilter(tx, userId, { ...filter, content: JSON.stringify(content) }, addSeconds(now, -50 * HOUR));
}

/** The first two families in difficulty that the worker leads; nobody has to be asked about them. */
async function familiesOf(tx: Tx, userId: UserId): Promise<readonly FamilyId[]> {
  const rows = await tx
    .selectFrom('families')
    .innerJoin('family_kinds as kind', 'kind.family_id', 'families.id')
    .innerJoin('assignments', 'assignments.family_id', 'families.id')
    .select('families.id')
    .where('families.archived_on', 'is', null)
    .where('kind.to_date', 'is', null)
    .where('kind.kind', '=', 'care-difficulties')
    .where('assignments.to_date', 'is', null)
    .where('assignments.user_id', '=', userId)
    .where(sql<SqlBool>`families.id NOT IN (${protectedIds('family')})`)
    .orderBy('families.rowkey')
    .limit(2)
    .execute();
  return rows.map(({ id }) => asFamilyId(id));
}

type DemoForm = DraftForm & keyof typeof VALUES;

/** Values of the forms as the page keeps them: opened on a day, and with what was typed. */
const VALUES = {
  'notes.write': (on: LocalDate) => ({
    empty: {
      kind: 'home-visit',
      on,
      time: '',
      personIds: [],
      userIds: [],
      others: null,
      text: '',
      reason: '',
      nextStep: { what: null, dueOn: null, userId: null },
    },
    typed: { time: '10:15', others: DEMO_DRAFTS.others, text: DEMO_DRAFTS.note },
  }),
  'plans.assess': (on: LocalDate) => ({
    empty: { on, result: null, recommendation: null, conclusions: '' },
    typed: { result: 'better', conclusions: DEMO_DRAFTS.conclusions },
  }),
} as const;

async function fillDraft(tx: Tx, of: Personal, id: FamilyId, form: DemoForm, seconds: number): Promise<void> {
  const keptAt = addSeconds(of.now, seconds);
  const { empty, typed } = VALUES[form](todayAt(keptAt));
  await storeDraft(tx, of.userId, {
    id: of.ids.next(),
    form,
    subject: { kind: 'family', id },
    context: '',
    baseVersion: null,
    base: JSON.stringify(empty),
    content: JSON.stringify({ ...empty, ...typed }),
    keptAt,
  });
}
