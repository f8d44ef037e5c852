import { formatDate } from '../../kernel/local-date.ts';
import type { HOME_COLUMNS, HomeRow, Places } from './homes.schema.ts';

export const HOME_COLUMN_LABELS: Readonly<Record<(typeof HOME_COLUMNS)[number], string>> = {
  name: 'Rodzina lub placówka',
  form: 'Forma',
  town: 'Miejscowość',
  places: 'Miejsca',
  coordinator: 'Koordynator',
  contract: 'Umowa do',
  papers: 'Dokumenty do',
  status: 'Stan',
};

/** „2 z 3”; „2” where nothing says how many there may be. */
export function placesText({ max, taken }: Places): string {
  return max === null ? String(taken) : `${taken} z\u00A0${max}`;
}

type Shown = Extract<HomeRow, { shown: true }>;

/** „rodzina zastępcza zawodowa, także pomocowa”; null before the first form. */
export function homeFormText({ form, respite }: Pick<Shown, 'form' | 'respite'>): string | null {
  if (form === null) return null;
  return respite && form.code !== 'respite' ? `${form.label}, także pomocowa` : form.label;
}

/** „działa”, „zakończona 31.05.2026”. */
export function homeStatus({ endedOn }: Pick<Shown, 'endedOn'>): string {
  return endedOn === null ? 'działa' : `zakończona ${formatDate(endedOn)}`;
}
