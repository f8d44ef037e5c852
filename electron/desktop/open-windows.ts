import type { BrowserWindow, WebContents } from 'electron';
import type { WindowId } from '#core/ports/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** The name of a window towards the core. */
export function windowIdOf(window: BrowserWindow): WindowId {
  return String(window.id);
}

/** The windows of the program, kept in our own list so that a page Electron makes for itself is never among them. */
export class OpenWindows {
  readonly #windows = new Map<number, BrowserWindow>();
  readonly #listeners: ((window: BrowserWindow) => void)[] = [];

  /**
   * Makes a window under the lowest free number (from 1) and keeps it until it is closed. A window's remembered place
   * belongs to its number.
   */
  open(make: (number: number) => BrowserWindow): BrowserWindow {
    let number = 1;
    while (this.#windows.has(number)) number += 1;
    const window = make(number);
    this.#windows.set(number, window);
    window.on('closed', () => this.#windows.delete(number));
    for (const listener of this.#listeners) listener(window);
    return window;
  }

  onOpened(listener: (window: BrowserWindow) => void): void {
    this.#listeners.push(listener);
  }

  ofContents(contents: WebContents): BrowserWindow | undefined {
    return this.all().find((window) => window.webContents === contents);
  }

  /** The window with the id the core knows it by. Throws when it was closed meanwhile. */
  byId(id: WindowId): BrowserWindow {
    const window = this.all().find((each) => windowIdOf(each) === id);
    if (window === undefined) throw new AppError('CANCELLED');
    return window;
  }

  all(): readonly BrowserWindow[] {
    return [...this.#windows.values()].filter((window) => !window.isDestroyed());
  }

  /** The window opened first of those still open. */
  first(): BrowserWindow | undefined {
    return this.all()[0];
  }
}
