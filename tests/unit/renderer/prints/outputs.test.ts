import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ROUTES } from '#renderer/app/routes.tsx';
import { printRoutes } from '#renderer/prints/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { listProcedures } from '#tests/support/procedures.ts';

/** How a screen leaves the program: the address of its print, the procedure of its export. */
interface Outputs {
  /** One, or one for each of what the tab shows. */
  readonly print?: string | readonly string[];
  readonly exports?: string | readonly string[];
}

/** Every list and card, tab by tab. A screen or tab that is added stands here, or below with its reason. */
const OUTPUTS: Readonly<Record<string, Outputs>> = {
  [PATHS.people]: { print: PATHS.printPeople, exports: 'people.exportList' },
  [PATHS.families]: { print: PATHS.printFamilies, exports: 'families.exportList' },
  [PATHS.tasks]: { print: PATHS.printTasks, exports: 'tasks.exportList' },
  // The tasks of a card leave through the list of tasks, narrowed to them.
  [`${PATHS.person} overview`]: {
    print: [PATHS.printPerson, PATHS.printTasks],
    exports: ['people.exportCard', 'tasks.exportList'],
  },
  [`${PATHS.person} network`]: { print: PATHS.printPersonNetwork, exports: 'relations.exportPersonNetwork' },
  [`${PATHS.person} chronicle`]: { print: PATHS.printPersonNotes, exports: 'notes.exportList' },
  [`${PATHS.person} history`]: { print: PATHS.printPersonHistory, exports: 'people.exportHistory' },
  [`${PATHS.family} history`]: { print: PATHS.printFamilyHistory, exports: 'families.exportHistory' },
  [`${PATHS.family} overview`]: {
    print: [PATHS.printFamily, PATHS.printTasks],
    exports: ['families.exportCard', 'tasks.exportList'],
  },
  [`${PATHS.family} chronicle`]: { print: PATHS.printFamilyNotes, exports: 'notes.exportList' },
  [`${PATHS.family} plans`]: {
    print: [PATHS.printPlan, PATHS.printAssessment, PATHS.printAssessments],
    exports: ['plans.exportPlan', 'plans.exportAssessment', 'plans.exportAssessments'],
  },
  [`${PATHS.family} genogram`]: { print: PATHS.printGenogram },
  [`${PATHS.family} network`]: { print: PATHS.printFamilyNetwork, exports: 'relations.exportFamilyNetwork' },
  [`${PATHS.caseloads} log`]: { print: PATHS.printCaseloadsLog, exports: 'caseloads.exportLog' },
  [PATHS.ledBy]: { print: PATHS.printLedBy, exports: 'caseloads.exportLedBy' },
  [`${PATHS.administration} users`]: { print: PATHS.printUsers, exports: 'administration.exportUsers' },
  [`${PATHS.caseloads} now`]: { print: PATHS.printCaseloads, exports: 'caseloads.exportOverview' },
  [PATHS.audit]: { print: PATHS.printAudit, exports: 'audit.exportList' },
};

/** Screens that hold nothing of the office to be taken along, or whose content leaves from another one. */
const WITHOUT: Readonly<Record<string, string>> = {
  [PATHS.dashboard]: 'a way into lists that print and export',
  [PATHS.newPerson]: 'a form; what is typed is kept as a draft, for its author alone',
  [PATHS.editPerson]: 'a form',
  [PATHS.newFamily]: 'a form',
  [PATHS.editFamily]: 'a form',
  [PATHS.handOver]: 'a form; what was handed over stands in the caseloads',
  [PATHS.newUser]: 'a form',
  [PATHS.ownPassword]: 'a form of passwords',
  [PATHS.guide]: 'the guide, part of the program',
  [PATHS.recoveryKeys]: 'which cards open the office now; each change of them stands in the log of events',
  [PATHS.newRecoveryKey]: 'the card itself is the print, and no file of a key may ever exist',
  [PATHS.restore]: 'a way through a restore; what came of it stands in the log of events',
  [PATHS.backups]: 'how the backups stand on this computer now; what was done with them stands in the log of events',
  [`${PATHS.administration} roles`]: 'what roles may do is part of the program',
};

/** The screen, or each of its tabs as its search schema names them. */
function partsOf({ screen }: RouteEntry): readonly string[] {
  const shape: Readonly<Record<string, unknown>> = screen.search instanceof z.ZodObject ? screen.search.shape : {};
  const tab = shape['tab'] instanceof z.ZodDefault ? shape['tab'].unwrap() : undefined;
  return tab instanceof z.ZodEnum ? tab.options.map((one) => `${screen.path} ${one}`) : [screen.path];
}

const parts = ROUTES.filter((route) => !new Set<unknown>(printRoutes).has(route)).flatMap(partsOf);
const procedures = new Set(listProcedures().map(({ name }) => name));
const prints = new Set<string>(printRoutes.map(({ screen }) => screen.path));

const printsOf = ({ print }: { readonly print?: Outputs['print'] | undefined }): readonly string[] =>
  print === undefined ? [] : [print].flat();

const exportsOf = ({ exports }: { readonly exports?: Outputs['exports'] | undefined }): readonly string[] =>
  exports === undefined ? [] : [exports].flat();

/** Lists and cards that leave the program in one way only, with the reason. */
const ONE_WAY: Readonly<Record<string, string>> = {
  [`${PATHS.family} genogram`]: 'a drawing; whom it shows and how they are related is in the file of the network',
};

/** Parts that have no print or no export, and no reason for it. */
const halfway = (outputs: Readonly<Record<string, Outputs>>): readonly string[] =>
  Object.entries(outputs).flatMap(([part, one]) =>
    part in ONE_WAY || (printsOf(one).length > 0 && exportsOf(one).length > 0) ? [] : [part],
  );

/** Parts that nothing is said about, and entries about parts that do not exist. */
function unsaid(found: readonly string[], said: readonly string[]): readonly string[] {
  return [...found.filter((part) => !said.includes(part)), ...said.filter((part) => !found.includes(part))];
}

describe('every list and card', () => {
  const said = [...Object.keys(OUTPUTS), ...Object.keys(WITHOUT)];

  it('is printed or exported, or says why not', () => {
    expect(parts.length).toBeGreaterThan(15);
    expect(unsaid(parts, said)).toEqual([]);
  });

  it.each(Object.entries(OUTPUTS))('%s leads to a print or an export that exists', (_part, outputs) => {
    for (const path of printsOf(outputs)) expect(prints).toContain(path);
    for (const name of exportsOf(outputs)) expect(procedures).toContain(name);
  });

  it('has both a print and an export, or a reason why one is enough', () => {
    expect(halfway(OUTPUTS)).toEqual([]);
    expect(halfway({ '/wykaz': { print: PATHS.printPeople }, '/karta': { exports: 'people.exportList' } })).toEqual([
      '/wykaz',
      '/karta',
    ]);
    expect(Object.keys(ONE_WAY).filter((part) => !(part in OUTPUTS))).toEqual([]);
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
