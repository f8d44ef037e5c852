import { useQuery } from '@tanstack/react-query';

import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { ageAt, type LocalDate } from '#shared/kernel/local-date.ts';
import { useApi, useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { officeToday } from '../../ui/format.ts';
import { PersonHeartRegular } from '../../ui/icons.ts';
import { childPath, homePath, leaverPath } from '../../ui/paths.ts';
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

/** Of an age at which the way to independence is looked at, with room on both sides: nothing of law hangs on it. */
function mayComeOfAge(birthDate: LocalDate): boolean {
  const age = ageAt(birthDate, officeToday());
  return age >= 15 && age < 30;
}

/** From a person's card to the stay in foster care and to the way out of it. */
export function useCareEntry(person: { readonly id: PersonId; readonly birthDate: LocalDate }): readonly MenuEntry[] {
  const { id: personId } = person;
  const t = useText('care');
  const can = useCan();
  const go = useGo();
  const leavers = useText('leavers');
  const entry = (key: string, label: string, path: string): MenuEntry => ({
    key,
    icon: <PersonHeartRegular />,
    label,
    onClick: () => go(path),
  });
  return [
    ...(can('care.view') ? [entry('foster-care', t('card.careCard'), childPath(personId))] : []),
    ...(can('leavers.view') && mayComeOfAge(person.birthDate)
      ? [entry('leaver', leavers('card.leaverCard'), leaverPath(personId))]
      : []),
  ];
}
