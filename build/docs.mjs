#!/usr/bin/env node
// npm run docs: takes every picture of the guide and of README anew. Words after -- choose those whose name has one.
import { runScript } from './steps/run-script.mjs';

await runScript('build', 'docs', 'screenshots.ts');
