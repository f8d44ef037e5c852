#!/usr/bin/env node
// npm run docs: takes every picture of the guide and of README anew. Words after -- choose those whose name has one.
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
      args: [join(root, 'build', 'docs', 'screenshots.ts'), ...process.argv.slice(2)],
      env: toolEnvironment(),
    })
  : { code: 1 };
if (!isEnding()) process.exitCode = ended.code;
