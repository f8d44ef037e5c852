import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ROUTES } from '#renderer/app/routes.tsx';
import { printRoutes } from '#renderer/prints/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { exportsOf, OUTPUTS, type Outputs, printsOf, WITHOUT } from '#tests/support/outputs.ts';
import { listProcedures } from '#tests/support/procedures.ts';

/** The screen, or each of its tabs as its search schema names them. */
function partsOf({ screen }: RouteEntry): readonly string[] {
  const shape: Readonly<Record<string, unknown>> = screen.search instanceof z.ZodObject ? screen.search.shape : {};
  const tab = shape['tab'] instanceof z.ZodDefault ? shape['tab'].unwrap() : undefined;
  return tab instanceof z.ZodEnum ? tab.options.map((one) => `${screen.path} ${one}`) : [screen.path];
}

const parts = ROUTES.filter((route) => !new Set<unknown>(printRoutes).has(route)).flatMap(partsOf);
const procedures = new Set(listProcedures().map(({ name }) => name));
const prints = new Set<string>(printRoutes.map(({ screen }) => screen.path));

/** Parts that have no print or no export. */
const halfway = (outputs: Readonly<Record<string, Outputs>>): readonly string[] =>
  Object.entries(outputs).flatMap(([part, one]) =>
    printsOf(one).length > 0 && exportsOf(one).length > 0 ? [] : [part],
  );

/** Parts that nothing is said about, and entries about parts that do not exist. */
function unsaid(found: readonly string[], said: readonly string[]): readonly string[] {
  return [...found.filter((part) => !said.includes(part)), ...said.filter((part) => !found.includes(part))];
}

describe('every list and card', () => {
  const said = [...Object.keys(OUTPUTS), ...Object.keys(WITHOUT)];

  it('is printed and exported, or says why not', () => {
    expect(parts.length).toBeGreaterThan(15);
    expect(unsaid(parts, said)).toEqual([]);
  });

  it.each(Object.entries(OUTPUTS))('%s names prints and exports that exist', (_part, outputs) => {
    for (const path of printsOf(outputs)) expect(prints).toContain(path);
    for (const name of exportsOf(outputs)) expect(procedures).toContain(name);
  });

  it('has both a print and an export', () => {
    expect(halfway(OUTPUTS)).toEqual([]);
    const list = { print: PATHS.printPeople, exports: [] };
    expect(halfway({ '/wykaz': list, '/karta': { print: [], exports: 'people.exportList' } })).toEqual([
      '/wykaz',
      '/karta',
    ]);
  });

  it('is led to by every print and every export of a list', () => {
    const outputs = Object.values(OUTPUTS);
    expect([...prints].filter((path) => !outputs.some((one) => printsOf(one).includes(path)))).toEqual([]);
    const exporting = [...procedures].filter((name) => /\.export[A-Z]/u.test(name));
    expect(exporting.filter((name) => !outputs.some((one) => exportsOf(one).includes(name)))).toEqual([]);
  });

  it('is missed when nothing is said about it', () => {
    expect(unsaid([...parts, '/nowy-wykaz'], said)).toEqual(['/nowy-wykaz']);
    expect(unsaid(parts, [...said, '/dawny-wykaz'])).toEqual(['/dawny-wykaz']);
  });
});
