import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { root } from '#build/steps/places.mjs';
import { ROUTES } from '#renderer/app/routes.tsx';
import { PRINT_SAMPLES } from '#renderer/prints/registry.ts';
import { PATHS } from '#renderer/ui/paths.ts';

interface Source {
  readonly file: string;
  readonly text: string;
}

const sources: readonly Source[] = globSync('renderer/**/*.tsx', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}));
const registry = readFileSync(join(root, 'renderer/prints/registry.ts'), 'utf8');

/** Functions that make a printed document, found where they are written. */
const documents = sources.flatMap(({ text }) =>
  [...text.matchAll(/^export function (\w+Document)\(/gm)].map(([, name = '']) => name),
);

/** The documents that the file of a page draws. */
function drawnBy(component: string, files: readonly Source[]): readonly string[] {
  const own = files.filter(({ text }) => text.includes(`export function ${component}(`));
  return documents.filter((name) => own.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)));
}

/** What keeps a print from being turned into paper by the tests: its page draws nothing known, or nothing with a sample. */
function withoutSample(component: string, files: readonly Source[], samples: string): string | null {
  const drawn = drawnBy(component, files);
  if (drawn.length === 0) return `${component} draws no document of renderer/prints`;
  const missing = drawn.filter((name) => !samples.includes(`${name}(`));
  return missing.length === 0 ? null : `${component}: no sample of ${missing.join(', ')}`;
}

const printPaths = Object.entries(PATHS).filter(([name]) => name.startsWith('print'));
const printed = ROUTES.filter(({ screen }) => screen.path.endsWith('/wydruk'));

describe('every printed document', () => {
  it('is a screen of the program under an address of its own', () => {
    expect(printed.length).toBeGreaterThan(3);
    expect(printed.map(({ screen }) => screen.path).toSorted()).toEqual(printPaths.map(([, path]) => path).toSorted());
  });

  it.each(printed.map(({ screen, component }) => [screen.path, component.name]))(
    '%s has a sample that tests turn into paper',
    (_path, component) => {
      expect(withoutSample(component, sources, registry)).toBeNull();
    },
  );

  it('has one also where no address leads to it', () => {
    expect(documents.length).toBeGreaterThan(3);
    expect(documents.filter((name) => !registry.includes(`${name}(`))).toEqual([]);
    expect(Object.keys(PRINT_SAMPLES).length).toBeGreaterThanOrEqual(documents.length);
  });

  it('is missed when it has none', () => {
    const [first = ''] = documents;
    const page = { file: 'page.tsx', text: `export function PrintNewPage() { return ${first}(card); }` };
    expect(withoutSample('PrintNewPage', [page], '')).toBe(`PrintNewPage: no sample of ${first}`);
    expect(withoutSample('PrintNewPage', [page], `${first}(x)`)).toBeNull();
    expect(withoutSample('PrintOtherPage', [page], `${first}(x)`)).toBe(
      'PrintOtherPage draws no document of renderer/prints',
    );
  });
});
