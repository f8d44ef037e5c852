import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import type { RuleOn } from '#shared/features/foster-care/limits.facts.ts';
import type { Criterion, CriterionCode, MatchHome, Sought } from '#shared/features/foster-care/matching.facts.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { bornAt, child, children, matchHome, places, siblings, sought } from '#tests/support/foster-placing.ts';
import { limitRulesWithout, NO_LIMIT_RULES } from '#tests/support/foster-limit-rules.ts';

export interface CriterionCase {
  readonly name: string;
  readonly sought: Sought;
  readonly home: MatchHome;
  readonly rules?: RuleOn;
  readonly code: CriterionCode;
  /** The sentence with plain spaces; null where the criterion is not asked. */
  readonly says: readonly [Criterion['verdict'], string] | null;
}

const trio = siblings('a', 'b', 'c');
const home = (its: Partial<MatchHome> = {}) => matchHome('home', its);
const alone = sought(children(1));
const three = sought(trio);

const of =
  (code: CriterionCode) =>
  (name: string, one: Sought, its: Partial<MatchHome>, says: CriterionCase['says'], rules?: RuleOn): CriterionCase => ({
    name,
    sought: one,
    home: home(its),
    code,
    says,
    ...(rules === undefined ? {} : { rules }),
  });

const place = of('places');
const age = of('age');
const papers = of('papers');
const school = of('school');
const coordinator = of('coordinator');
const form = of('form');

const RODZINNY_DOM = ['family-childrens-home'] as const satisfies readonly HomeForm[];

const full = (max: number) => places(max, max);

const PLACES: readonly CriterionCase[] = [
  place('one child, one place', alone, { places: places(3, 2) }, ['met', 'jedno dziecko, 1 wolne miejsce']),
  place('three together', three, {}, ['met', 'troje razem, 3 wolne miejsca']),
  place('five places', sought(siblings('a', 'b')), { forms: RODZINNY_DOM, places: places(8, 3) }, [
    'met',
    'dwoje razem, 5 wolnych miejsc',
  ]),
  place(
    'more than collective numerals go',
    sought(children(11)),
    { forms: ['institution-socialising'], places: places(14) },
    ['met', '11 dzieci razem, 14 wolnych miejsc'],
  ),
  place(
    'kin',
    three,
    { forms: ['kinship'], kinOf: ['a', 'b', 'c'], places: { ...places(0), bound: 'none', max: null, free: null } },
    ['met', 'troje razem, bez limitu miejsc'],
  ),
  place('no rule', three, { places: { ...places(0), bound: 'unknown', max: null, free: null } }, [
    'warning',
    'troje razem, brak reguły o liczbie miejsc',
  ]),
  place('they live there', sought(trio), { children: trio, places: full(3) }, ['met', 'dzieci już tu mieszkają']),
  place('strangers who do not fit', sought(children(3)), { forms: RODZINNY_DOM, places: places(8, 6) }, [
    'broken',
    '2 miejsca na 3 dzieci',
  ]),
  place('siblings in the home of eight', three, { forms: RODZINNY_DOM, places: places(8, 6) }, [
    'warning',
    '2 miejsca na 3 dzieci: wyjątek dla rodzeństwa, art. 61, wymaga zgody rodziny i opinii koordynatora',
  ]),
  place('siblings in a family of three', three, { places: places(3, 2) }, [
    'warning',
    '1 miejsce na 3 dzieci: wyjątek dla rodzeństwa, art. 53, wymaga zgody rodziny i opinii koordynatora',
  ]),
  place('siblings and a full home', three, { places: full(3) }, ['broken', '0 miejsc na 3 dzieci']),
  place(
    'a full home where a brother lives',
    sought([child('x', { siblingIds: ['h1'] })]),
    { places: full(3), children: children(3, 'h') },
    ['warning', '0 miejsc na 1 dziecko: wyjątek dla rodzeństwa, art. 53, wymaga zgody rodziny i opinii koordynatora'],
  ),
  place(
    'siblings and a stranger too many',
    sought([...trio, child('x')]),
    { places: full(3), children: [child('h', { siblingIds: ['a'] })] },
    ['broken', '0 miejsc na 4 dzieci'],
  ),
  place(
    'siblings above the contract, within the act',
    three,
    { forms: ['professional'], maxPlaces: 2, places: places(2) },
    ['warning', '2 miejsca na 3 dzieci: więcej niż w umowie, wymaga zgody rodziny'],
  ),
  place(
    'siblings in an institution of 14',
    three,
    { forms: ['institution-socialising'], carers: null, places: places(14, 12) },
    ['broken', '2 miejsca na 3 dzieci'],
  ),
  place(
    'siblings in a family-type institution',
    three,
    { forms: ['institution-family'], carers: null, places: places(8, 7) },
    ['warning', '1 miejsce na 3 dzieci: rodzeństwo do 10, art. 101, wymaga zezwolenia wojewody'],
  ),
  place(
    'siblings in one with a permit',
    three,
    { forms: ['institution-family'], carers: null, permit: true, places: places(8, 7) },
    ['warning', '1 miejsce na 3 dzieci: rodzeństwo do 10, art. 101, jest zezwolenie wojewody'],
  ),
  place(
    'more siblings than the permit',
    sought(siblings('a', 'b', 'c', 'd')),
    { forms: ['institution-family'], carers: null, permit: true, places: places(8, 7) },
    ['broken', '1 miejsce na 4 dzieci'],
  ),
  place('a full regional institution', alone, { forms: ['regional-therapeutic'], carers: null, places: full(30) }, [
    'warning',
    '0 miejsc na 1 dziecko: do 45, art. 109, wymaga zezwolenia wojewody',
  ]),
];

