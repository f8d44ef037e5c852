import type { AUDIT_COLUMNS, AUDIT_KINDS, SubjectKind } from './audit.schema.ts';

/** Words of the log; they stay Polish on the screen and in exports, one list for both. */
export const AUDIT_COLUMN_LABELS: Readonly<Record<(typeof AUDIT_COLUMNS)[number], string>> = {
  seq: 'Nr',
  at: 'Kiedy',
  user: 'Kto',
  kind: 'Rodzaj',
  action: 'Zdarzenie',
  subjects: 'Czego dotyczy',
  fields: 'Pola',
};

export const AUDIT_KIND_LABELS: Readonly<Record<(typeof AUDIT_KINDS)[number], string>> = {
  view: 'wgląd',
  command: 'zmiana',
  session: 'logowanie',
};

export const SUBJECT_KIND_LABELS: Readonly<Record<SubjectKind, string>> = {
  person: 'osoba',
  family: 'rodzina',
  user: 'użytkownik',
  office: 'ośrodek',
};

/** By the name of the procedure; a test takes the list from the contract. */
export const AUDIT_ACTION_LABELS: Readonly<Record<string, string>> = {
  'session.firstRun': 'założenie ośrodka',
  'session.signIn': 'zalogowanie',
  'session.signOut': 'wylogowanie',
  'session.lock': 'zablokowanie',
  'session.unlock': 'odblokowanie',
  'session.recover': 'odzyskanie dostępu kluczem',
  'session.changePassword': 'zmiana hasła',
  'audit.headMissing': 'brak notatki o końcu dziennika',
  'people.open': 'otwarcie karty osoby',
  'people.history': 'wgląd w historię osoby',
  'people.register': 'dodanie osoby',
  'people.correct': 'zmiana danych osoby',
  'people.archive': 'archiwizacja osoby',
  'people.restore': 'przywrócenie osoby z archiwum',
  'people.protect': 'objęcie osoby ochroną',
  'people.unprotect': 'zdjęcie ochrony z osoby',
  'people.printCard': 'wydruk karty osoby',
  'people.printList': 'wydruk listy osób',
  'people.exportList': 'eksport listy osób',
  'relations.ofPerson': 'wgląd w relacje osoby',
  'relations.personNetwork': 'wgląd w sieć rodzinną osoby',
  'relations.familyNetwork': 'wgląd w sieć rodzinną rodziny',
  'relations.genogram': 'wgląd w genogram rodziny',
  'relations.printGenogram': 'wydruk genogramu rodziny',
  'relations.relate': 'dodanie relacji',
  'relations.correct': 'zmiana danych relacji',
  'relations.end': 'zakończenie relacji',
  'relations.reopen': 'cofnięcie zakończenia relacji',
  'relations.withdraw': 'wycofanie relacji',
  'relations.reinstate': 'przywrócenie relacji',
  'families.open': 'otwarcie karty rodziny',
  'families.history': 'wgląd w historię rodziny',
  'families.register': 'dodanie rodziny',
  'families.correct': 'zmiana danych rodziny',
  'families.join': 'dołączenie osoby do rodziny',
  'families.leave': 'odejście osoby z rodziny',
  'families.rejoin': 'cofnięcie odejścia z rodziny',
  'families.assign': 'przekazanie rodziny pracownikowi',
  'families.archive': 'archiwizacja rodziny',
  'families.restore': 'przywrócenie rodziny z archiwum',
  'families.protect': 'objęcie rodziny ochroną',
  'families.unprotect': 'zdjęcie ochrony z rodziny',
  'families.printCard': 'wydruk karty rodziny',
  'families.printList': 'wydruk listy rodzin',
  'families.exportList': 'eksport listy rodzin',
  'audit.exportList': 'eksport dziennika zdarzeń',
  'audit.checkpoint': 'usunięcie najstarszych zapisów po terminie',
  'administration.addUser': 'dodanie użytkownika',
  'administration.resetPassword': 'nadanie hasła tymczasowego',
  'demo.fill': 'wypełnienie biura pokazowego',
};

/** An event of a newer program, or one without words yet, stands under its own name. */
export const auditActionLabel = (action: string): string => AUDIT_ACTION_LABELS[action] ?? action;

const FIELD_LABELS: Readonly<Record<string, string>> = {
  surname: 'nazwisko',
  firstName: 'imię',
  secondName: 'drugie imię',
  identity: 'PESEL lub dokument',
  birthDate: 'data urodzenia',
  sex: 'płeć',
  address: 'adres',
  contacts: 'kontakty',
  note: 'uwagi',
  workerId: 'pracownik',
  archived: 'archiwum',
  protection: 'ochrona',
  name: 'nazwa',
  kind: 'rodzaj',
  kindFrom: 'rodzaj od',
  caseNumber: 'numer sprawy',
  members: 'członkowie',
  displayName: 'imię i nazwisko użytkownika',
  login: 'nazwa użytkownika',
  roles: 'role',
  password: 'hasło',
  age: 'wiek',
  families: 'rodziny',
  relations: 'relacje',
  worker: 'pracownik',
  status: 'stan',
  at: 'kiedy',
  user: 'kto',
  action: 'zdarzenie',
  subjects: 'czego dotyczy',
  fields: 'pola',
};

export const auditFieldLabel = (field: string): string => FIELD_LABELS[field] ?? field;
