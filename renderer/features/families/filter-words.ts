import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamiliesFilter } from '#shared/features/families/families.schema.ts';

import { i18n } from '../../i18n/index.ts';
import { listFilterWords } from '../../ui/list/index.ts';

/** The filters that are on, each in words: for „nic nie pasuje”, and as the line under a print's title. */
export function familyFilterWords(
  filter: FamiliesFilter,
  names: { readonly worker: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'families');
  return listFilterWords(filter, { label: t('filter.worker'), name: names.worker }, [
    filter.kind === null ? null : FAMILY_KIND_LABELS[filter.kind],
  ]);
}
