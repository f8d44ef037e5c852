import type { RuleOn } from '#shared/features/foster-care/deadline-parts.ts';
import type { DeadlineRuleCode } from '#shared/features/foster-care/deadline-rule.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

/** A dated rule of the terms of foster care as it stands today. */
export interface DeadlineRuleRow {
  readonly value: number;
  readonly label: string;
  readonly unit: 'hours' | 'days' | 'months' | 'years';
  /** Where it stands, short; null for what the office sets itself. */
  readonly article: string | null;
  readonly source: string;
  /** First day of the row. */
  readonly from: string;
}

const ACT = 'ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)';
const MINORS_ACT =
  'ustawy z dnia 13 maja 2016 r. o przeciwdziałaniu zagrożeniom przestępczością na tle seksualnym i ochronie małoletnich';
const OFFICE = 'ustawienie początkowe programu';
/** The act came into force on that day. */
const ACT_FROM = '2012-01-01';
/** The amendment of 2022 (Dz.U. 2022 poz. 2140) came into force on that day. */
const AMENDED_FROM = '2023-02-01';

const law = (
  value: number,
  unit: DeadlineRuleRow['unit'],
  label: string,
  article: string,
  from = ACT_FROM,
): DeadlineRuleRow => ({ value, unit, label, article, source: `${article} ${ACT}`, from });
const office = (value: number, label: string, reason = OFFICE): DeadlineRuleRow => ({
  value,
  unit: 'days',
  label,
  article: null,
  source: reason,
  from: ACT_FROM,
});

