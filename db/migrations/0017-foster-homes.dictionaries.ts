const ACT = 'ustawa z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)';
const OFFICE = 'ustawienie początkowe programu';

type Entry = readonly [code: string, label: string, short: string | null, article: string | null];

const FORMS: readonly Entry[] = [
  ['kinship', 'rodzina zastępcza spokrewniona', 'rodzina spokrewniona', 'art. 41 ust. 2'],
  ['non-professional', 'rodzina zastępcza niezawodowa', 'rodzina niezawodowa', 'art. 41 ust. 3'],
  ['professional', 'rodzina zastępcza zawodowa', 'rodzina zawodowa', 'art. 54'],
  ['emergency', 'rodzina zastępcza zawodowa pełniąca funkcję pogotowia rodzinnego', 'pogotowie rodzinne', 'art. 58'],
  [
    'specialist-disability',
    'rodzina zastępcza zawodowa specjalistyczna dla dzieci z niepełnosprawnością',
    'rodzina specjalistyczna: niepełnosprawność',
    'art. 59',
  ],
  [
    'specialist-juvenile',
    'rodzina zastępcza zawodowa specjalistyczna dla nieletnich',
    'rodzina specjalistyczna: nieletni',
    'art. 59',
  ],
  [
    'specialist-mothers',
    'rodzina zastępcza zawodowa specjalistyczna dla małoletnich matek z dziećmi',
    'rodzina specjalistyczna: małoletnie matki',
    'art. 59',
  ],
  ['family-childrens-home', 'rodzinny dom dziecka', null, 'art. 60-63'],
  ['respite', 'rodzina pomocowa', null, 'art. 73-75'],
  [
    'institution-socialising',
    'placówka opiekuńczo-wychowawcza typu socjalizacyjnego',
    'placówka socjalizacyjna',
    'art. 101 ust. 1',
  ],
  [
    'institution-intervention',
    'placówka opiekuńczo-wychowawcza typu interwencyjnego',
    'placówka interwencyjna',
    'art. 101 ust. 1',
  ],
  [
    'institution-therapeutic',
    'placówka opiekuńczo-wychowawcza typu specjalistyczno-terapeutycznego',
    'placówka terapeutyczna',
    'art. 101 ust. 1',
  ],
  [
    'institution-family',
    'placówka opiekuńczo-wychowawcza typu rodzinnego',
    'placówka typu rodzinnego',
    'art. 101 ust. 1',
  ],
  ['regional-therapeutic', 'regionalna placówka opiekuńczo-terapeutyczna', 'placówka regionalna', 'art. 109'],
  ['pre-adoption', 'interwencyjny ośrodek preadopcyjny', 'ośrodek preadopcyjny', 'art. 111'],
];

/** Main reasons of a placement: one, the most influential, per child. */
const REASONS: readonly Entry[] = [
  ['care-incapacity', 'bezradność opiekuńczo-wychowawcza', null, null],
  ['alcohol', 'uzależnienie rodziców od alkoholu', null, null],
  ['addiction', 'uzależnienie rodziców od narkotyków lub inne', null, null],
  ['violence', 'przemoc w rodzinie', null, null],
  ['orphan', 'sieroctwo', null, null],
  ['half-orphan', 'półsieroctwo', null, null],
  ['parents-disability', 'niepełnosprawność rodziców', null, null],
  ['parents-illness', 'długotrwała lub ciężka choroba rodziców', null, null],
  ['poverty', 'ubóstwo', null, null],
  ['unemployment', 'bezrobocie', null, null],
  ['housing', 'nieodpowiednie warunki mieszkaniowe', null, null],
  ['parent-abroad', 'pobyt rodzica za granicą', null, null],
  ['parent-in-prison', 'pobyt rodzica w zakładzie karnym', null, null],
  ['minor-parents', 'rodzice małoletni', null, null],
  ['other', 'inne', null, null],
];

/** Why a stay ends: first those after which the child is elsewhere in care, then those with which care ends. */
const ENDS: readonly Entry[] = [
  ['moved', 'zmiana miejsca pobytu', null, null],
  ['home-ended', 'zakończenie działania rodziny lub placówki', null, null],
  ['carers-request', 'na wniosek opiekunów', null, null],
  ['joined-siblings', 'połączenie z rodzeństwem', null, null],
  ['term-over', 'upływ czasu pobytu', null, null],
  ['returned', 'powrót do rodziny', null, null],
  ['adopted', 'przysposobienie', null, null],
  ['of-age', 'usamodzielnienie', null, 'art. 140'],
  ['of-age-without', 'pełnoletność bez usamodzielnienia', null, null],
  ['other-powiat', 'przejęcie przez inny powiat', null, null],
  ['other-institution', 'inna placówka poza pieczą zastępczą', null, null],
  ['died', 'śmierć', null, null],
  ['other', 'inny powód', null, null],
];

const BASES: readonly Entry[] = [
  ['court', 'orzeczenie sądu', null, 'art. 35 ust. 1'],
  ['court-interim', 'zabezpieczenie sądu na czas postępowania', 'zabezpieczenie', 'art. 35 ust. 1'],
  ['agreement', 'umowa ze starostą na wniosek lub za zgodą rodziców', 'umowa', 'art. 35 ust. 2'],
  ['police', 'doprowadzenie przez Policję lub Straż Graniczną', 'doprowadzenie', 'art. 58 ust. 1, art. 103 ust. 2'],
  [
    'request',
    'na wniosek rodziców, dziecka lub innej osoby, gdy wymaga tego dobro dziecka',
    'na wniosek',
    'art. 58 ust. 1, art. 103 ust. 2',
  ],
  [
    'violence',
    'odebranie dziecka w trybie art. 12a ustawy o przeciwdziałaniu przemocy domowej',
    'odebranie, art. 12a',
    'art. 58 ust. 1, art. 103 ust. 2',
  ],
  ['foreign', 'orzeczenie sądu lub organu innego państwa', 'orzeczenie zagraniczne', 'art. 35a'],
  ['adult', 'pozostanie pełnoletniego za zgodą opiekunów', 'zgoda opiekunów', 'art. 37'],
];

