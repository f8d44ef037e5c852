/** Pages of the guide in the order of its contents; each is docs/przewodnik/<key>.md. */
export const GUIDE_PAGES = [
  'pierwsze-kroki',
  'logowanie-i-blokada',
  'pulpit',
  'osoby',
  'rodziny',
  'piecza-zastepcza',
  'rodziny-zastepcze',
  'usamodzielnienie',
  'wolne-miejsca',
  'relacje-i-genogram',
  'kronika',
  'zadania',
  'plan-i-oceny',
  'obciazenie',
  'wydruki',
  'eksport',
  'dziennik',
  'kopie-zapasowe',
  'administracja',
  'klucz-odzyskiwania',
  'skroty-klawiszowe',
  'gdy-cos-nie-dziala',
] as const;
export type GuidePageKey = (typeof GUIDE_PAGES)[number];

export function isGuidePage(key: string): key is GuidePageKey {
  return (GUIDE_PAGES as readonly string[]).includes(key);
}
