import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamiliesFilter } from '#shared/features/families/families.schema.ts';

import { i18n } from '../../i18n/index.ts';

/** The filters that are on, each in words: for „nic nie pasuje”, and as the line under a print's title. */
export function familyFilterWords(
  filter: FamiliesFilter,
  names: { readonly worker: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'families');
  const words: string[] = [];
  if (filter.search !== '') words.push(t('filter.search', { text: filter.search }));
  if (filter.kind !== null) words.push(FAMILY_KIND_LABELS[filter.kind]);
  if (filter.workerId !== null) words.push(`${t('filter.worker')}: ${names.worker ?? t('filter.otherWorker')}`);
  if (filter.status === 'archived') words.push(t('filter.statusArchived'));
  if (filter.status === 'all') words.push(`${t('filter.status')}: ${t('filter.statusAll')}`);
  return words;
}

/** True when nothing narrows the list. */
export function isUnfiltered(filter: FamiliesFilter): boolean {
  return familyFilterWords(filter, { worker: null }).length === 0;
}
