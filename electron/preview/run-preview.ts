import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Core, composeCore } from '#core/compose.ts';
import { isDemoFolder } from '#core/demo-mark.ts';
import { DEFAULT_DEMO_SIZE, demoSignIns, demoSizeOf, makeDemoOffice } from '#core/demo.ts';
import { createFileLogger } from '#core/logging/file-logger.ts';
import { buildFileManifest } from '#core/policies/file-manifest.ts';
import type { Ports } from '#core/ports/index.ts';
import { systemClock, systemIds } from '#core/ports/system.ts';
import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';

import { takeDemoFolder, NotADemoFolder } from './demo-folder.ts';
import { Downloads } from './downloads.ts';
import { endWithParent } from './lifetime.ts';
import { type PreviewOptions, readOptions, USAGE } from './options.ts';
import { startPreviewServer } from './preview-server.ts';
import { browserPrinter } from './browser-printer.ts';
import { previewPlaces } from './preview-places.ts';

/** In the bundle this file lies in out/preview, in the sources in electron/preview: package.json is two folders up. */
const ROOT = join(import.meta.dirname, '..', '..');

/** Runs the host until its parent is gone; never returns before it is ready or has failed. */
export async function runPreview(): Promise<void> {
  let options: PreviewOptions;
  try {
    options = readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    leave(2, `${error instanceof Error ? error.message : 'wrong arguments'}\n${USAGE}`);
    return;
  }
  try {
    await open(options);
  } catch (error) {
    if (error instanceof NotADemoFolder) leave(2, error.message);
    else leave(1, sentenceFor(error, options.port));
  }
}

function sentenceFor(error: unknown, port: number): string {
  const { code, syscall } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (syscall === 'listen' && (code === 'EADDRINUSE' || code === 'EACCES'))
    return `Port ${port} jest zajęty. (Port ${port} is taken.)`;
  return error instanceof Error ? error.message : 'the preview host could not start';
}

async function open(options: PreviewOptions): Promise<void> {
  const page = buildFileManifest(join(ROOT, 'out', 'renderer'));
  const version = readVersion();
  const demo = options.demo ? await takeDemoFolder(options.data) : null;
  const data = demo?.data ?? options.data;
  if (data === null) throw new Error('no data folder');
  const ends: (() => Promise<void>)[] = [];
  // Before the demonstration is made: it takes seconds, and its folder must go even when it is cut short.
  if (demo !== null) process.on('exit', () => demo.remove());
  endWithParent(options.parent, async () => {
    for (const end of ends.toReversed()) await end();
  });
  if (demo !== null) {
    const size = options.demoSize === null ? DEFAULT_DEMO_SIZE : demoSizeOf(options.demoSize);
    await makeDemoOffice({ dir: data, programVersion: version, now: systemClock.now(), size });
  }
  const logs = join(data, 'logs');
  const logger = createFileLogger(logs);
  const downloads = new Downloads();
  const ports: Ports = {
    clock: systemClock,
    ids: systemIds,
    logger,
    dialogs: downloads,
    printer: browserPrinter,
    places: previewPlaces(data),
    paths: { data, logs },
    host: { kind: 'preview', demo: options.demo || isDemoFolder(data), version },
  };
  const core: Core = await composeCore(ports);
  ends.push(() => core.close());
  const server = await startPreviewServer({ core, downloads, page, logger, port: options.port });
  ends.push(() => server.close());
  if (demo !== null)
    for (const { login, password, roles } of demoSignIns())
      say(`${login}  ${password}  (${roles.map((role) => ROLE_LABELS[role]).join(', ')})`);
  say(`Ostoja preview: ${server.origin}/#t=${server.token}`);
}

function readVersion(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function leave(code: number, why: string): void {
  process.stderr.write(`${why}\n`);
  process.exit(code);
}