const AGES: readonly CriterionCase[] = [
  age('within', three, { ages: { from: 3, to: 12 } }, ['met', 'gotowi na wiek od 3 do 12 lat']),
  age('a woman', alone, { carers: 'woman', ages: { from: 0, to: 11 } }, ['met', 'gotowa na wiek od 0 do 11 lat']),
  age('a man', alone, { carers: 'man', ages: { from: 11, to: 14 } }, ['met', 'gotowy na wiek od 11 do 14 lat']),
  age('an institution', alone, { carers: null, forms: ['institution-socialising'], ages: { from: 10, to: 17 } }, [
    'met',
    'placówka gotowa na wiek od 10 do 17 lat',
  ]),
  age(
    'a centre for infants',
    sought([child('x', { birthDate: asLocalDate('2026-06-01') })]),
    { carers: null, forms: ['pre-adoption'], ages: { from: 0, to: 1 } },
    ['met', 'ośrodek gotowy na wiek od 0 do 1 roku'],
  ),
  age(
    'older and younger',
    sought([child('x', { birthDate: bornAt(14) }), child('y', { birthDate: bornAt(2) }), child('z')]),
    { ages: { from: 3, to: 12 } },
    ['broken', 'gotowi na wiek od 3 do 12 lat, a wiek dzieci: 2, 14'],
  ),
  age('nothing written down', alone, { ages: null }, ['warning', 'brak wpisu o gotowości na wiek']),
];

const NEEDS_OF: readonly CriterionCase[] = (
  [
    ['chronic-illness', { chronicIllness: true }, 'chorobą przewlekłą', 'chorobę przewlekłą'],
    ['disability', { disability: 'light' }, 'niepełnosprawnością', 'niepełnosprawność'],
    ['juvenile', { juvenile: true }, 'nieletnimi', 'nieletnich'],
    ['minor-mother', { withOwnChild: true }, 'małoletnimi matkami', 'małoletnią matkę z dzieckiem'],
    ['foreign', { foreign: true }, 'dziećmi cudzoziemskimi', 'dziecko cudzoziemskie'],
  ] as const
).flatMap(([code, its, withWords, onWords]) => {
  const need = of(code);
  const unready = {
    'chronic-illness': 'unknown',
    disability: 'unknown',
    juvenile: 'unknown',
    'minor-mother': 'unknown',
    foreign: 'unknown',
  } as const;
  const one = sought([child('x', its), child('y')]);
  return [
    need(`${code} experienced`, one, { readiness: { ...unready, [code]: 'experienced' } }, [
      'met',
      `doświadczenie z ${withWords}`,
    ]),
    need(`${code} ready`, one, { readiness: { ...unready, [code]: 'ready' } }, ['met', `gotowi na ${onWords}`]),
    need(`${code} not ready`, one, { readiness: { ...unready, [code]: 'not-ready' } }, [
      'broken',
      `brak gotowości na ${onWords}`,
    ]),
    need(`${code} unknown`, one, { readiness: unready }, ['warning', `brak wpisu o gotowości na ${onWords}`]),
    need(`${code} not asked`, alone, { readiness: { ...unready, [code]: 'not-ready' } }, null),
  ];
});

