#!/usr/bin/env node
// npm run bench: installs and builds what is missing, then measures on the pinned Node. Arguments go to the benchmark.
import { join } from 'node:path';
import { watchAncestors } from './steps/ancestors.mjs';
import { endAll, isEnding, run } from './steps/children.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { pinnedNode, root, toolEnvironment } from './steps/places.mjs';
import { ensureBuilt } from './steps/sources.mjs';

process.on('SIGTERM', () => endAll(143));
process.on('SIGINT', () => endAll(130));
watchAncestors(() => endAll(1));
const ready = (await ensureInstalled()) && (await ensureBuilt());
const ended = ready
  ? await run({
      command: pinnedNode(),
      args: [join(root, 'tests', 'bench', 'bench.ts'), ...process.argv.slice(2)],
      env: toolEnvironment(),
    })
  : { code: 1 };
if (!isEnding()) process.exitCode = ended.code;
