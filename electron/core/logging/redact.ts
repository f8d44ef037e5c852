import { LOG_WORDS } from './log-words.ts';

/** Errors whose texts are ours and name only code: classes, columns, counts. All other texts may quote what was typed. */
const SPEAKS_FREELY: ReadonlySet<string> = new Set([
  'AppError',
  'SqliteFailure',
  'DatabaseMisuse',
  'DatabaseThreadLost',
  'MigrationError',
  'OutputMismatch',
]);

const MOST_FRAMES = 12;
const MOST_CAUSES = 4;

/**
 * What the log may say of an error: its class and code, its text only when the class is one of ours that never quotes
 * values, and the places in the code it came through, without folders (a folder may be named after a person).
 */
export function redactError(error: unknown): string {
  const lines: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < MOST_CAUSES && current !== undefined; depth += 1) {
    lines.push(`${depth === 0 ? '' : 'caused by '}${headOf(current)}`);
    if (!(current instanceof Error)) break;
    lines.push(...framesOf(current));
    current = current.cause;
  }
  return lines.join('\n');
}

function headOf(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  // Classes of errors are called so; any other name could be one of a person.
  const known = SPEAKS_FREELY.has(error.name) || /^(?:[A-Z][A-Za-z]{0,50})?Error$/.test(error.name);
  const name = known ? error.name : 'Error';
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code) ? ` ${error.code}` : '';
  return SPEAKS_FREELY.has(error.name) ? `${name}${code}: ${redactText(error.message)}` : `${name}${code}`;
}

function framesOf(error: Error): string[] {
  const frames: string[] = [];
  for (const line of (error.stack ?? '').split('\n')) {
    const found = /^\s+at (?:(?:async )?([\w.<>#$ [\]]{1,120}) )?\(?(?:[^()]*[\\/])?([\w.@-]+:\d+:\d+)\)?$/.exec(line);
    if (found !== null)
      frames.push(`    at ${found[1] ?? ''} ${found[2] ?? ''}`.replace(/ {2,}(?=\S)/g, ' ').replace(/^ /, '    '));
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

/** Takes out of a text what may name somebody: quoted pieces, addresses, paths, runs of digits, keys. */
export function redactText(text: string): string {
  return text
    .replace(/["'`„“”«»‘’][^"'`„“”«»‘’]*["'`„“”«»‘’]/g, '‹…›')
    .replace(/AGE-SECRET-KEY-1\w*/gi, '‹…›')
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '‹…›')
    .replace(/(?:[A-Za-z]:)?[\\/](?:[^\s\\/]+[\\/])+[^\s\\/]*/g, '‹…›')
    .replace(/\b[0-9a-f]{32,}\b/gi, '‹…›')
    .replace(/\d{5,}/g, '‹…›');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** A reference as the page shows it: '7K2-Q4'. */
const REFERENCE = /^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{2}$/;

/** An event or fact of a log line: words of the closed list, counts, ids and references stay; everything else goes. */
export function redactFact(value: string | number | boolean | null): string {
  if (typeof value !== 'string' || UUID.test(value)) return String(value);
  return LOG_WORDS.has(value) || REFERENCE.test(value) ? value : '‹…›';
}
