import { SEX_LABELS } from '#shared/features/people/people.labels.ts';
import type { PeopleFilter } from '#shared/features/people/people.schema.ts';

import { i18n } from '../../i18n/index.ts';
import { listFilterWords } from '../../ui/list/index.ts';

/** Age groups of the chip, as years from-to. */
export const AGE_GROUPS = [
  { key: 'ageChildren', from: null, to: 17 },
  { key: 'ageYoung', from: 18, to: 25 },
  { key: 'ageAdults', from: 26, to: 64 },
  { key: 'ageSeniors', from: 65, to: null },
] as const;

export function ageGroupOf(filter: PeopleFilter): (typeof AGE_GROUPS)[number]['key'] | null {
  if (filter.ageFrom === null && filter.ageTo === null) return null;
  return AGE_GROUPS.find((group) => group.from === filter.ageFrom && group.to === filter.ageTo)?.key ?? null;
}

/** The filters that are on, each in words: for „nic nie pasuje”, and as the line under a print's title. */
export function filterWords(
  filter: PeopleFilter,
  names: { readonly worker: string | null; readonly commune: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'people');
  const group = ageGroupOf(filter);
  return listFilterWords(filter, { label: t('filter.worker'), name: names.worker }, [
    names.commune === null ? null : `${t('filter.commune')}: ${names.commune}`,
    group === null ? null : t(`filter.${group}`),
    filter.sex === null ? null : SEX_LABELS[filter.sex],
  ]);
}
