/**
 * A host on a data folder, as the preview host composes it, from the sources: node host-child.ts <folder>
 * Prints one line of JSON with its address and waits to be killed.
 */
import { join } from 'node:path';

import { createFileLogger } from '#core/logging/file-logger.ts';
import { composeTestCore } from '#tests/support/core.ts';

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('a folder is needed');
const office = await composeTestCore({ dir, ports: { logger: createFileLogger(join(dir, 'logs')) } });
const { origin, token } = await office.serve();
process.stdout.write(`${JSON.stringify({ origin, token })}\n`);
