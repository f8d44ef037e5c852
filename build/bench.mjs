#!/usr/bin/env node
// npm run bench: installs and builds what is missing, then measures on the pinned Node. Arguments go to the benchmark.
import { runScript } from './steps/run-script.mjs';

await runScript('tests', 'bench', 'bench.ts');
