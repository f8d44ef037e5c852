/** Time left in seconds at the pace so far; null before a twentieth of the way, where it would only jump about. */
export function secondsLeft(done: number, total: number, elapsedMs: number): number | null {
  if (total <= 0 || done / total < 0.05) return null;
  return ((elapsedMs / done) * (total - done)) / 1000;
}
