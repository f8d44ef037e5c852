import { LIMIT_RULE_CODES } from '#shared/features/foster-care/limits.facts.ts';
import { limitFindings } from '#shared/features/foster-care/limits.rules.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import { homesOnDay, limitChildren } from '../repositories/home-facts.repository.ts';
import { insertExceptions } from '../repositories/placement-exceptions.repository.ts';
import { rulesOf } from '../repositories/rules.repository.ts';
import { asRecordId } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { workingHour } from './moments.ts';

const REASONS: Readonly<Record<string, string>> = {
  'sibling-exception': 'Rodzeństwo pozostaje razem, rodzina zna dzieci i ma dla nich osobny pokój.',
  'institution-age': 'Starsze rodzeństwo jest w tej placówce, w powiecie nie było wolnej rodziny.',
  'age-readiness': 'Rodzina zgodziła się przyjąć starsze dziecko, zna je ze szkoły swoich dzieci.',
};
const OTHERWISE = 'W powiecie nie było wolnego miejsca, dziecko trzeba było zabezpieczyć tego samego dnia.';

/** Writes down why the stays of the demonstration that pass a limit do so: as the program would have asked. */
export async function fillExceptions(
  tx: Tx,
  { ids, by }: { readonly ids: { next(): string }; readonly by: UserId },
): Promise<void> {
  const rules = await rulesOf(tx, LIMIT_RULE_CODES);
  const stays = await tx
    .selectFrom('placements')
    .select(['id', 'person_id', 'home_id', 'from_date'])
    .where('kind', '=', 'stay')
    .where('to_date', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
  for (const stay of stays) {
    const day = asLocalDate(stay.from_date);
    const home = (await homesOnDay(tx, day, [stay.home_id], [stay.person_id])).get(stay.home_id);
    const [child] = await limitChildren(tx, day, [stay.person_id]);
    if (home === undefined || child === undefined) continue;
    const placed = { ...child, withOwnChild: false, brought: false };
    const placing = { kind: 'stay', from: day, until: null, children: [placed] } as const;
    const asked = limitFindings(
      placing,
      { ...home, familyConsent: false, coordinatorOpinion: false, permit: false },
      (code) => rules(code, day),
    ).filter(({ severity }) => severity === 'needs-reason');
    const asks = new Set(asked.flatMap((one) => one.asks));
    const answers = {
      familyConsent: asks.has('family-consent'),
      coordinatorOpinion: asks.has('coordinator-opinion'),
      permit: false,
    };
    const answered = limitFindings(placing, { ...home, ...answers }, (code) => rules(code, day));
    const rows = asked.map((one) => ({
      ...answers,
      id: asRecordId(ids.next()),
      placementId: asRecordId(stay.id),
      code: one.code,
      sentence: answered.find(({ code }) => code === one.code)?.sentence ?? one.sentence,
      article: one.article,
      limit: one.limit,
      count: one.count,
      source: one.ruleCode === null ? null : (rules(one.ruleCode, day)?.source ?? null),
      reason: REASONS[one.code] ?? OTHERWISE,
    }));
    await insertExceptions(tx, rows, { at: workingHour(day), by });
  }
}