const REST: readonly CriterionCase[] = [
  papers('valid', alone, { papersValidUntil: asLocalDate('2027-08-31') }, ['met', 'badania ważne do 08.2027']),
  papers('valid to the day', alone, { papersValidUntil: asLocalDate('2026-11-23') }, [
    'met',
    'badania ważne do 11.2026',
  ]),
  papers('ended the day before', alone, { papersValidUntil: asLocalDate('2026-11-22') }, [
    'broken',
    'badania straciły ważność 22.11.2026',
  ]),
  papers('no date', alone, { papersValidUntil: null }, ['warning', 'brak daty ważności badań']),
  papers('an institution has none', alone, { forms: ['institution-socialising'], papersValidUntil: null }, null),
  school('not asked', alone, { kmToSchool: 50 }, null),
  school('near', sought(trio, { schoolWithinKm: 5 }), { kmToSchool: 5 }, ['met', 'ta sama szkoła, 5 km']),
  school('far', sought(trio, { schoolWithinKm: 5 }), { kmToSchool: 14.5 }, ['warning', 'zmiana szkoły, 14,5 km']),
  school('unknown', sought(trio, { schoolWithinKm: 5 }), { kmToSchool: null }, [
    'warning',
    'odległość do szkoły nieznana',
  ]),
  coordinator('with room', alone, { coordinatorFamilies: 15 }, ['met', 'koordynator: 15 z 15 rodzin']),
  coordinator('over', alone, { coordinatorFamilies: 16 }, ['warning', 'koordynator: 16 z 15 rodzin']),
  coordinator('none', alone, { coordinatorFamilies: null }, ['warning', 'bez koordynatora, pomaga organizator']),
  coordinator('no rule', alone, { coordinatorFamilies: 1 }, ['met', 'koordynator: 1 rodzina'], NO_LIMIT_RULES),
  coordinator('an institution has none', alone, { forms: ['institution-socialising'] }, null),
  form('nothing to say', alone, {}, null),
  form('numbers are not its matter', three, { places: full(3), maxPlaces: 1, children: children(3, 'h') }, null),
  form('no form', alone, { forms: [] }, ['broken', 'na ten dzień miejsce nie ma żadnej formy pieczy zastępczej']),
  form('respite', alone, { forms: ['respite'] }, [
    'broken',
    'rodzina pomocowa przyjmuje dzieci tylko na pobyt czasowy, nie można umieścić w niej dziecka, art. 73',
  ]),
  form('kin of others', three, { forms: ['kinship', 'respite'], kinOf: ['a', 'b'] }, [
    'broken',
    'rodzina spokrewniona tylko dla krewnych dzieci',
  ]),
  form('kin', three, { forms: ['kinship'], kinOf: ['a', 'b', 'c'] }, null),
  form('kin who are a non-professional family too', three, { forms: ['kinship', 'non-professional'] }, null),
  form('past the age of infants', alone, { forms: ['pre-adoption'] }, [
    'broken',
    'dziecko ma 11 lat, a ośrodek preadopcyjny jest dla dzieci do ukończenia 1 roku, art. 111',
  ]),
  form(
    'young in a socialising institution',
    sought([child('x', { birthDate: bornAt(9) })]),
    { forms: ['institution-socialising'] },
    ['warning', 'dziecko ma 9 lat, a placówka jest dla dzieci od 10 lat, art. 95'],
  ),
  form(
    'young in a socialising institution, no rule of age',
    sought([child('x', { birthDate: bornAt(9) })]),
    { forms: ['institution-socialising'] },
    [
      'warning',
      'słownik reguł nie ma wartości na ten dzień, program jej nie sprawdził: wiek, od którego dziecko trafia do placówki socjalizacyjnej i specjalistyczno-terapeutycznej, art. 95',
    ],
    limitRulesWithout('foster-institution-years'),
  ),
];

export const CRITERION_CASES: readonly CriterionCase[] = [...PLACES, ...AGES, ...NEEDS_OF, ...REST];
