import { describe, expect, it } from 'vitest';

import { ROUTES } from '#renderer/app/routes.tsx';
import { printRoutes } from '#renderer/prints/index.ts';
import type { DocumentMaker, PrintEntry } from '#renderer/prints/print-screen.ts';
import { PRINT_SAMPLES } from '#renderer/prints/registry.ts';
import { PATHS } from '#renderer/ui/paths.ts';

/** Every module of renderer/prints that draws something, loaded as the program loads it. */
const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../../../../renderer/prints/*/*.tsx', {
  eager: true,
});

/** The functions there that make a printed document. */
const documents = Object.values(modules).flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) =>
    name.endsWith('Document') && typeof value === 'function' ? [value] : [],
  ),
);

const sampled: ReadonlySet<unknown> = new Set(Object.values(PRINT_SAMPLES).map(({ of }) => of));

/** The prints whose document no sample shows. */
const withoutSample = (entries: readonly PrintEntry[], samples: ReadonlySet<unknown>): readonly string[] =>
  entries.filter(({ document }) => !samples.has(document)).map(({ screen }) => screen.path);

const printPaths = Object.entries(PATHS).filter(([name]) => name.startsWith('print'));
const printed = ROUTES.filter(({ screen }) => screen.path.endsWith('/wydruk'));

describe('every printed document', () => {
  it('is a screen of the program under an address of its own', () => {
    expect(printed.length).toBeGreaterThan(3);
    expect(printed.map(({ screen }) => screen.path).toSorted()).toEqual(printPaths.map(([, path]) => path).toSorted());
    expect(new Set(printed)).toEqual(new Set(printRoutes));
  });

  it('has a sample that tests turn into paper, by the very function that its page draws with', () => {
    expect(withoutSample(printRoutes, sampled)).toEqual([]);
  });

  it('has one also where no address leads to it', () => {
    expect(documents).toEqual(expect.arrayContaining(printRoutes.map(({ document }) => document)));
    expect(documents.length).toBeGreaterThan(new Set(printRoutes.map(({ document }) => document)).size);
    expect(documents.filter((document) => !sampled.has(document))).toEqual([]);
  });

  it('is missed when it has none', () => {
    const [first] = printRoutes;
    if (first === undefined) throw new Error('no print');
    const nowhereSampled: DocumentMaker = () => {
      throw new Error('never drawn');
    };
    const added = { ...first, document: nowhereSampled };
    expect(withoutSample([added], sampled)).toEqual([first.screen.path]);
    expect(withoutSample([first], new Set())).toEqual([first.screen.path]);
  });
});