export const DEADLINE_RULE_ROWS: Readonly<Record<DeadlineRuleCode, DeadlineRuleRow>> = {
  'foster-assessment-young-months': law(
    3,
    'months',
    'odstęp między ocenami sytuacji małego dziecka w pieczy zastępczej',
    'art. 131 ust. 1 i art. 138 ust. 1',
  ),
  'foster-assessment-months': law(
    6,
    'months',
    'odstęp między ocenami sytuacji starszego dziecka w pieczy zastępczej',
    'art. 131 ust. 1 i art. 138 ust. 1',
  ),
  'foster-assessment-age-years': law(
    3,
    'years',
    'wiek, od którego ocena sytuacji dziecka jest rzadsza',
    'art. 131 ust. 1 i art. 138 ust. 1',
  ),
  'foster-opinion-days': office(
    14,
    'czas na przekazanie opinii po ocenie sytuacji dziecka',
    `art. 131 ust. 2 i art. 138 ust. 2 ${ACT} bez terminu w dniach; liczba dni: ${OFFICE}`,
  ),
  'foster-court-information-months': law(
    6,
    'months',
    'odstęp między informacjami do sądu o sytuacji dziecka i jego rodziny',
    'art. 47 ust. 5',
  ),
  'foster-court-motion-months': law(
    18,
    'months',
    'czas od umieszczenia do wniosku o wszczęcie postępowania wobec dziecka',
    'art. 47 ust. 7 i art. 100 ust. 4a',
    AMENDED_FROM,
  ),
  'foster-alimony-months': law(
    12,
    'months',
    'czas od umieszczenia, po którym dochodzi się świadczeń alimentacyjnych',
    'art. 38 ust. 2',
    AMENDED_FROM,
  ),
  'foster-admission-hours': law(
    24,
    'hours',
    'czas na zawiadomienie o przyjęciu dziecka bez orzeczenia sądu',
    'art. 58 ust. 3 i art. 103 ust. 8',
  ),
  'foster-sharing-days': law(
    14,
    'days',
    'czas na zawiadomienie gminy i powiatu, które ponoszą wydatki',
    'art. 191 ust. 13a',
    AMENDED_FROM,
  ),
  'foster-emergency-months': law(4, 'months', 'najdłuższy pobyt w pogotowiu rodzinnym', 'art. 58 ust. 4'),
  'foster-emergency-extended-months': law(
    8,
    'months',
    'najdłuższy przedłużony pobyt w pogotowiu rodzinnym',
    'art. 58 ust. 4',
  ),
  'foster-intervention-months': law(3, 'months', 'najdłuższy pobyt w placówce interwencyjnej', 'art. 103 ust. 6'),
  'foster-preadoption-years': law(
    1,
    'years',
    'wiek, do którego dziecko może być w interwencyjnym ośrodku preadopcyjnym',
    'art. 111 ust. 3',
  ),
  'foster-institution-age-years': law(
    10,
    'years',
    'wiek, od którego dziecko umieszcza się w placówce opiekuńczo-wychowawczej',
    'art. 95 ust. 1 i art. 103 ust. 9',
  ),
  'foster-adult-years': law(
    25,
    'years',
    'wiek, do którego pełnoletni może zostać w pieczy zastępczej',
    'art. 37 ust. 2',
  ),
  'foster-at-once-days': office(0, 'termin czynności, które ustawa każe wykonać niezwłocznie'),
  'foster-home-first-months': law(
    12,
    'months',
    'czas od umieszczenia pierwszego dziecka do pierwszej oceny rodziny',
    'art. 134 ust. 1',
  ),
  'foster-home-second-months': law(12, 'months', 'czas od pierwszej do drugiej oceny rodziny', 'art. 134 ust. 2'),
  'foster-home-next-months': law(36, 'months', 'odstęp między kolejnymi ocenami rodziny', 'art. 134 ust. 2'),
  'foster-home-negative-months': law(
    6,
    'months',
    'czas na ponowną ocenę rodziny po ocenie negatywnej',
    'art. 134 ust. 3',
  ),
  'foster-home-contract-months': law(3, 'months', 'czas między oceną rodziny a końcem umowy', 'art. 134 ust. 4'),
  'foster-objections-days': law(14, 'days', 'czas na zastrzeżenia rodziny do oceny', 'art. 134 ust. 2a', AMENDED_FROM),
  'foster-objections-answer-days': law(
    14,
    'days',
    'czas na rozpatrzenie zastrzeżeń do oceny przez starostę',
    'art. 134 ust. 2b',
    AMENDED_FROM,
  ),
  'foster-medical-months': law(
    24,
    'months',
    'odstęp między zaświadczeniami lekarskimi opiekunów',
    'art. 45a',
    AMENDED_FROM,
  ),
  'foster-psychological-months': law(
    24,
    'months',
    'odstęp między opiniami psychologa o opiekunach',
    'art. 45a',
    AMENDED_FROM,
  ),
  'foster-standards-months': {
    value: 24,
    unit: 'months',
    label: 'odstęp między przeglądami standardów ochrony małoletnich',
    article: 'art. 22c',
    source: `art. 22c ${MINORS_ACT} (Dz.U. 2023 poz. 1606)`,
    from: '2024-02-15',
  },
  'foster-leaver-guardian-months': law(
    12,
    'months',
    'czas przed pełnoletnością na wskazanie opiekuna usamodzielnienia',
    'art. 145 ust. 2',
  ),
  'foster-leaver-programme-months': law(
    1,
    'months',
    'czas przed pełnoletnością na opracowanie programu usamodzielnienia',
    'art. 145 ust. 4',
  ),
  'foster-leaver-stay-kinship-months': law(
    36,
    'months',
    'najkrótszy pobyt w pieczy, który daje pomoc po rodzinie spokrewnionej',
    'art. 141 ust. 1 pkt 1',
  ),
  'foster-leaver-stay-months': law(
    12,
    'months',
    'najkrótszy pobyt w pieczy, który daje pomoc po innych formach',
    'art. 141 ust. 1 pkt 2',
  ),
  'foster-leaver-study-years': law(
    25,
    'years',
    'wiek, do którego trwa pomoc na kontynuowanie nauki',
    'art. 146 ust. 3',
  ),
  'foster-leaver-aid-years': law(
    26,
    'years',
    'wiek, do którego wypłaca się pomoc na usamodzielnienie i zagospodarowanie',
    'art. 149 ust. 2 i art. 150 ust. 1',
  ),
  'foster-candidate-qualification-months': law(
    1,
    'months',
    'czas na wstępną kwalifikację kandydata',
    'art. 43 ust. 5 pkt 1',
    AMENDED_FROM,
  ),
  'foster-candidate-qualified-months': law(
    24,
    'months',
    'ważność pozytywnej wstępnej kwalifikacji',
    'art. 43 ust. 1',
    AMENDED_FROM,
  ),
  'foster-candidate-training-months': law(
    3,
    'months',
    'czas na zorganizowanie szkolenia kandydata',
    'art. 43 ust. 8',
    AMENDED_FROM,
  ),
  'foster-candidate-certificate-months': law(
    24,
    'months',
    'ważność zaświadczenia kwalifikacyjnego',
    'art. 45 ust. 2',
    AMENDED_FROM,
  ),
  'foster-lead-hours-days': office(2, 'wyprzedzenie, z jakim program pokazuje terminy liczone w godzinach'),
  'foster-lead-short-days': office(7, 'wyprzedzenie, z jakim program pokazuje terminy liczone w dniach'),
  'foster-lead-months-days': office(30, 'wyprzedzenie, z jakim program pokazuje terminy liczone w miesiącach'),
  'foster-lead-long-days': office(
    60,
    'wyprzedzenie, z jakim program pokazuje oceny rodzin, dokumenty i dalsze terminy',
  ),
  'foster-lead-majority-days': office(90, 'wyprzedzenie, z jakim program pokazuje terminy związane z pełnoletnością'),
};

/** The rules of the rows, each from its first day on. */
export const ruleOn: RuleOn = (code, day) => {
  const row = DEADLINE_RULE_ROWS[code];
  return row.from <= day ? { value: row.value, source: row.source } : null;
};

/** The same with some values changed from a day on. */
export const changedRules =
  (changes: Partial<Record<DeadlineRuleCode, number>>, from: string): RuleOn =>
  (code, day) => {
    const value = changes[code];
    return value !== undefined && day >= asLocalDate(from) ? { value, source: 'zmiana' } : ruleOn(code, day);
  };