/** Where a child is while the place in care stays its own; the register asks about stays in other institutions (art. 38d). */
const ABSENCES: readonly Entry[] = [
  ['hospital', 'szpital', null, 'art. 38d ust. 3'],
  ['runaway', 'ucieczka', null, null],
  ['leave-family', 'urlopowanie do rodziny', null, null],
  ['holiday', 'wypoczynek', null, null],
  ['boarding-school', 'internat lub bursa', null, null],
  ['sosw', 'specjalny ośrodek szkolno-wychowawczy', 'SOSW', 'art. 38d ust. 3'],
  ['mow', 'młodzieżowy ośrodek wychowawczy', 'MOW', 'art. 38d ust. 3'],
  ['mos', 'młodzieżowy ośrodek socjoterapii', 'MOS', 'art. 38d ust. 3'],
  ['dps', 'dom pomocy społecznej', 'DPS', 'art. 38d ust. 3'],
  ['hospice', 'hospicjum', null, 'art. 38d ust. 3'],
  ['juvenile-shelter', 'schronisko dla nieletnich lub zakład poprawczy', 'schronisko', 'art. 38d ust. 3'],
  ['arrest', 'areszt śledczy lub zakład karny', 'areszt', 'art. 38d ust. 3'],
  ['other', 'inne miejsce', null, null],
];

const PAPERS: readonly Entry[] = [
  ['medical-certificate', 'zaświadczenie lekarskie', null, 'art. 45a'],
  ['psychological-opinion', 'opinia psychologa', null, 'art. 45a'],
  ['qualification-certificate', 'zaświadczenie kwalifikacyjne', null, 'art. 45'],
  ['training', 'szkolenie', null, 'art. 44'],
  [
    'register-check',
    'sprawdzenie w Rejestrze Sprawców Przestępstw na Tle Seksualnym',
    'sprawdzenie w rejestrze',
    'art. 7b',
  ],
  ['criminal-record', 'informacja z Krajowego Rejestru Karnego', 'informacja z KRK', 'art. 42'],
  ['income', 'zaświadczenie o dochodach', null, 'art. 42'],
  ['secrecy-pledge', 'zobowiązanie do zachowania tajemnicy', null, 'art. 7'],
  ['other', 'inny dokument', null, null],
];

const CONTRACTS: readonly Entry[] = [
  ['professional', 'umowa o pełnienie funkcji rodziny zastępczej zawodowej', 'umowa zawodowa', 'art. 54'],
  ['childrens-home', 'umowa o prowadzenie rodzinnego domu dziecka', 'umowa o prowadzenie', 'art. 62'],
  ['respite', 'umowa o pełnienie funkcji rodziny pomocowej', 'umowa pomocowa', 'art. 75'],
  ['powiat', 'porozumienie między powiatami', 'porozumienie', 'art. 191'],
];

const READINESS: readonly Entry[] = [
  ['siblings', 'rodzeństwo', null, 'art. 38d ust. 6'],
  ['disability', 'dziecko z niepełnosprawnością', null, 'art. 38d ust. 6'],
  ['illness', 'dziecko przewlekle chore', null, null],
  ['juvenile', 'nieletni na podstawie ustawy o wspieraniu i resocjalizacji nieletnich', 'nieletni', 'art. 38d ust. 6'],
  ['mother', 'małoletnia matka z dzieckiem', null, 'art. 38d ust. 6'],
  ['foreign', 'dziecko z innego państwa', null, 'art. 38d ust. 6'],
];

const quoted = (text: string | null): string => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);

let number = 0;
/** One row an entry; ids count on, so that each is the same in every office. */
function rows(dictionary: string, entries: readonly Entry[], from: string, source: string): readonly string[] {
  return entries.map(([code, label, short, article], position) => {
    number += 1;
    const id = `0193a000-0000-7000-8000-17${String(number).padStart(10, '0')}`;
    const values = [id, dictionary, code, label, short, article, source];
    return `(${values.map(quoted).join(', ')}, ${position}, '${from}', NULL)`;
  });
}

/** The words every office begins with; since when: the day the act came into force. */
export const FIRST_ENTRIES = `INSERT INTO dictionary_entries
    (id, dictionary, code, label, short_label, article, source, position, from_date, to_date) VALUES
    ${[
      ...rows('home-form', FORMS, '2012-01-01', ACT),
      ...rows(
        'placement-reason',
        REASONS,
        '2012-01-01',
        'sprawozdanie rzeczowo-finansowe z wykonywania zadań pieczy zastępczej',
      ),
      ...rows('end-reason', ENDS, '2012-01-01', OFFICE),
      ...rows('legal-basis', BASES, '2012-01-01', ACT),
      ...rows('absence-kind', ABSENCES, '2012-01-01', ACT),
      ...rows('home-paper', PAPERS, '2012-01-01', ACT),
      ...rows('home-contract', CONTRACTS, '2012-01-01', ACT),
      ...rows('readiness', READINESS, '2012-01-01', ACT),
    ].join(',\n    ')}`;
