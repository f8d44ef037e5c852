const term =
  <Unit extends string>(unit: Unit) =>
  (label: string, article: string | null) =>
    ({
      type: 'number',
      label,
      unit,
      article: article === null ? null : `${article} ustawy o wspieraniu rodziny i systemie pieczy zastępczej`,
    }) as const;
const hours = term('hours');
const days = term('days');
const months = term('months');
const years = term('years');

/** Terms of foster care that the deadlines ask for, by the code of the rule. */
export const DEADLINE_TERM_RULES = {
  'foster-assessment-young-months': months(
    'odstęp między ocenami sytuacji małego dziecka w pieczy zastępczej',
    'art. 131 ust. 1 i art. 138 ust. 1',
  ),
  'foster-assessment-months': months(
    'odstęp między ocenami sytuacji starszego dziecka w pieczy zastępczej',
    'art. 131 ust. 1 i art. 138 ust. 1',
  ),
  'foster-assessment-age-years': years(
    'wiek, od którego ocena sytuacji dziecka jest rzadsza',
    'art. 131 ust. 1 i art. 138 ust. 1',
  ),
  'foster-opinion-days': days('czas na przekazanie opinii po ocenie sytuacji dziecka', null),
  'foster-court-information-months': months(
    'odstęp między informacjami do sądu o sytuacji dziecka i jego rodziny',
    'art. 47 ust. 5',
  ),
  'foster-court-motion-months': months(
    'czas od umieszczenia do wniosku o wszczęcie postępowania wobec dziecka',
    'art. 47 ust. 7 i art. 100 ust. 4a',
  ),
  'foster-alimony-months': months(
    'czas od umieszczenia, po którym dochodzi się świadczeń alimentacyjnych',
    'art. 38 ust. 2',
  ),
  'foster-admission-hours': hours(
    'czas na zawiadomienie o przyjęciu dziecka bez orzeczenia sądu',
    'art. 58 ust. 3 i art. 103 ust. 8',
  ),
  'foster-sharing-days': days('czas na zawiadomienie gminy i powiatu, które ponoszą wydatki', 'art. 191 ust. 13a'),
  'foster-emergency-months': months('najdłuższy pobyt w pogotowiu rodzinnym', 'art. 58 ust. 4'),
  'foster-emergency-extended-months': months('najdłuższy przedłużony pobyt w pogotowiu rodzinnym', 'art. 58 ust. 4'),
  'foster-intervention-months': months('najdłuższy pobyt w placówce interwencyjnej', 'art. 103 ust. 6'),
  'foster-adult-years': years('wiek, do którego pełnoletni może zostać w pieczy zastępczej', 'art. 37 ust. 2'),
  'foster-at-once-days': days('termin czynności, które ustawa każe wykonać niezwłocznie', null),
  'foster-home-first-months': months(
    'czas od umieszczenia pierwszego dziecka do pierwszej oceny rodziny',
    'art. 134 ust. 1',
  ),
  'foster-home-second-months': months('czas od pierwszej do drugiej oceny rodziny', 'art. 134 ust. 2'),
  'foster-home-next-months': months('odstęp między kolejnymi ocenami rodziny', 'art. 134 ust. 2'),
  'foster-home-negative-months': months('czas na ponowną ocenę rodziny po ocenie negatywnej', 'art. 134 ust. 3'),
  'foster-home-contract-months': months('czas między oceną rodziny a końcem umowy', 'art. 134 ust. 4'),
  'foster-objections-days': days('czas na zastrzeżenia rodziny do oceny', 'art. 134 ust. 2a'),
  'foster-objections-answer-days': days('czas na rozpatrzenie zastrzeżeń do oceny przez starostę', 'art. 134 ust. 2b'),
  'foster-medical-months': months('odstęp między zaświadczeniami lekarskimi opiekunów', 'art. 45a'),
  'foster-psychological-months': months('odstęp między opiniami psychologa o opiekunach', 'art. 45a'),
  'foster-standards-months': {
    type: 'number',
    label: 'odstęp między przeglądami standardów ochrony małoletnich',
    unit: 'months',
    article: 'art. 22c ustawy o przeciwdziałaniu zagrożeniom przestępczością na tle seksualnym i ochronie małoletnich',
  },
  'foster-candidate-qualification-months': months('czas na wstępną kwalifikację kandydata', 'art. 43 ust. 5 pkt 1'),
  'foster-candidate-qualified-months': months('ważność pozytywnej wstępnej kwalifikacji', 'art. 43 ust. 1'),
  'foster-candidate-training-months': months('czas na zorganizowanie szkolenia kandydata', 'art. 43 ust. 8'),
  'foster-candidate-certificate-months': months('ważność zaświadczenia kwalifikacyjnego', 'art. 45 ust. 2'),
  'foster-lead-hours-days': days('wyprzedzenie, z jakim program pokazuje terminy liczone w godzinach', null),
  'foster-lead-short-days': days('wyprzedzenie, z jakim program pokazuje terminy liczone w dniach', null),
  'foster-lead-months-days': days('wyprzedzenie, z jakim program pokazuje terminy liczone w miesiącach', null),
  'foster-leaver-guardian-months': months(
    'na ile miesięcy przed pełnoletnością wskazuje się opiekuna usamodzielnienia',
    'art. 145 ust. 2',
  ),
  'foster-leaver-programme-months': months(
    'na ile miesięcy przed pełnoletnością opracowuje się program usamodzielnienia',
    'art. 145 ust. 4',
  ),
  'foster-leaver-stay-kinship-months': months(
    'najkrótszy pobyt w rodzinie spokrewnionej, który daje prawo do pomocy',
    'art. 141 ust. 1',
  ),
  'foster-leaver-stay-months': months(
    'najkrótszy pobyt w innej pieczy zastępczej, który daje prawo do pomocy',
    'art. 141 ust. 1',
  ),
  'foster-leaver-study-years': years('wiek, do którego przysługuje pomoc na kontynuowanie nauki', 'art. 146 ust. 3'),
  'foster-leaver-aid-years': years(
    'wiek, do którego wypłaca się pomoc na usamodzielnienie i zagospodarowanie',
    'art. 149 ust. 2, art. 150 ust. 1',
  ),
  'foster-lead-long-days': days('na ile dni wcześniej pokazuje się oceny rodzin, dokumenty i dalsze terminy', null),
  'foster-lead-majority-days': days('na ile dni wcześniej pokazuje się terminy związane z pełnoletnością', null),
} as const;
