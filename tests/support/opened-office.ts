import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

import { type CoreClient, prepareDemoOffice, type PreparedOffice, type TestCore } from './core.ts';
import { composeSavingCore, type SavedFile, signedIn } from './protected-office.ts';

/** The demonstration office with its manager, who may open everything that is not protected. */
export interface OpenedOffice {
  readonly test: TestCore;
  readonly anna: CoreClient;
  /** What was saved, in the order of saving. */
  readonly files: readonly SavedFile[];
}

/**
 * Opens the demonstration office with Anna signed in, afresh for each test of the file or once for all of them, and
 * closes it.
 * @param take is handed the office before the tests go on; signs in whom else they need
 */
export function openOffice(times: 'for-each' | 'once', take: (opened: OpenedOffice) => void | Promise<void>): void {
  let office: PreparedOffice;
  let test: TestCore;
  const [begin, end] = times === 'once' ? [beforeAll, afterAll] : [beforeEach, afterEach];
  // Hooks after the tests run in reverse: the core is closed before its folder goes.
  beforeAll(async () => {
    office = await prepareDemoOffice();
  });
  afterAll(() => office.remove());
  begin(async () => {
    const saving = await composeSavingCore(office);
    test = saving.test;
    await take({ ...saving, anna: await signedIn(test, 'anna.kierownik') });
  });
  end(async () => await test.close());
}
