import { useEffect, useState } from 'react';

/** Where the keyboard was on the page last: menus float outside it and are gone when a dialog they opened closes. */
let lastOnPage: HTMLElement | null = null;

function remember(event: FocusEvent): void {
  if (event.target instanceof HTMLElement && event.target.closest('main') !== null) lastOnPage = event.target;
}

/** Watches the focus on the page; once, above all dialogs. */
export function useRememberFocus(): void {
  useEffect(() => {
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
}

function giveBack(opener: Element | null): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (!lost || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
  const candidates = [opener, lastOnPage, document.querySelector('#page-title')];
  const target = candidates.find(
    (one): one is HTMLElement => one instanceof HTMLElement && one.isConnected && one !== document.body,
  );
  target?.focus({ preventScroll: true });
}

/**
 * When what calls this is gone and nothing else has taken the focus, it goes back to the element that opened it, to where
 * the keyboard was on the page, or to the page's title when that element has gone with the row it stood in.
 */
export function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => giveBack(opener), 0);
    },
    [opener],
  );
}
