import { registerHooks } from 'node:module';
import { isMainThread, workerData } from 'node:worker_threads';

/**
 * Serves the stand-in instead of the electron package, which downloads its binary when imported. Loaded with --import,
 * so that it reaches the ESM main bundle, the CommonJS preload and every worker thread (they inherit --import).
 */

const ELECTRON = /^electron(?:\/(?:main|renderer|common))?$/u;
/** All that the preload of a sandboxed window can load. */
const SANDBOX = new Set(['electron', 'events', 'timers', 'url', 'node:events', 'node:timers', 'node:url']);

const data: unknown = workerData;
const pageData =
  typeof data === 'object' && data !== null && 'electronStandIn' in data && 'preload' in data ? data : undefined;

function standIn(): string {
  if (isMainThread) return './main-module.ts';
  return pageData === undefined ? './thread-module.ts' : './preload-module.ts';
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const fromPreload = pageData !== undefined && context.parentURL?.endsWith('/preload.cjs') === true;
    if (fromPreload && !SANDBOX.has(specifier)) {
      throw new Error(`The preload of a sandboxed window cannot load ${specifier}`);
    }
    if (!ELECTRON.test(specifier)) return nextResolve(specifier, context);
    return { url: new URL(standIn(), import.meta.url).href, shortCircuit: true, format: 'module-typescript' };
  },
});
