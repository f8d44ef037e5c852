import { build, type InlineConfig } from 'vite';
import main from './vite/main.config.ts';
import preload from './vite/preload.config.ts';
import preview from './vite/preview.config.ts';
import renderer from './vite/renderer.config.ts';

const targets: Readonly<Record<string, InlineConfig>> = { main, preload, preview, renderer };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => targets[name] === undefined);
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(targets).join(', ')}.`);
  process.exit(2);
}
for (const [name, config] of Object.entries(targets)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  await build(config);
  console.log(`built ${name}`);
}
