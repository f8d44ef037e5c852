import type { RecordCard } from '#shared/contract/record.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import type { Hint } from '../../ui/hint-bar.tsx';
import { shortcutKeys, useShortcut } from '../../ui/shortcuts.ts';

export const NEW_NOTE_KEY = 'F8';

/**
 * F8 begins a new entry from every tab of a card; on the chronicle itself its own button listens.
 * @returns what the foot of the card says of it; nothing for those who write no entries
 */
export function useNoteKey(options: {
  readonly card: Pick<RecordCard, 'archived'>;
  readonly onChronicle: boolean;
  readonly begin: () => void;
}): readonly Hint[] {
  const t = useText('work');
  const can = useCan();
  const may = can('notes.edit') && options.card.archived === null;
  useShortcut(NEW_NOTE_KEY, options.begin, { enabled: may && !options.onChronicle });
  return may ? [{ keys: shortcutKeys(NEW_NOTE_KEY), label: t('chronicle.newKey') }] : [];
}
