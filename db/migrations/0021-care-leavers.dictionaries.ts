const ACT = 'ustawa z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)';
const OFFICE = 'ustawienie początkowe programu';

type Entry = readonly [code: string, label: string, short: string | null, article: string | null];

const BASES: readonly Entry[] = [
  [
    'foster-care',
    'opuszczenie rodziny zastępczej, rodzinnego domu dziecka lub placówki po pełnoletności',
    'opuszczenie pieczy',
    'art. 140 ust. 1',
  ],
  [
    'other-institution',
    'opuszczenie ośrodka, domu lub zakładu z ustawy o pomocy społecznej',
    'opuszczenie innej placówki',
    'art. 88 ust. 1 ustawy o pomocy społecznej',
  ],
];

/** Who may be the guardian of independence. */
const GUARDIANS: readonly Entry[] = [
  ['foster-carer', 'osoba tworząca rodzinę zastępczą', 'rodzic zastępczy', 'art. 145 ust. 3'],
  ['home-leader', 'osoba prowadząca rodzinny dom dziecka', 'prowadzący dom', 'art. 145 ust. 3'],
  ['coordinator', 'koordynator rodzinnej pieczy zastępczej', 'koordynator', 'art. 145 ust. 3'],
  ['social-worker', 'pracownik socjalny powiatowego centrum pomocy rodzinie', 'pracownik socjalny', 'art. 145 ust. 3'],
  [
    'institution-worker',
    'osoba pracująca w placówce opiekuńczo-wychowawczej lub regionalnej placówce opiekuńczo-terapeutycznej',
    'pracownik placówki',
    'art. 145 ust. 3',
  ],
  ['chosen', 'inna osoba wskazana przez osobę usamodzielnianą', 'osoba wskazana', 'art. 145 ust. 3'],
];

/** What a programme of independence settles. */
const AREAS: readonly Entry[] = [
  ['guardian', 'współdziałanie z opiekunem usamodzielnienia', 'opiekun', 'art. 145 ust. 5'],
  ['education', 'wykształcenie i kwalifikacje zawodowe', 'nauka', 'art. 145 ust. 5'],
  ['housing', 'warunki mieszkaniowe', 'mieszkanie', 'art. 145 ust. 5'],
  ['work', 'zatrudnienie', 'praca', 'art. 145 ust. 5'],
  ['family', 'kontakty z rodziną i środowiskiem', 'rodzina', null],
  ['health', 'zdrowie', null, null],
  ['money', 'gospodarowanie pieniędzmi', 'pieniądze', null],
  ['other', 'inne', null, null],
];

const HELP: readonly Entry[] = [
  ['study', 'pomoc na kontynuowanie nauki', 'nauka', 'art. 140 ust. 1 pkt 1 lit. a, art. 146'],
  ['independence', 'pomoc na usamodzielnienie', 'usamodzielnienie', 'art. 140 ust. 1 pkt 1 lit. b, art. 149'],
  ['household', 'pomoc na zagospodarowanie', 'zagospodarowanie', 'art. 140 ust. 1 pkt 1 lit. c, art. 150'],
  ['housing', 'pomoc w uzyskaniu odpowiednich warunków mieszkaniowych', 'mieszkanie', 'art. 140 ust. 1 pkt 2 lit. a'],
  ['work', 'pomoc w uzyskaniu zatrudnienia', 'zatrudnienie', 'art. 140 ust. 1 pkt 2 lit. b'],
  ['legal-psychological', 'pomoc prawna i psychologiczna', 'prawna i psychologiczna', 'art. 140 ust. 1 pkt 3'],
];

const SUSPENSIONS: readonly Entry[] = [
  ['study-break', 'przerwa w nauce', null, 'art. 148'],
  ['programme-left', 'zaprzestanie realizacji programu usamodzielnienia', 'program nierealizowany', 'art. 152'],
  ['misuse', 'wykorzystywanie pomocy niezgodnie z przeznaczeniem', 'niezgodnie z celem', 'art. 152'],
  ['crime', 'popełnienie umyślnego przestępstwa', 'przestępstwo', 'art. 152'],
  ['other', 'inny powód z ustawy', 'inny powód', 'art. 148, art. 152'],
];

