import type { LoopDelay } from './core-messages.ts';
import { failed, type Figure, single } from './figures.ts';

/** Event-loop delay of the main process. */
export const DELAY_LIMIT = 50;

const NAME = 'app.main-delay';
/** Rows that are worked out of the samples, or of the delay, of the row whose name they begin with. */
const WORKED_OUT = /\.(added|delay|p50|p95)$/;

/**
 * The longest delay of all rows, and each row over the limit. A row that ran and whose delay nobody measured fails it: what is
 * not looked at would count as good.
 * @param ran names of the rows that were measured; those of the program as a whole (`app.`) have no delay: while it starts nobody
 * waits for its event loop, and sign-in and lists are rows of their own
 */
export function mainDelay(ran: Iterable<string>, delays: ReadonlyMap<string, LoopDelay>): readonly Figure[] {
  const rows = new Set([...ran].filter((name) => !name.startsWith('app.')).map((name) => name.replace(WORKED_OUT, '')));
  if (rows.size === 0) return [];
  const unknown = [...rows].filter((name) => !delays.has(name)).map((name) => failed(`${NAME}.${name}`));
  const known = [...delays].map(([name, { max }]) => single(`${NAME}.${name}`, 'ms', max, DELAY_LIMIT));
  const whole = single(NAME, 'ms', Math.max(0, ...known.map(({ p50 }) => p50)), DELAY_LIMIT);
  return [{ ...whole, ok: whole.ok && unknown.length === 0 }, ...unknown, ...known.filter(({ ok }) => !ok)];
}
