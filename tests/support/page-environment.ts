/** What jsdom lacks of a window and the page needs: media queries, sizes, observers of sizes. Import it first. */
import { configure } from '@testing-library/react';
import { afterAll } from 'vitest';

// What a page does may take seconds on a busy computer; the limit only catches what never comes.
configure({ asyncUtilTimeout: 20_000 });

const DESKTOP_WIDTH = 1366;
const VIEW_HEIGHT = 600;

let width = DESKTOP_WIDTH;
type Listener = (change: { readonly matches: boolean }) => void;
const listeners = new Map<Listener, string>();

/** Makes every media query answer for a window of this width, and tells the page of the change. */
export function setWindowWidth(pixels: number): void {
  width = pixels;
  for (const [listener, query] of listeners) listener({ matches: matches(query) });
}

function matches(query: string): boolean {
  const most = /max-width: ([\d.]+)px/.exec(query);
  const least = /min-width: ([\d.]+)px/.exec(query);
  if (most === null && least === null) return false;
  return width <= Number(most?.[1] ?? Infinity) && width >= Number(least?.[1] ?? 0);
}

class SizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

if (typeof globalThis.window !== 'undefined') {
  globalThis.matchMedia = (query: string) =>
    ({
      get matches() {
        return matches(query);
      },
      media: query,
      addEventListener: (_: string, listener: Listener) => void listeners.set(listener, query),
      removeEventListener: (_: string, listener: Listener) => void listeners.delete(listener),
    }) as unknown as MediaQueryList;
  globalThis.ResizeObserver = SizeObserver;
  // Every element is as high as a list's window: the virtualised list draws what fits into it.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => VIEW_HEIGHT });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => width });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => VIEW_HEIGHT });
  // And everything inside it is as high as a long list needs to scroll.
  Object.defineProperty(HTMLElement.prototype, 'scrollHeight', { configurable: true, get: () => 1_000_000 });
  // Nothing is laid out here, so the keeper of the focus may take an open dialog for one that nobody can reach, sooner or later
  // by the load of the computer, and hide it from the tree. In a browser it is reached, which the end-to-end tests see.
  const hide = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function setAttribute(this: Element, name: string, value: string) {
    if (name === 'aria-hidden' && this.getAttribute('aria-modal') === 'true') return;
    hide.call(this, name, value);
  };
  globalThis.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options !== 'object') return;
    this.scrollTop = options.top ?? this.scrollTop;
    this.dispatchEvent(new Event('scroll'));
  };
}

// A window that closes takes its timers along. Here they are Node's own and would call into a page that is gone.
const running = new Set<NodeJS.Timeout>();
const start = globalThis.setTimeout;
const startAndRemember = (handler: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => {
  const timer = start(
    (...given: unknown[]) => {
      running.delete(timer);
      handler(...given);
    },
    ms,
    ...values,
  );
  running.add(timer);
  return timer;
};
globalThis.setTimeout = Object.assign(startAndRemember, start);
afterAll(() => {
  for (const timer of running) clearTimeout(timer);
});
