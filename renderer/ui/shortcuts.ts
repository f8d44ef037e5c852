import { useEffect, useEffectEvent } from 'react';

/** 'Ctrl+N', 'Alt+N', 'F1', 'Escape': the key as the keyboard event names it, letters in upper case. */
export type Shortcut = string;

type Entry = {
  readonly shortcut: Shortcut;
  readonly run: () => void;
  /** Works while a dialog is open. */
  readonly overDialog: boolean;
  /** True leaves the key to the element that has the focus. */
  readonly skip: () => boolean;
};

/** The latest registered comes first, so what is on top of the screen wins. */
const entries: Entry[] = [];

/** Chromium keeps these for itself in a browser window, so the preview host listens to Alt as well. */
const RESERVED_BY_BROWSER: ReadonlyMap<Shortcut, Shortcut> = new Map([
  ['Ctrl+N', 'Alt+N'],
  ['Ctrl+T', 'Alt+T'],
]);

function isBrowserWindow(): boolean {
  return globalThis.location?.protocol.startsWith('http') ?? false;
}

/** The shortcut as this host can really take it, to be shown in buttons and tooltips. */
export function shownShortcut(shortcut: Shortcut): Shortcut {
  return isBrowserWindow() ? (RESERVED_BY_BROWSER.get(shortcut) ?? shortcut) : shortcut;
}

/** The parts of a shortcut as keys to draw, in the words of a Polish keyboard. */
export function shortcutKeys(shortcut: Shortcut): readonly string[] {
  return shownShortcut(shortcut)
    .split('+')
    .map((key) => (key === 'Escape' ? 'Esc' : key));
}

/** The value of `aria-keyshortcuts`. */
export function ariaShortcut(shortcut: Shortcut): string {
  return shownShortcut(shortcut).replace('Ctrl', 'Control');
}

/**
 * The name of what was pressed, or null for a bare letter. AltGr (Ctrl and Alt together) types Polish letters and is
 * never a shortcut.
 */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const altGr = (event.ctrlKey && event.altKey) || event.getModifierState('AltGraph');
  if (altGr || event.metaKey) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [event.ctrlKey ? 'Ctrl' : null, event.altKey ? 'Alt' : null, event.shiftKey ? 'Shift' : null];
  const held = parts.filter((part) => part !== null);
  if (held.length === 0 && event.key.length === 1) return null;
  return [...held, key].join('+');
}

function matches(entry: Entry, pressed: Shortcut): boolean {
  return entry.shortcut === pressed || RESERVED_BY_BROWSER.get(entry.shortcut) === pressed;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const pressed = shortcutOf(event);
  if (pressed === null) return;
  const dialogOpen = document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"]') !== null;
  const entry = entries.find((one) => matches(one, pressed) && (one.overDialog || !dialogOpen) && !one.skip());
  // What means saving here never opens the browser's own window for saving a page.
  if (entry !== undefined || pressed === 'Ctrl+S') event.preventDefault();
  entry?.run();
}

/**
 * Runs `handler` on the shortcut while the component is shown. The last component to register wins; nothing runs under
 * an open dialog unless `overDialog` is set.
 */
export function useShortcut(
  shortcut: Shortcut | undefined,
  handler: () => void,
  options: { readonly enabled?: boolean; readonly overDialog?: boolean; readonly skip?: () => boolean } = {},
): void {
  const run = useEffectEvent(handler);
  const skip = useEffectEvent(() => options.skip?.() ?? false);
  const { enabled = true, overDialog = false } = options;
  useEffect(() => {
    if (shortcut === undefined || !enabled) return undefined;
    const entry: Entry = { shortcut, run: () => run(), overDialog, skip: () => skip() };
    if (entries.length === 0) globalThis.addEventListener('keydown', onKeyDown);
    entries.unshift(entry);
    return () => {
      entries.splice(entries.indexOf(entry), 1);
      if (entries.length === 0) globalThis.removeEventListener('keydown', onKeyDown);
    };
  }, [shortcut, enabled, overDialog]);
}

/** True when the element under the caret takes text, so that Ctrl+Z and Space belong to it. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(element.type);
  return element?.closest('[contenteditable="true"]') != null;
}
