import { useQuery } from '@tanstack/react-query';

import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { useApi, useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { PersonHeartRegular } from '../../ui/icons.ts';
import { childPath, homePath } from '../../ui/paths.ts';
import { screenPath, useGo } from '../../ui/screen.ts';
import { newHomeScreen } from './screens.ts';

/** From a family's card to its card in foster care; of a family in use that has none, the way to enter one. */
export function useHomeEntry(familyId: FamilyId, mayEdit: boolean): readonly MenuEntry[] {
  const t = useText('homes');
  const api = useApi();
  const can = useCan();
  const go = useGo();
  const seen = can('homes.view');
  const { data } = useQuery({ ...api.homes.ofFamily.queryOptions({ input: { familyId } }), enabled: seen });
  if (!seen || data === undefined) return [];
  const entry = { key: 'foster-care', icon: <PersonHeartRegular /> };
  if (data !== null) return [{ ...entry, label: t('card.careCard'), onClick: () => go(homePath(data.id)) }];
  if (!mayEdit || !can('homes.edit')) return [];
  const path = screenPath(newHomeScreen, {}, { family: familyId });
  return [{ ...entry, label: t('card.enterHome'), onClick: () => go(path) }];
}

/** From a person's card to the stay in foster care. */
export function useCareEntry(personId: PersonId): readonly MenuEntry[] {
  const t = useText('care');
  const can = useCan();
  const go = useGo();
  if (!can('care.view')) return [];
  return [
    {
      key: 'foster-care',
      icon: <PersonHeartRegular />,
      label: t('card.careCard'),
      onClick: () => go(childPath(personId)),
    },
  ];
}
