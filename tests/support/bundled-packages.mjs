// Read by every Node of a run of the tests before anything else: packages come from their bundles (bundled-packages.ts).
// A Node too old to be asked reads them file by file.
import { readFileSync } from 'node:fs';
import * as modules from 'node:module';

const file = process.env['OSTOJA_TEST_PACKAGES'];

if (file !== undefined && 'registerHooks' in modules) {
  /** @type {Readonly<Record<string, string>>} */
  const bundles = JSON.parse(readFileSync(file, 'utf8'));
  modules.registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const bundle = bundles[found.url];
      return bundle === undefined ? found : { ...found, url: bundle, format: 'module' };
    },
  });
}
