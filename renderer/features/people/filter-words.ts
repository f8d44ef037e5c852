import { SEX_LABELS } from '#shared/features/people/people.labels.ts';
import type { PeopleFilter } from '#shared/features/people/people.schema.ts';

import { i18n } from '../../i18n/index.ts';

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
  const words: string[] = [];
  if (filter.search !== '') words.push(t('filter.search', { text: filter.search }));
  if (filter.status === 'archived') words.push(t('filter.statusArchived'));
  if (filter.status === 'all') words.push(`${t('filter.status')}: ${t('filter.statusAll')}`);
  if (names.worker !== null) words.push(`${t('filter.worker')}: ${names.worker}`);
  if (names.commune !== null) words.push(`${t('filter.commune')}: ${names.commune}`);
  const group = ageGroupOf(filter);
  if (group !== null) words.push(t(`filter.${group}`));
  if (filter.sex !== null) words.push(SEX_LABELS[filter.sex]);
  return words;
}

/** True when nothing narrows the list. */
export function isUnfiltered(filter: PeopleFilter): boolean {
  return filterWords(filter, { worker: filter.workerId, commune: filter.terc }).length === 0;
}
