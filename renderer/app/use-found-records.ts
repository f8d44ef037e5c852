import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FAMILY_KIND_LABELS, familyAddressText } from '#shared/features/families/families.labels.ts';
import { useApi, useCan } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { fmt } from '#renderer/ui/format.ts';
import { familyPath, personPath } from '#renderer/ui/paths.ts';
import { useGo } from '#renderer/ui/screen.ts';
import type { PaletteItem } from './commands.ts';

const FOUND_LIMIT = 6;
/** Whose card is in use stands before whose is in the archive. */
const STATUSES = ['active', 'archived'] as const;

const sentence = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' · ');

/**
 * People and families of the palette: those in use, after them those in the archive, last those that are protected from the
 * user, without a name and with whom to ask. Which of these may be told at all the office decides.
 */
export function useFoundRecords(
  text: string,
  enabled: boolean,
): { readonly items: readonly PaletteItem[]; readonly failed: boolean; readonly searching: boolean } {
  const api = useApi();
  const can = useCan();
  const go = useGo();
  const t = useText('navigation');
  const asked = (status: (typeof STATUSES)[number], may: boolean) => ({
    input: { filter: { search: text, status }, window: { offset: 0, limit: FOUND_LIMIT } },
    enabled: enabled && may,
    placeholderData: keepPreviousData,
  });
  const [seesPeople, seesFamilies] = [can('people.view'), can('families.view')];
  const people = {
    active: useQuery(api.people.list.queryOptions(asked('active', seesPeople))),
    archived: useQuery(api.people.list.queryOptions(asked('archived', seesPeople))),
  };
  const families = {
    active: useQuery(api.families.list.queryOptions(asked('active', seesFamilies))),
    archived: useQuery(api.families.list.queryOptions(asked('archived', seesFamilies))),
  };
  const queries = [people.active, people.archived, families.active, families.archived];

  const items: PaletteItem[] = [];
  const hidden: PaletteItem[] = [];
  const hide = (kind: 'person' | 'family', id: string, ask: readonly string[]): void => {
    const detail = ask.length === 0 ? undefined : t('palette.ask', { who: ask.join(', ') });
    hidden.push({ key: `${kind}-${id}`, group: 'results', label: t(`palette.hidden.${kind}`), detail, run: null });
  };
  for (const status of enabled ? STATUSES : []) {
    const kept = status === 'archived' ? t('palette.archived') : null;
    for (const row of people[status].data?.rows ?? []) {
      if (!row.shown) hide('person', `${status}-${row.id}`, row.ask);
      else {
        items.push({
          key: `person-${status}-${row.id}`,
          group: 'results',
          label: `${row.surname} ${row.firstName}`,
          detail: sentence([kept, fmt.date(row.birthDate), row.addressLine]),
          run: () => go(personPath(row.id)),
        });
      }
    }
    for (const row of families[status].data?.rows ?? []) {
      if (!row.shown) hide('family', `${status}-${row.id}`, row.ask);
      else {
        const kind = row.kind === null ? null : FAMILY_KIND_LABELS[row.kind];
        items.push({
          key: `family-${status}-${row.id}`,
          group: 'results',
          label: row.name,
          detail: sentence([kept, kind, row.caseNumber, familyAddressText(row)]),
          run: () => go(familyPath(row.id)),
        });
      }
    }
  }
  return {
    items: [...items, ...hidden],
    failed: queries.some((query) => query.isError),
    searching: enabled && queries.some((query) => query.isFetching),
  };
}
