const ACT = 'ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)';
const MINORS_ACT =
  'ustawy z dnia 13 maja 2016 r. o przeciwdziałaniu zagrożeniom przestępczością na tle seksualnym i ochronie małoletnich';
const OFFICE = 'ustawienie początkowe programu';
/** The act came into force on that day. */
const ACT_FROM = '2012-01-01';
/** The amendment of 2022 (Dz.U. 2022 poz. 2140) came into force on that day. */
const AMENDED_FROM = '2023-02-01';
const STANDARDS_FROM = '2024-02-15';

/** Terms of children, homes and candidates that the deadlines ask for; those of care leavers stand since 0021. */
export const DEADLINE_RULE_VALUES: readonly (readonly [code: string, value: number, from: string, source: string])[] = [
  ['foster-assessment-young-months', 3, ACT_FROM, `art. 131 ust. 1 i art. 138 ust. 1 ${ACT}`],
  ['foster-assessment-months', 6, ACT_FROM, `art. 131 ust. 1 i art. 138 ust. 1 ${ACT}`],
  ['foster-assessment-age-years', 3, ACT_FROM, `art. 131 ust. 1 i art. 138 ust. 1 ${ACT}`],
  [
    'foster-opinion-days',
    14,
    ACT_FROM,
    `art. 131 ust. 2 i art. 138 ust. 2 ${ACT} bez terminu w dniach; liczba dni: ${OFFICE}`,
  ],
  ['foster-court-information-months', 6, ACT_FROM, `art. 47 ust. 5 ${ACT}`],
  ['foster-court-motion-months', 18, AMENDED_FROM, `art. 47 ust. 7 i art. 100 ust. 4a ${ACT}`],
  ['foster-alimony-months', 12, AMENDED_FROM, `art. 38 ust. 2 ${ACT}`],
  ['foster-admission-hours', 24, ACT_FROM, `art. 58 ust. 3 i art. 103 ust. 8 ${ACT}`],
  ['foster-sharing-days', 14, AMENDED_FROM, `art. 191 ust. 13a ${ACT}`],
  ['foster-emergency-months', 4, ACT_FROM, `art. 58 ust. 4 ${ACT}`],
  ['foster-emergency-extended-months', 8, ACT_FROM, `art. 58 ust. 4 ${ACT}`],
  ['foster-intervention-months', 3, ACT_FROM, `art. 103 ust. 6 ${ACT}`],
  ['foster-adult-years', 25, ACT_FROM, `art. 37 ust. 2 ${ACT}`],
  ['foster-at-once-days', 0, ACT_FROM, OFFICE],
  ['foster-home-first-months', 12, ACT_FROM, `art. 134 ust. 1 ${ACT}`],
  ['foster-home-second-months', 12, ACT_FROM, `art. 134 ust. 2 ${ACT}`],
  ['foster-home-next-months', 36, ACT_FROM, `art. 134 ust. 2 ${ACT}`],
  ['foster-home-negative-months', 6, ACT_FROM, `art. 134 ust. 3 ${ACT}`],
  ['foster-home-contract-months', 3, ACT_FROM, `art. 134 ust. 4 ${ACT}`],
  ['foster-objections-days', 14, AMENDED_FROM, `art. 134 ust. 2a ${ACT}`],
  ['foster-objections-answer-days', 14, AMENDED_FROM, `art. 134 ust. 2b ${ACT}`],
  ['foster-medical-months', 24, AMENDED_FROM, `art. 45a ${ACT}`],
  ['foster-psychological-months', 24, AMENDED_FROM, `art. 45a ${ACT}`],
  ['foster-standards-months', 24, STANDARDS_FROM, `art. 22c ${MINORS_ACT} (Dz.U. 2023 poz. 1606)`],
  ['foster-candidate-qualification-months', 1, AMENDED_FROM, `art. 43 ust. 5 pkt 1 ${ACT}`],
  ['foster-candidate-qualified-months', 24, AMENDED_FROM, `art. 43 ust. 1 ${ACT}`],
  ['foster-candidate-training-months', 3, AMENDED_FROM, `art. 43 ust. 8 ${ACT}`],
  ['foster-candidate-certificate-months', 24, AMENDED_FROM, `art. 45 ust. 2 ${ACT}`],
  ['foster-lead-hours-days', 2, ACT_FROM, OFFICE],
  ['foster-lead-short-days', 7, ACT_FROM, OFFICE],
  ['foster-lead-months-days', 30, ACT_FROM, OFFICE],
];

export const deadlineRules = {
  number: 23,
  name: '0023-deadline-rules',
  up: [
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
    ${DEADLINE_RULE_VALUES.map(
      ([code, value, from, source], at) =>
        `('0193a000-0000-7000-8000-000000000${300 + at}', '${code}', ${value}, NULL, '${source}', '${from}', NULL)`,
    ).join(',\n    ')}`,
  ],
} as const;
