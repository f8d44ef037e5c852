import type { Access } from '#shared/contract/procedure.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';

/** One line of the command palette: a screen to go to, an action, a found person. */
export type PaletteItem = {
  readonly key: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly group: 'results' | 'notes' | 'commands';
  /** Pieces of a found text; those that were searched for are marked. */
  readonly snippet?: readonly { readonly text: string; readonly found: boolean }[] | undefined;
  readonly shortcut?: string | undefined;
  /** The palette stays open: it lists more. */
  readonly stays?: boolean;
  /** Null where there is nothing to open: a record protected from the user. */
  readonly run: (() => void) | null;
};

/** Texts of actions that lead to a screen; „Nowa osoba” stands in the palette wherever the user is. */
export type CommandName =
  'newPerson' | 'newFamily' | 'usersAndRoles' | 'newUser' | 'recoveryKeys' | 'verifyLog' | 'changePassword';

export type Command = { readonly key: CommandName; readonly path: string; readonly permission: Access };

/** Items whose words all begin a word of the label, in any order; everything when nothing is typed. */
export function matchingItems(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const wanted = foldForSearch(typed)
    .split(' ')
    .filter((word) => word !== '');
  return items.filter((item) => {
    const words = foldForSearch(item.label).split(' ');
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  });
}
