/** What jsdom lacks of a window and the page needs: media queries, sizes, observers of sizes. Import it first. */

const DESKTOP_WIDTH = 1366;
const VIEW_HEIGHT = 600;

let width = DESKTOP_WIDTH;
const listeners = new Set<() => void>();

/** Makes every media query answer for a window of this width, and tells the page of the change. */
export function setWindowWidth(pixels: number): void {
  width = pixels;
  for (const listener of listeners) listener();
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
      addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
    }) as unknown as MediaQueryList;
  globalThis.ResizeObserver = SizeObserver;
  // Every element is as high as a list's window: the virtualised list draws what fits into it.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => VIEW_HEIGHT });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => width });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => VIEW_HEIGHT });
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options !== 'object') return;
    this.scrollTop = options.top ?? this.scrollTop;
    this.dispatchEvent(new Event('scroll'));
  };
}
