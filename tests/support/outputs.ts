import { PATHS } from '#renderer/ui/paths.ts';

/** How a screen leaves the program: the address of its print, the procedure of its export. */
export interface Outputs {
  /** One, or one for each of what the tab shows. */
  readonly print: string | readonly string[];
  readonly exports: string | readonly string[];
}

/**
 * Every list and card, tab by tab. A screen or tab that is added stands here, or below with its reason; what stands here is
 * looked for on the screen itself.
 */
export const OUTPUTS: Readonly<Record<string, Outputs>> = {
  [PATHS.people]: { print: PATHS.printPeople, exports: 'people.exportList' },
  [PATHS.families]: { print: PATHS.printFamilies, exports: 'families.exportList' },
  [PATHS.child]: { print: PATHS.printChild, exports: 'care.exportCard' },
  [`${PATHS.home} overview`]: { print: PATHS.printHome, exports: 'homes.exportCard' },
  [PATHS.children]: { print: PATHS.printChildren, exports: 'care.exportList' },
  [PATHS.exceptions]: { print: PATHS.printExceptions, exports: 'placementExceptions.exportList' },
  [PATHS.leavers]: { print: PATHS.printLeavers, exports: 'leavers.exportList' },
  [PATHS.leaver]: {
    print: [PATHS.printLeaver, PATHS.printLeaverProgramme],
    exports: ['leavers.exportCard', 'leavers.exportProgramme'],
  },
  [PATHS.homes]: { print: PATHS.printHomes, exports: 'homes.exportList' },
  [PATHS.vacancies]: {
    print: [PATHS.printVacancies, PATHS.printMatch],
    exports: ['vacancies.exportBoard', 'vacancies.exportMatch'],
  },
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
  [`${PATHS.family} genogram`]: { print: PATHS.printGenogram, exports: 'relations.exportGenogram' },
  [`${PATHS.family} network`]: { print: PATHS.printFamilyNetwork, exports: 'relations.exportFamilyNetwork' },
  [`${PATHS.caseloads} log`]: { print: PATHS.printCaseloadsLog, exports: 'caseloads.exportLog' },
  [PATHS.ledBy]: { print: PATHS.printLedBy, exports: 'caseloads.exportLedBy' },
  [`${PATHS.administration} users`]: { print: PATHS.printUsers, exports: 'administration.exportUsers' },
  [`${PATHS.caseloads} now`]: { print: PATHS.printCaseloads, exports: 'caseloads.exportOverview' },
  [PATHS.audit]: { print: PATHS.printAudit, exports: 'audit.exportList' },
};

/** Screens that hold nothing of the office to be taken along, or whose content leaves from another one. */
export const WITHOUT: Readonly<Record<string, string>> = {
  [PATHS.dashboard]: 'a way into lists that print and export',
  [PATHS.newPerson]: 'a form; what is typed is kept as a draft, for its author alone',
  [PATHS.editPerson]: 'a form',
  [PATHS.newFamily]: 'a form',
  [PATHS.editFamily]: 'a form',
  [PATHS.placeChild]: 'a form',
  [PATHS.newHome]: 'a form',
  [PATHS.editHome]: 'a form',
  [`${PATHS.home} papers`]: 'all its papers stand in the print and the file of the card',
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

export const printsOf = ({ print }: Pick<Outputs, 'print'>): readonly string[] => [print].flat();

export const exportsOf = ({ exports }: Pick<Outputs, 'exports'>): readonly string[] => [exports].flat();
