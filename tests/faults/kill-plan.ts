/** What a plan needs of a kind of work that is cut off. */
interface Steps {
  readonly name: string;
  readonly steps: readonly string[];
}

/**
 * At which steps each kind is killed in a run of so many rounds. A run with rounds for all of them reaches every step of
 * every kind and goes round again; a shorter one reaches every named step once, the kinds that have it taking turns.
 */
export function planKills(kinds: readonly Steps[], rounds: number): ReadonlyMap<string, readonly string[]> {
  const all = kinds.reduce((sum, { steps }) => sum + steps.length, 0);
  if (rounds < all) return oneOfEachName(kinds);
  return new Map(
    kinds.map(({ name, steps }) => {
      const share = Math.max(steps.length, Math.ceil((rounds * steps.length) / all));
      return [name, Array.from({ length: share }, (_, index) => steps[index % steps.length] ?? '')];
    }),
  );
}

function oneOfEachName(kinds: readonly Steps[]): ReadonlyMap<string, readonly string[]> {
  const plan = new Map(kinds.map(({ name }): [string, string[]] => [name, []]));
  for (const step of new Set(kinds.flatMap(({ steps }) => steps))) {
    const having = kinds.flatMap(({ name, steps }) => (steps.includes(step) ? [plan.get(name) ?? []] : []));
    having.reduce((least, each) => (each.length < least.length ? each : least)).push(step);
  }
  return plan;
}
