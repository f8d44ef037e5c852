import type { ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import { GAP_LABELS } from '#shared/features/foster-care/leavers.labels.ts';
import type { LeaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import type { HomesFilter } from '#shared/features/foster-care/homes.schema.ts';

import { i18n } from '../../i18n/index.ts';
import { listFilterWords } from '../../ui/list/index.ts';

/** The last of the words is the list's own status; those of foster care are in care, or working, where others are in use. */
function withStatus(words: readonly string[], status: string): readonly string[] {
  return [...words.slice(0, -1), status];
}

/** The filters that are on, each in words: for „nic nie pasuje”, and as the line under a print's title. */
export function homesFilterWords(
  filter: HomesFilter,
  names: { readonly worker: string | null; readonly form: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'homes');
  const words = listFilterWords(filter, { label: t('filter.worker'), name: names.worker }, [
    filter.group === null ? null : t(`filter.${filter.group}`),
    names.form,
    filter.free ? t('filter.freeWord') : null,
  ]);
  return withStatus(words, t(`filter.${filter.status}`));
}

export function childrenFilterWords(
  filter: ChildrenFilter,
  names: { readonly worker: string | null; readonly form: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'care');
  const words = listFilterWords(filter, { label: t('filter.worker'), name: names.worker }, [
    filter.place === null ? null : t(`filter.${filter.place}`),
    names.form,
  ]);
  return withStatus(words, t(`filter.${filter.status}`));
}

export function exceptionsFilterWords(
  filter: ExceptionsFilter,
  names: { readonly worker: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'placementExceptions');
  const words = listFilterWords(filter, { label: t('filter.worker'), name: names.worker }, [
    filter.code === null ? null : t(`code.${filter.code}`),
  ]);
  return withStatus(words, t(`filter.${filter.status}`));
}

export function leaversFilterWords(
  filter: LeaversFilter,
  names: { readonly worker: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'leavers');
  const words = listFilterWords(filter, { label: t('filter.worker'), name: names.worker }, [
    filter.stage === null ? null : t(`filter.${filter.stage}`),
    filter.turning === null ? null : t('filter.turningWord', { age: filter.turning }),
    filter.from === null ? null : t('filter.fromWord', { date: formatDate(filter.from) }),
    filter.to === null ? null : t('filter.toWord', { date: formatDate(filter.to) }),
    filter.gap === null ? null : t('filter.gapWord', { gap: GAP_LABELS[filter.gap] }),
  ]);
  return withStatus(words, t(`filter.${filter.status}`));
}
