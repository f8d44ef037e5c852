import { asLocalDate } from '#shared/kernel/local-date.ts';
import { bornAt, child, children, homeOnDay, stayOf } from '#tests/support/foster-placing.ts';
import { NO_LIMIT_RULES } from '#tests/support/foster-limit-rules.ts';

import { family, NONE, one, type LimitCase } from './limit-case.ts';

const respite = (until: string) => ({ kind: 'respite', until: asLocalDate(until) }) as const;
const disabled = child('d', { disability: 'moderate' });
const juvenile = child('j', { juvenile: true });

/** Contract, ages, kinds of families and respite. */
export const OTHER_CASES: readonly LimitCase[] = [
  {
    name: 'above the contract',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['professional'], maxPlaces: 2, children: children(2, 'h') }),
    found: [
      one(
        'above-own-max',
        'needs-reason',
        'Rodzina będzie miała 3 dzieci, a umowa lub kwalifikacja mówi o najwyżej 2.',
        null,
        [null, 2, 3],
        'reason',
      ),
    ],
  },
  {
    name: 'above the places of an institution',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['institution-therapeutic'], maxPlaces: 12, children: children(12, 'h') }),
    found: [
      one(
        'above-own-max',
        'needs-reason',
        'Placówka będzie miała 13 dzieci, a decyzja o liczbie miejsc mówi o najwyżej 12.',
        null,
        [null, 12, 13],
        'reason',
      ),
    ],
  },
  {
    name: 'a child of one year and an infant in a pre-adoption centre',
    placing: stayOf([child('x', { birthDate: bornAt(1) }), child('y', { birthDate: asLocalDate('2026-01-01') })]),
    home: homeOnDay({ forms: ['pre-adoption'] }),
    found: [
      one(
        'pre-adoption-age',
        'needs-reason',
        'Dziecko ma 1 rok, a ośrodek preadopcyjny jest dla dzieci do ukończenia 1 roku.',
        'art. 111',
        ['foster-pre-adoption-years', 1, 1],
        'reason',
      ),
    ],
  },
  {
    name: 'young children in a socialising institution',
    placing: stayOf([child('x', { birthDate: bornAt(9) }), child('y', { birthDate: bornAt(3) }), child('z')]),
    home: homeOnDay({ forms: ['institution-socialising'] }),
    found: [
      one(
        'institution-age',
        'needs-reason',
        '2 dzieci ma mniej niż 10 lat, a placówka jest dla dzieci od 10 lat.',
        'art. 95',
        ['foster-institution-years', 10, 2],
        'reason',
      ),
    ],
  },
  {
    name: 'a young child with an older sibling in a socialising institution',
    placing: stayOf([child('x', { birthDate: bornAt(9), siblingIds: ['h1'] })]),
    home: homeOnDay({ forms: ['institution-socialising'], children: children(2, 'h') }),
    found: [
      one(
        'institution-age',
        'notice',
        'Dziecko ma 9 lat, a placówka jest dla dzieci od 10 lat: wyjątek z powodu rodzeństwa lub zdrowia.',
        'art. 95',
        ['foster-institution-years', 10, 1],
      ),
    ],
  },
  {
    name: 'a young disabled child in a therapeutic institution',
    placing: stayOf([child('x', { birthDate: bornAt(2), disability: 'severe' })]),
    home: homeOnDay({ forms: ['institution-therapeutic'] }),
    found: [
      one(
        'institution-age',
        'notice',
        'Dziecko ma 2 lata, a placówka jest dla dzieci od 10 lat: wyjątek z powodu rodzeństwa lub zdrowia.',
        'art. 95',
        ['foster-institution-years', 10, 1],
      ),
    ],
  },
  {
    name: 'a young disabled child in a socialising institution',
    placing: stayOf([child('x', { birthDate: bornAt(2), disability: 'severe' })]),
    home: homeOnDay({ forms: ['institution-socialising'] }),
    found: [
      one(
        'institution-age',
        'needs-reason',
        'Dziecko ma 2 lata, a placówka jest dla dzieci od 10 lat.',
        'art. 95',
        ['foster-institution-years', 10, 1],
        'reason',
      ),
    ],
  },
  {
    name: 'a young child in an intervention institution',
    placing: stayOf([child('x', { birthDate: bornAt(9) })]),
    home: homeOnDay({ forms: ['institution-intervention'] }),
    found: [
      one(
        'intervention-age',
        'notice',
        'Dziecko ma 9 lat: z placówki interwencyjnej trzeba je niezwłocznie przenieść do rodzinnej pieczy zastępczej.',
        'art. 103',
        ['foster-intervention-years', 10, 1],
      ),
    ],
  },
  {
    name: 'a juvenile to a disabled child',
    placing: stayOf([juvenile]),
    home: homeOnDay({ forms: ['specialist-disability', 'specialist-juvenile'], children: [disabled] }),
    found: [
      one(
        'specialist-mixed',
        'needs-reason',
        'W rodzinie specjalistycznej będą razem dzieci z niepełnosprawnością (1) i nieletni (1), a ustawa każe ich nie łączyć.',
        'art. 59',
        [null, null, 2],
        'reason',
      ),
    ],
  },
  {
    name: 'one child that is both, and one of a light degree',
    placing: stayOf([{ ...disabled, juvenile: true }, child('l', { disability: 'light' })]),
    home: homeOnDay({ forms: ['specialist-disability', 'specialist-juvenile'] }),
    found: [],
  },
  {
    name: 'a stranger to those mixed before',
    placing: stayOf([child('x')]),
    home: homeOnDay({ forms: ['specialist-disability'], children: [disabled, juvenile] }),
    found: [],
  },
  {
    name: 'children meant for a specialist family',
    placing: stayOf([child('m', { withOwnChild: true }), juvenile, { ...juvenile, id: 'j2' }]),
    home: homeOnDay(),
    found: [
      one(
        'specialist-advised',
        'notice',
        'Umieszczasz 1 dziecko, dla którego ustawa przewiduje w szczególności rodzinę specjalistyczną dla małoletnich matek.',
        'art. 59',
        [null, null, 1],
      ),
      one(
        'specialist-advised',
        'notice',
        'Umieszczasz 2 dzieci, dla których ustawa przewiduje w szczególności rodzinę specjalistyczną dla nieletnich.',
        'art. 59',
        [null, null, 2],
      ),
    ],
  },
  {
    name: 'a fourth child in an emergency family',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['emergency'], children: children(3, 'h') }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Rodzina będzie miała 4 dzieci, a może mieć najwyżej 3.',
        'art. 53',
        family(4),
        'reason',
      ),
      one(
        'emergency-number',
        'notice',
        'Pogotowie rodzinne może odmówić, bo będzie miało 4 dzieci, więcej niż 3.',
        'art. 58',
        ['foster-emergency-children', 3, 4],
      ),
    ],
  },
  {
    name: 'the police bring one of ten and one of nine',
    placing: stayOf([
      child('x', { brought: true, birthDate: bornAt(10) }),
      child('y', { brought: true, birthDate: bornAt(9) }),
      child('z'),
    ]),
    home: homeOnDay({ forms: ['emergency'] }),
    found: [
      one(
        'emergency-age',
        'notice',
        'Pogotowie rodzinne może odmówić przyjęcia doprowadzonego dziecka, które skończyło 10 lat.',
        'art. 58',
        ['foster-emergency-years', 10, 1],
      ),
    ],
  },
  {
    name: 'the police bring two of eleven',
    placing: stayOf([child('x', { brought: true }), child('y', { brought: true })]),
    home: homeOnDay({ forms: ['emergency'] }),
    found: [
      one(
        'emergency-age',
        'notice',
        'Pogotowie rodzinne może odmówić przyjęcia doprowadzonych dzieci, które skończyły 10 lat: jest ich 2.',
        'art. 58',
        ['foster-emergency-years', 10, 2],
      ),
    ],
  },
  {
    name: 'older than the carers are ready for',
    placing: stayOf([child('x')]),
    home: homeOnDay({ readyTo: [12, 8] }),
    found: [
      one(
        'age-readiness',
        'needs-reason',
        'Dziecko ma 11 lat, a opiekunowie są gotowi na dzieci do 8 lat.',
        null,
        [null, 8, 1],
        'reason',
      ),
    ],
  },
  {
    name: 'as old as the carers are ready for',
    placing: stayOf([child('x')]),
    home: homeOnDay({ readyTo: [11] }),
    found: [],
  },
  {
    name: 'respite in a family that is no respite family',
    placing: stayOf(children(1), respite('2026-12-01')),
    home: homeOnDay(),
    found: [
      one(
        'respite-without-form',
        'needs-reason',
        'Ta rodzina nie jest w tym dniu rodziną pomocową: potrzebna jest umowa ze starostą.',
        'art. 73',
        NONE,
        'reason',
      ),
    ],
  },
  {
    name: 'respite of exactly two months, regardless of number',
    placing: stayOf(children(2), respite('2027-01-23')),
    home: homeOnDay({ forms: ['professional', 'respite'], children: children(2, 'h') }),
    found: [
      one(
        'respite-regardless',
        'notice',
        'Rodzina będzie miała 4 dzieci, ponad 3: pomocowa przyjmuje bez względu na liczbę dzieci.',
        'art. 73–75',
        family(4),
      ),
    ],
  },
  {
    name: 'respite of two months and a day',
    placing: stayOf(children(1), respite('2027-01-24')),
    home: homeOnDay({ forms: ['respite'] }),
    found: [
      one(
        'respite-length',
        'needs-reason',
        'Pobyt w rodzinie pomocowej ma trwać do 24.01.2027, a może trwać najwyżej 2 miesiące, do 23.01.2027.',
        'art. 73',
        ['foster-respite-months', 2, null],
        'reason',
      ),
    ],
  },
  {
    name: 'respite without an end',
    placing: stayOf(children(1), { kind: 'respite' }),
    home: homeOnDay({ forms: ['respite'] }),
    found: [
      one(
        'respite-length',
        'needs-reason',
        'Pobyt w rodzinie pomocowej nie ma końca, a może trwać najwyżej 2 miesiące, do 23.01.2027.',
        'art. 73',
        ['foster-respite-months', 2, null],
        'reason',
      ),
    ],
  },
  {
    name: 'the rule is missing',
    placing: stayOf(children(9)),
    home: homeOnDay(),
    rules: NO_LIMIT_RULES,
    found: [
      one(
        'rule-missing',
        'notice',
        'Słownik reguł nie ma wartości na ten dzień, program jej nie sprawdził: liczba dzieci i pełnoletnich w rodzinie zastępczej niezawodowej i zawodowej.',
        'art. 53',
        ['foster-limit-family', null, null],
      ),
    ],
  },
];
