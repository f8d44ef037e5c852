const months = (label: string, article: string) =>
  ({
    type: 'number',
    label,
    unit: 'months',
    article: `${article} ustawy o wspieraniu rodziny i systemie pieczy zastępczej`,
  }) as const;
const years = (label: string, article: string) => ({ ...months(label, article), unit: 'years' }) as const;
const leadDays = (label: string) => ({ type: 'number', label, unit: 'days', article: null }) as const;

/** Terms of care leavers that the deadlines ask for. */
export const LEAVER_TERM_RULES = {
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
  'foster-lead-long-days': leadDays('na ile dni wcześniej pokazuje się odległe terminy pieczy zastępczej'),
  'foster-lead-majority-days': leadDays('na ile dni wcześniej pokazuje się terminy związane z pełnoletnością'),
} as const;
