let held = false;

if (typeof document !== 'undefined') {
  const released = () => {
    held = false;
  };
  document.addEventListener('pointerdown', () => (held = true), { capture: true });
  document.addEventListener('pointerup', released, { capture: true });
  document.addEventListener('pointercancel', released, { capture: true });
}

/**
 * Runs `check` at once, or after the click that is under way. A sentence that appears between press and release moves
 * the button away from under the pointer, and the browser then drops the click.
 */
export function whenPointerIsUp(check: () => void): void {
  if (!held) {
    check();
    return;
  }
  const ended = new AbortController();
  const afterClick = () => {
    ended.abort();
    setTimeout(check);
  };
  document.addEventListener('pointerup', afterClick, { capture: true, signal: ended.signal });
  document.addEventListener('pointercancel', afterClick, { capture: true, signal: ended.signal });
}
