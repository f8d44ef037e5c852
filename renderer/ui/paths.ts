/**
 * Paths of the program's screens, the words users read in the address. Features declare their screens with these, the
 * frame and the palette link to them, so that nobody imports another feature for an address.
 */
export const PATHS = {
  dashboard: '/pulpit',
  people: '/osoby',
  newPerson: '/osoby/nowa',
  person: '/osoby/$personId',
  editPerson: '/osoby/$personId/edycja',
  printPerson: '/osoby/$personId/wydruk',
  printPersonNetwork: '/osoby/$personId/siec/wydruk',
  printPeople: '/osoby/wydruk',
  families: '/rodziny',
  newFamily: '/rodziny/nowa',
  family: '/rodziny/$familyId',
  editFamily: '/rodziny/$familyId/edycja',
  printFamily: '/rodziny/$familyId/wydruk',
  printGenogram: '/rodziny/$familyId/genogram/wydruk',
  printFamilyNetwork: '/rodziny/$familyId/siec/wydruk',
  printFamilies: '/rodziny/wydruk',
  tasks: '/zadania',
  printTasks: '/zadania/wydruk',
  printFamilyNotes: '/rodziny/$familyId/kronika/wydruk',
  printPersonNotes: '/osoby/$personId/kronika/wydruk',
  printPlan: '/rodziny/$familyId/plan/wydruk',
  printAssessments: '/rodziny/$familyId/oceny/wydruk',
  printAssessment: '/rodziny/$familyId/ocena/wydruk',
  caseloads: '/obciazenie',
  handOver: '/obciazenie/przekazanie',
  ledBy: '/obciazenie/prowadzi',
  printCaseloads: '/obciazenie/wydruk',
  printCaseloadsLog: '/obciazenie/przekazania/wydruk',
  printLedBy: '/obciazenie/prowadzi/$workerId/wydruk',
  ownPassword: '/konto/haslo',
  audit: '/dziennik',
  printAudit: '/dziennik/wydruk',
  administration: '/administracja',
  printUsers: '/administracja/wydruk',
  newUser: '/administracja/nowe-konto',
  backups: '/kopie-zapasowe',
  recoveryKeys: '/kopie-zapasowe/klucze',
  newRecoveryKey: '/kopie-zapasowe/klucze/nowy',
  restore: '/kopie-zapasowe/odtwarzanie',
  guide: '/przewodnik',
} as const;

export const personPath = (id: string): string => PATHS.person.replace('$personId', id);
export const familyPath = (id: string): string => PATHS.family.replace('$familyId', id);
