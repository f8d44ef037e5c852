/** The steps of enlargement a window offers, 100 to 200 %. */
const ZOOM_STEPS = [1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The next step up or down from `current` (any factor); stays at the ends. */
export function nextZoom(current: number, direction: 'in' | 'out'): number {
  const steps = direction === 'in' ? ZOOM_STEPS : ZOOM_STEPS.toReversed();
  // Chromium keeps factors as logarithms, so a factor read back differs in its last digits.
  const further = steps.find((step) => (direction === 'in' ? step > current + 0.01 : step < current - 0.01));
  return further ?? (direction === 'in' ? 2 : 1);
}
