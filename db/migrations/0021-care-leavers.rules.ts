const ACT = 'ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)';
const OFFICE = 'ustawienie początkowe programu';

/** Terms of care leavers a new office begins with. */
export const LEAVER_TERM_VALUES: readonly (readonly [code: string, value: number, source: string])[] = [
  ['foster-leaver-guardian-months', 12, `art. 145 ust. 2 ${ACT}`],
  ['foster-leaver-programme-months', 1, `art. 145 ust. 4 ${ACT}`],
  ['foster-leaver-stay-kinship-months', 36, `art. 141 ust. 1 ${ACT}`],
  ['foster-leaver-stay-months', 12, `art. 141 ust. 1 ${ACT}`],
  ['foster-leaver-study-years', 25, `art. 146 ust. 3 ${ACT}`],
  ['foster-leaver-aid-years', 26, `art. 149 ust. 2, art. 150 ust. 1 ${ACT}`],
  ['foster-lead-long-days', 60, OFFICE],
  ['foster-lead-majority-days', 180, OFFICE],
];

/** Terms of care leavers that the deadlines ask for. */
export const LEAVER_TERMS = `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
    ${LEAVER_TERM_VALUES.map(
      ([code, value, source], at) =>
        `('0193a000-0000-7000-8000-000000000${600 + at}', '${code}', ${value}, NULL, '${source}', '2012-01-01', NULL)`,
    ).join(',\n    ')}`;
