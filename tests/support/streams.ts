import type { ExportEvent, PrintEvent } from '#shared/contract/list-events.ts';
import type { SaveOutcome } from '#shared/contract/procedure.ts';

/** Lets an export run to its end and gives its result. */
export async function exported(stream: Promise<AsyncIterable<ExportEvent>>): Promise<SaveOutcome> {
  let outcome: SaveOutcome | null = null;
  for await (const event of await stream) if (event.kind === 'result') outcome = event.outcome;
  if (outcome === null) throw new Error('the export ended without a result');
  return outcome;
}

/** Lets the rows of a print come and gives them all. */
export async function printed<Row>(stream: Promise<AsyncIterable<PrintEvent<Row>>>): Promise<{ rows: Row[] }> {
  const rows: Row[] = [];
  for await (const event of await stream) if (event.kind === 'rows') rows.push(...event.rows);
  return { rows };
}

/** Lets a stream run to its end and gives all its events. */
export async function drained<Event>(stream: Promise<AsyncIterable<Event>>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of await stream) events.push(event);
  return events;
}
