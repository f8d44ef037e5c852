const FROM = '2026-01-01';

/** Starting values of the program; an office changes them by later rows. */
const VALUES: readonly (readonly [id: string, code: string, value: number, source: string])[] = [
  ['0190a000-0000-7000-8000-00000000ba01', 'backup-orange-days', 3, 'weekend bez kopii jest jeszcze w porządku'],
  ['0190a000-0000-7000-8000-00000000ba02', 'backup-red-days', 7, 'tydzień bez kopii'],
  [
    '0190a000-0000-7000-8000-00000000ba03',
    'backup-test-days',
    180,
    'próbne odtworzenie dwa razy w roku (art. 32 ust. 1 lit. d RODO)',
  ],
  ['0190a000-0000-7000-8000-00000000ba04', 'backup-keep-newest', 3, 'trzy najnowsze'],
  ['0190a000-0000-7000-8000-00000000ba05', 'backup-keep-days', 14, 'ostatnia z każdego z 14 dni'],
  ['0190a000-0000-7000-8000-00000000ba06', 'backup-keep-weeks', 8, 'ostatnia z każdego z 8 tygodni'],
  ['0190a000-0000-7000-8000-00000000ba07', 'backup-keep-months', 12, 'ostatnia z każdego z 12 miesięcy'],
  ['0190a000-0000-7000-8000-00000000ba08', 'backup-keep-years', 5, 'ostatnia z każdego z 5 lat'],
  ['0190a000-0000-7000-8000-00000000ba09', 'backup-before-change-days', 90, 'sprzed zmiany wersji i odtworzenia'],
];

/** When backups are in order and how many stay: dated rows, as all limits. */
export const backupRules = {
  number: 7,
  name: '0007-backups',
  up: VALUES.map(
    ([id, code, value, source]) =>
      `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date)
    VALUES ('${id}', '${code}', ${value}, NULL, 'Ustawienie początkowe programu: ${source}', '${FROM}', NULL)`,
  ),
} as const;