const ENDS: readonly Entry[] = [
  ['completed', 'program zrealizowany', null, 'art. 145 ust. 7'],
  ['age', 'upływ wieku, do którego przysługuje pomoc', 'upływ wieku', 'art. 146 ust. 3, art. 149 ust. 2'],
  ['resigned', 'rezygnacja osoby usamodzielnianej', 'rezygnacja', null],
  ['not-entitled', 'brak uprawnień do pomocy', 'brak uprawnień', 'art. 141'],
  ['other-powiat', 'przekazanie sprawy innemu powiatowi', 'inny powiat', null],
  ['returned-to-care', 'powrót do pieczy zastępczej', 'powrót do pieczy', 'art. 37'],
  ['no-contact', 'trwały brak kontaktu', 'brak kontaktu', null],
  ['died', 'śmierć', null, null],
  ['other', 'inny powód', null, null],
];

/** Papers and steps on the way to independence. */
const STEPS: readonly Entry[] = [
  ['informed', 'poinformowanie o prawie do pomocy', null, 'art. 140'],
  ['guardian-choice', 'pisemne wskazanie opiekuna usamodzielnienia', 'wskazanie opiekuna', 'art. 145 ust. 2'],
  ['guardian-consent', 'pisemna zgoda opiekuna usamodzielnienia', 'zgoda opiekuna', 'art. 145 ust. 2'],
  ['court-order', 'odpis orzeczenia sądu o umieszczeniu w pieczy', 'orzeczenie sądu', 'art. 140 ust. 1'],
  ['stay-proof', 'potwierdzenie czasu pobytu w pieczy', 'czas pobytu', 'art. 141'],
  ['programme', 'indywidualny program usamodzielnienia z podpisami', 'program', 'art. 145 ust. 4'],
  ['identity-card', 'dowód osobisty', null, null],
  ['school-proof', 'zaświadczenie o kontynuowaniu nauki', 'zaświadczenie ze szkoły', 'art. 146'],
  ['income', 'oświadczenie o dochodach', 'dochody', 'art. 142'],
  ['disability', 'orzeczenie o niepełnosprawności, jeżeli jest', 'niepełnosprawność', 'art. 150'],
  ['address', 'miejsce zamieszkania po usamodzielnieniu', 'zamieszkanie', null],
  ['applications', 'wnioski o przyznanie pomocy', 'wnioski', 'art. 140 ust. 1'],
];

const quoted = (text: string | null): string => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);

let number = 599;
/** One row an entry; ids count on, so that each is the same in every office. */
function rows(dictionary: string, entries: readonly Entry[], source: string): readonly string[] {
  return entries.map(([code, label, short, article], position) => {
    number += 1;
    const id = `0193a000-0000-7000-8000-21${String(number).padStart(10, '0')}`;
    const values = [id, dictionary, code, label, short, article, source];
    return `(${values.map(quoted).join(', ')}, ${position}, '2012-01-01', NULL)`;
  });
}

/** The words of care leavers; since when: the day the act came into force. */
export const LEAVER_ENTRIES = `INSERT INTO dictionary_entries
    (id, dictionary, code, label, short_label, article, source, position, from_date, to_date) VALUES
    ${[
      ...rows('leaver-basis', BASES, ACT),
      ...rows('leaver-guardian', GUARDIANS, ACT),
      ...rows('leaver-area', AREAS, ACT),
      ...rows('leaver-help', HELP, ACT),
      ...rows('leaver-suspension', SUSPENSIONS, ACT),
      ...rows('leaver-end', ENDS, OFFICE),
      ...rows('leaver-step', STEPS, OFFICE),
    ].join(',\n    ')}`;
