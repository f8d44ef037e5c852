import type { ReactNode } from 'react';

import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { lastDayOfLife } from '#shared/features/people/person-details.labels.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { officeToday } from '../../ui/format.ts';
import type { FactItem, TabItem } from '../../ui/record-header.tsx';
import { AssessmentTerm, Chronicle, type ChronicleViewing, useAssessmentDue } from '../family-work/index.ts';
import { membersOn } from './family-values.ts';

/** Tabs of the work with a family; what the user may not see is absent. */
export function useWorkTabs(): readonly TabItem<'chronicle' | 'plans'>[] {
  const t = useText('work');
  const can = useCan();
  const tabs: TabItem<'chronicle' | 'plans'>[] = [];
  if (can('notes.view')) tabs.push({ key: 'chronicle', label: t('chronicle.tab') });
  if (can('plans.view')) tabs.push({ key: 'plans', label: t('plans.tab') });
  return tabs;
}

/** Until when the next half-year assessment is due; nothing where none is. */
export function useAssessmentFact(familyId: FamilyId): readonly FactItem[] {
  const t = useText('work');
  const due = useAssessmentDue(familyId).data?.due ?? null;
  return due === null ? [] : [{ label: t('assessments.fact'), value: <AssessmentTerm due={due} /> }];
}

/** The chronicle of a family; members of a note's day and former ones can be ticked as having taken part. */
export function FamilyChronicle(
  props: { readonly card: FamilyCard; readonly writing: boolean } & ChronicleViewing,
): ReactNode {
  const { card, ...shownAs } = props;
  const can = useCan();
  if (!can('notes.view')) return null;
  const { present, coming, former } = membersOn(card, officeToday());
  const shown = new Map(
    [...former, ...coming, ...present].flatMap((one) => (one.shown ? [[one.personId, one] as const] : [])),
  );
  const people = [...shown.values()].map((one) => ({
    id: one.personId,
    name: `${one.firstName} ${one.surname}`,
    ...(one.death === null ? {} : { lived: lastDayOfLife(one.death) }),
    stays: card.members.filter(({ personId }) => personId === one.personId),
  }));
  return <Chronicle record={{ kind: 'family', id: card.id }} people={people} {...shownAs} />;
}
