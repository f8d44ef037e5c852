import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import { NOTE_HITS, type NoteHit } from '#shared/features/family-work/notes.schema.ts';
import { useApi, useCan } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { noteAddress } from '#renderer/ui/chronicle-view.ts';
import { fmt } from '#renderer/ui/format.ts';
import { familyPath, PATHS, personPath } from '#renderer/ui/paths.ts';
import { useOpenSavedFilter } from '#renderer/ui/list/index.ts';
import { useGo } from '#renderer/ui/screen.ts';
import { type Command, matchingItems, type PaletteItem } from './commands.ts';
import { useNavigation } from './layout/rail.tsx';
import { SAVED } from './saved-lists.ts';
import { THEME_CHOICES, THEME_TEXTS } from './theme-choice.ts';
import { useFoundRecords } from './use-found-records.ts';
import { useRememberedLook } from './use-remembered-look.ts';

const COMMANDS: readonly Command[] = [
  { key: 'newPerson', path: PATHS.newPerson, permission: 'people.edit' },
  { key: 'newFamily', path: PATHS.newFamily, permission: 'families.edit' },
  { key: 'usersAndRoles', path: PATHS.administration, permission: 'administration.users' },
  { key: 'newUser', path: PATHS.newUser, permission: 'administration.users' },
  { key: 'recoveryKeys', path: PATHS.recoveryKeys, permission: 'recoveryKeys.manage' },
  { key: 'verifyLog', path: PATHS.audit, permission: 'audit.view' },
  { key: 'changePassword', path: PATHS.ownPassword, permission: 'signed-in' },
];

/** Letters from which people and families are searched. */
const SEARCH_FROM = 2;
/** Letters from which notes are searched: two would find half of them. */
const NOTES_FROM = 3;

/** What the palette lists for the typed text: found people and families first, then screens and commands. */
export function usePaletteItems(
  typed: string,
  actions: {
    readonly onGuide: () => void;
    readonly onLock: () => void;
    readonly onSignOut: () => void;
    /** Every note found is listed, and nothing else. */
    readonly allNotes: boolean;
    readonly onAllNotes: () => void;
  },
): { readonly items: readonly PaletteItem[]; readonly failed: boolean; readonly searching: boolean } {
  const api = useApi();
  const can = useCan();
  const go = useGo();
  const t = useText('navigation');
  const places = useNavigation();
  const look = useRememberedLook();
  const text = useDeferredValue(typed.trim());
  const enough = text.length >= SEARCH_FROM;
  const records = useFoundRecords(text, enough);
  const notes = useQuery(
    api.notes.search.queryOptions({
      input: { text },
      enabled: text.length >= NOTES_FROM && can('notes.view'),
      placeholderData: keepPreviousData,
    }),
  );
  const every = useQuery(
    api.notes.search.queryOptions({ input: { text, all: true }, enabled: actions.allNotes && can('notes.view') }),
  );

  const kept = useQuery(api.filters.all.queryOptions({ input: {} }));
  const openSaved = useOpenSavedFilter();

  const found: PaletteItem[] = [...records.items];
  const itemOf = (hit: NoteHit): PaletteItem => {
    const path = hit.record.kind === 'family' ? familyPath(hit.record.id) : personPath(hit.record.id);
    return {
      key: `note-${hit.id}`,
      group: 'notes',
      label: hit.record.name,
      detail: `${fmt.date(hit.on)} · ${NOTE_KIND_LABELS[hit.kind]}`,
      snippet: hit.snippet,
      run: () => go(noteAddress(path, hit.id)),
    };
  };
  if (actions.allNotes) {
    const items = (every.data ?? []).map(itemOf);
    return { items, failed: every.isError, searching: every.isFetching };
  }
  const hits = text.length >= NOTES_FROM ? (notes.data ?? []) : [];
  found.push(...hits.map(itemOf));
  if (hits.length >= NOTE_HITS) {
    const label = t('palette.allNotes');
    found.push({ key: 'all-notes', group: 'notes', label, stays: true, run: actions.onAllNotes });
  }
  const commands: PaletteItem[] = [
    ...places.map((place) => ({
      key: place.key,
      group: 'commands' as const,
      label: t(place.key),
      run: () => go(place.path),
    })),
    ...COMMANDS.filter((command) => can(command.permission)).map((command) => ({
      key: command.key,
      group: 'commands' as const,
      label: t(command.key),
      run: () => go(command.path),
    })),
    ...(kept.data ?? []).flatMap((saved) => {
      const list = SAVED.find(({ key }) => key === saved.list);
      if (list === undefined || !can(list.screen.permission)) return [];
      const label = t('palette.saved', { list: t(list.key), name: saved.name });
      return [{ key: `filter-${saved.id}`, group: 'commands' as const, label, run: () => openSaved(list, saved) }];
    }),
    ...THEME_CHOICES.map((choice) => ({
      key: `theme-${choice}`,
      group: 'commands' as const,
      label: `${t('theme')}: ${t(THEME_TEXTS[choice])}`,
      run: () => look.theme(choice),
    })),
    { key: 'guide', group: 'commands', label: t('guide'), shortcut: 'F1', run: actions.onGuide },
    { key: 'lock', group: 'commands', label: t('lock'), shortcut: 'Ctrl+L', run: actions.onLock },
    { key: 'signOut', group: 'commands', label: t('signOut'), run: actions.onSignOut },
  ];
  return {
    items: [...found, ...matchingItems(commands, typed)],
    failed: records.failed || notes.isError,
    // What is shown may still be of the letters before.
    searching: text !== typed.trim() || records.searching || (enough && notes.isFetching),
  };
}
