import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import log from 'electron-log/node';

import type { LogFacts, Logger } from '../ports/index.ts';
import { redactError, redactFact } from './redact.ts';

const LOG_FILE = 'ostoja.log';
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * The log of a host: one file with one older copy beside it, in a folder only this user's account reads. The folder is
 * made with the first line; where it cannot be made lines are dropped, and the failure screen tells of the folder.
 */
export function createFileLogger(folder: string): Logger {
  let ready = false;
  const hasFolder = (): boolean => (ready ||= makeFolder(folder));
  const target = log.create({ logId: `ostoja-${folder}` });
  target.transports.console.level = false;
  target.transports.file.resolvePathFn = () => join(folder, LOG_FILE);
  target.transports.file.maxSize = MOST_BYTES;
  target.transports.file.format = '{iso} {level} {text}';
  return createLogger({
    info: (line) => void (hasFolder() && target.info(line)),
    warn: (line) => void (hasFolder() && target.warn(line)),
    error: (line) => void (hasFolder() && target.error(line)),
  });
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** Where finished, redacted lines go. */
export interface LogSink {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** The redaction in front of every log, whatever it is written to. */
export function createLogger(sink: LogSink): Logger {
  return {
    info: (event, facts) => sink.info(lineOf(event, facts)),
    warn: (event, facts) => sink.warn(lineOf(event, facts)),
    error: (event, error, facts) => sink.error(`${lineOf(event, facts)}\n${redactError(error)}`),
  };
}

function lineOf(event: string, facts: LogFacts = {}): string {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${redactFact(value)}`);
  return [redactFact(event), ...pairs].join(' ');
}
