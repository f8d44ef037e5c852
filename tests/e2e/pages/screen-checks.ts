import type { Page } from '@playwright/test';

import { settled, showLook, violationsInEveryLook, violationsOn } from '../fixtures/accessibility.ts';

/** 320 wide is 1280 at 400 % (WCAG 1.4.10); 683 x 384 is an office monitor of 1366 x 768 at 200 %. */
const NARROW = [
  { width: 320, height: 640 },
  { width: 683, height: 384 },
] as const;

const ORDINARY = { width: 1366, height: 768 } as const;

/** More steps of Tab than any screen has stops. */
const MOST_STEPS = 250;

/** What every screen has to hold, looked at on the screen as it stands; empty when all is well. */
export async function problemsOf(page: Page, textKeys: ReadonlySet<string>): Promise<readonly string[]> {
  return [
    ...(await violationsInEveryLook(page)),
    ...(await problemsOfWords(page, textKeys)),
    ...(await keyboardProblems(page)),
  ];
}

/** The part of it that another text on the same screen may break. */
export async function problemsOfText(page: Page, textKeys: ReadonlySet<string>): Promise<readonly string[]> {
  await showLook(page, 'light');
  return [...(await violationsOn(page)), ...(await problemsOfWords(page, textKeys))];
}

async function problemsOfWords(page: Page, textKeys: ReadonlySet<string>): Promise<readonly string[]> {
  const problems = [...(await rawTexts(page, textKeys))];
  for (const size of NARROW) {
    await page.setViewportSize(size);
    await settled(page);
    problems.push(...(await beyondTheEdge(page)).map((found) => `${size.width} wide: ${found}`));
  }
  await page.setViewportSize(ORDINARY);
  await settled(page);
  return problems;
}

/** Texts and names that are keys, or values that were never put into words. */
export async function rawTexts(page: Page, textKeys: ReadonlySet<string>): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? '');
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']) {
      for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
  const isRaw = (text: string): boolean =>
    (text.includes('.') && textKeys.has(text.replace(/^\w+:/, ''))) ||
    /\{\{|\}\}|\[object |^(undefined|null|NaN|Invalid Date)$/.test(text);
  return [...new Set(texts.filter(isRaw))].map((text) => `raw text: ${text}`);
}

/**
 * Whether the page scrolls sideways, and controls and headings that reach beyond its edges. A table of rows and
 * columns may scroll in a region of its own that the keyboard reaches (WCAG 1.4.10).
 */
export async function beyondTheEdge(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()} „${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}”`;
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    // Paper keeps its width and is moved about on its desk; tabs that do not fit scroll in their own row.
    const own =
      '.print-page, [role="tablist"], .print-output, [data-scrolls="sideways"], [role="region"][tabindex="0"]:has(> table)';
    for (const element of document.querySelectorAll(
      'button, a[href], input, select, textarea, h1, h2, h3, [tabindex="0"], td, th',
    )) {
      if (element.closest(own) !== null || !element.checkVisibility({ visibilityProperty: true })) continue;
      const { left, right, width: wide, height } = element.getBoundingClientRect();
      // What only screen readers hear is one pixel large.
      if (wide <= 1 || height <= 1) continue;
      if (left < -1 || right > width + 1) found.push(`beyond the edge: ${name(element)}`);
    }
    for (const element of document.querySelectorAll('*')) {
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== 'auto' && overflowX !== 'scroll') continue;
      if (element.closest(own) !== null || element.querySelector('.print-page') !== null) continue;
      if (element.scrollWidth > element.clientWidth + 1) found.push(`scrolls sideways: ${name(element)}`);
    }
    return found;
  });
}

/**
 * Goes once round the page with Tab: every stop is on the screen and can be seen, none holds the focus, and no control is
 * left out.
 */
export async function keyboardProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    document.querySelectorAll('[data-stop]').forEach((element) => element.removeAttribute('data-stop'));
    document.querySelector('#keyboard-start')?.remove();
    // Before everything else on the page, wherever the screen itself has put the caret.
    const start = document.createElement('span');
    start.id = 'keyboard-start';
    start.tabIndex = -1;
    start.style.position = 'fixed';
    document.body.prepend(start);
    start.focus({ preventScroll: true });
  });
  const problems: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const { problem, done } = await page.evaluate(stopHere, step);
    if (problem !== null) problems.push(problem);
    if (done) return [...problems, ...(await page.evaluate(leftOut))];
  }
  return [...problems, `the keyboard does not get round within ${MOST_STEPS} steps`];
}

/** Runs in the page: looks at what has the focus now and marks it as visited. */
async function stopHere(step: number): Promise<{ problem: string | null; done: boolean }> {
  const focused = document.activeElement;
  // After the last stop the browser's own bar has the focus.
  if (focused === null || focused === document.body) return { problem: null, done: step > 0 };
  const name = `${focused.tagName.toLowerCase()} „${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 60)}”`;
  const before = focused.getAttribute('data-stop');
  if (before !== null) {
    // Where it is the only stop, the browser may come round to it at once: then it was left in between.
    const held = Number(before) === step - 1 && !focused.hasAttribute('data-stop-left');
    return { problem: held ? `holds the keyboard: ${name}` : null, done: true };
  }
  focused.setAttribute('data-stop', String(step));
  focused.removeAttribute('data-stop-left');
  focused.addEventListener('blur', () => focused.setAttribute('data-stop-left', ''), { once: true });
  if (focused.hasAttribute('data-tabster-dummy') || focused.closest('[data-tabster-dummy]') !== null) {
    return { problem: null, done: false };
  }
  const isSeen = (): boolean => {
    const { left, top, right, bottom, width, height } = focused.getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && width > 1 && height > 1;
    return inside && focused.checkVisibility({ visibilityProperty: true });
  };
  // What appears with the focus alone takes a few frames to be drawn.
  for (let frame = 0; frame < 10 && !isSeen(); frame += 1) await new Promise((next) => requestAnimationFrame(next));
  return { problem: isSeen() ? null : `cannot be seen when it has the focus: ${name}`, done: false };
}

/** Runs in the page: controls that can be used with a mouse and were not reached by Tab. */
function leftOut(): string[] {
  const reached = (element: Element): boolean => {
    if (element.hasAttribute('data-stop')) return true;
    // Of radio buttons, tabs, menus and rows one is reached by Tab, the others by arrows.
    const group = element.closest('[role="radiogroup"], [role="tablist"], [role="grid"], [role="toolbar"]');
    return group !== null && group.querySelector('[data-stop]') !== null;
  };
  return [
    ...document.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input:not(:disabled), select, textarea'),
  ]
    .filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.closest('[inert], [aria-hidden="true"]') === null,
    )
    .filter((element) => !reached(element))
    .map(
      (element) =>
        `left out by the keyboard: ${element.tagName.toLowerCase()} „${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}”`,
    );
}
