import { child, children, homeOnDay, siblings, stayOf } from '#tests/support/foster-placing.ts';
import { limitRulesWithout } from '#tests/support/foster-limit-rules.ts';

import { family, NONE, one, type LimitCase } from './limit-case.ts';

const trio = siblings('a', 'b', 'c');

/** What the number of the act says. */
export const NUMBER_CASES: readonly LimitCase[] = [
  { name: 'a family with room', placing: stayOf(children(3)), home: homeOnDay(), found: [] },
  { name: 'nobody is placed', placing: stayOf([]), home: homeOnDay({ forms: [] }), found: [] },
  {
    name: 'whoever is placed lives there already',
    placing: stayOf(children(3)),
    home: homeOnDay({ children: children(3), adults: 4 }),
    found: [],
  },
  { name: 'kin have no number', placing: stayOf(children(9)), home: homeOnDay({ forms: ['kinship'] }), found: [] },
  {
    name: 'no form on the day',
    placing: stayOf(children(9)),
    home: homeOnDay({ forms: [], maxPlaces: 1 }),
    found: [one('no-form', 'refused', 'Na ten dzień miejsce nie ma żadnej formy pieczy zastępczej.', null, NONE)],
  },
  {
    name: 'a stay in a respite family',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['respite'] }),
    found: [
      one(
        'respite-for-stay',
        'refused',
        'Rodzina pomocowa przyjmuje dzieci tylko na pobyt czasowy, nie można umieścić w niej dziecka.',
        'art. 73',
        NONE,
      ),
    ],
  },
  {
    name: 'a stay in a family that is a respite family too',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['professional', 'respite'] }),
    found: [],
  },
  {
    name: 'a fourth child',
    placing: stayOf(children(1)),
    home: homeOnDay({ children: children(3, 'h') }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Rodzina będzie miała 4 dzieci, a może mieć najwyżej 3.',
        'art. 53',
        family(4),
        'reason',
      ),
    ],
  },
  {
    name: 'people of age count',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['professional'], children: children(1, 'h'), adults: 2 }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Rodzina będzie miała 2 dzieci i 2 pełnoletnie osoby, razem 4, a może mieć najwyżej 3.',
        'art. 53',
        family(4),
        'reason',
      ),
    ],
  },
  {
    name: 'one child beside people of age',
    placing: stayOf(children(1)),
    home: homeOnDay({ adults: 5 }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Rodzina będzie miała 1 dziecko i 5 pełnoletnich osób, razem 6, a może mieć najwyżej 3.',
        'art. 53',
        family(6),
        'reason',
      ),
    ],
  },
  {
    name: "a ninth child in a family children's home",
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['family-childrens-home'], children: children(7, 'h'), adults: 1 }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Rodzinny dom dziecka będzie miał 8 dzieci i 1 pełnoletnią osobę, razem 9, a może mieć najwyżej 8.',
        'art. 61',
        ['foster-limit-family-home', 8, 9],
        'reason',
      ),
    ],
  },
  {
    name: 'a fifteenth child in an institution',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['institution-socialising'], children: children(14, 'h') }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Placówka będzie miała 15 dzieci, a może mieć najwyżej 14.',
        'art. 95',
        ['foster-limit-institution', 14, 15],
        'reason',
      ),
    ],
  },
  {
    name: 'kin who are a non-professional family too',
    placing: stayOf(children(2)),
    home: homeOnDay({ forms: ['kinship', 'non-professional'], children: children(2, 'h') }),
    found: [
      one(
        'combined-limit',
        'needs-reason',
        'Rodzina łączy formę spokrewnioną z inną i będzie miała 4 dzieci, a we wszystkich formach razem może mieć najwyżej 3.',
        'art. 67',
        ['foster-limit-combined', 3, 4],
        'reason',
      ),
    ],
  },
  {
    name: "kin who run a family children's home",
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['family-childrens-home', 'kinship'], children: children(8, 'h') }),
    found: [
      one(
        'combined-limit',
        'needs-reason',
        'Rodzinny dom dziecka łączy formę spokrewnioną z inną i będzie miał 9 dzieci, a we wszystkich formach razem może mieć najwyżej 8.',
        'art. 67',
        ['foster-limit-combined-home', 8, 9],
        'reason',
      ),
    ],
  },
  {
    name: 'a child joins its sister',
    placing: stayOf([child('x', { siblingIds: ['h1'] })]),
    home: homeOnDay({ children: children(3, 'h') }),
    found: [
      one(
        'sibling-exception',
        'needs-reason',
        'Rodzina będzie miała 4 dzieci, a limit to 3: wyjątek dla rodzeństwa, wymaga zgody rodziny i opinii koordynatora.',
        'art. 53',
        family(4),
        'family-consent',
        'coordinator-opinion',
      ),
    ],
  },
  {
    name: 'only the record of the brother who lives there names the child',
    placing: stayOf([child('x')]),
    home: homeOnDay({
      children: [child('h', { siblingIds: ['x'] }), ...children(2, 'h')],
      familyConsent: true,
      coordinatorOpinion: true,
    }),
    found: [
      one(
        'sibling-exception',
        'notice',
        'Rodzina będzie miała 4 dzieci, a limit to 3: wyjątek dla rodzeństwa, są zgoda rodziny i opinia koordynatora.',
        'art. 53',
        family(4),
      ),
    ],
  },
  {
    name: 'siblings together, the family consents',
    placing: stayOf(trio),
    home: homeOnDay({ forms: ['family-childrens-home'], children: children(6, 'h'), familyConsent: true }),
    found: [
      one(
        'sibling-exception',
        'needs-reason',
        'Rodzinny dom dziecka będzie miał 9 dzieci, a limit to 8: wyjątek dla rodzeństwa, wymaga opinii koordynatora.',
        'art. 61',
        ['foster-limit-family-home', 8, 9],
        'coordinator-opinion',
      ),
    ],
  },
  {
    name: 'siblings with consent and opinion',
    placing: stayOf(trio),
    home: homeOnDay({ children: children(1, 'h'), familyConsent: true, coordinatorOpinion: true }),
    found: [
      one(
        'sibling-exception',
        'notice',
        'Rodzina będzie miała 4 dzieci, a limit to 3: wyjątek dla rodzeństwa, są zgoda rodziny i opinia koordynatora.',
        'art. 53',
        family(4),
      ),
    ],
  },
  {
    name: 'siblings and a stranger who does not fit',
    placing: stayOf([...trio, child('x')]),
    home: homeOnDay({ children: children(3, 'h'), familyConsent: true, coordinatorOpinion: true }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Rodzina będzie miała 7 dzieci, a może mieć najwyżej 3.',
        'art. 53',
        family(7),
        'reason',
      ),
      one(
        'sibling-exception',
        'notice',
        'Rodzina będzie miała 7 dzieci, a limit to 3: wyjątek dla rodzeństwa, są zgoda rodziny i opinia koordynatora.',
        'art. 53',
        family(7),
      ),
    ],
  },
  {
    name: 'siblings in a family-type institution without a permit',
    placing: stayOf(trio),
    home: homeOnDay({ forms: ['institution-family'], children: children(6, 'h') }),
    found: [
      one(
        'permit-limit',
        'needs-reason',
        'Placówka będzie miała 9 dzieci, a bez zezwolenia wojewody dla rodzeństwa może mieć najwyżej 8.',
        'art. 101',
        ['foster-limit-institution-family', 8, 9],
        'permit',
      ),
    ],
  },
  {
    name: 'siblings in a family-type institution with a permit',
    placing: stayOf(trio),
    home: homeOnDay({ forms: ['institution-family'], children: children(7, 'h'), permit: true }),
    found: [
      one(
        'permit-limit',
        'notice',
        'Placówka będzie miała 10 dzieci, ponad 8: zezwolenie wojewody dla rodzeństwa pozwala na najwyżej 10.',
        'art. 101',
        ['foster-limit-institution-family-permit', 10, 10],
      ),
    ],
  },
  {
    name: 'more siblings than a permit lets in',
    placing: stayOf(trio),
    home: homeOnDay({ forms: ['institution-family'], children: children(8, 'h'), permit: true }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Placówka będzie miała 11 dzieci, a może mieć najwyżej 10.',
        'art. 101',
        ['foster-limit-institution-family-permit', 10, 11],
        'reason',
      ),
      one(
        'permit-limit',
        'notice',
        'Placówka będzie miała 11 dzieci, ponad 8: zezwolenie wojewody dla rodzeństwa pozwala na najwyżej 10.',
        'art. 101',
        ['foster-limit-institution-family-permit', 10, 11],
      ),
    ],
  },
  {
    name: 'siblings and a stranger, too many by both numbers',
    placing: stayOf([...trio, child('x')]),
    home: homeOnDay({ forms: ['institution-family'], children: children(8, 'h'), permit: true }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Placówka będzie miała 12 dzieci, a może mieć najwyżej 8.',
        'art. 101',
        ['foster-limit-institution-family', 8, 12],
        'reason',
      ),
      one(
        'permit-limit',
        'notice',
        'Placówka będzie miała 12 dzieci, ponad 8: zezwolenie wojewody dla rodzeństwa pozwala na najwyżej 10.',
        'art. 101',
        ['foster-limit-institution-family-permit', 10, 12],
      ),
    ],
  },
  {
    name: 'a permit for siblings does not let a stranger in',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['institution-family'], children: children(8, 'h'), permit: true }),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Placówka będzie miała 9 dzieci, a może mieć najwyżej 8.',
        'art. 101',
        ['foster-limit-institution-family', 8, 9],
        'reason',
      ),
    ],
  },
  {
    name: 'a regional institution without a permit',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['regional-therapeutic'], children: children(30, 'h') }),
    found: [
      one(
        'permit-limit',
        'needs-reason',
        'Placówka będzie miała 31 dzieci, a bez zezwolenia wojewody może mieć najwyżej 30.',
        'art. 109',
        ['foster-limit-regional', 30, 31],
        'permit',
      ),
    ],
  },
  {
    name: 'a regional institution with a permit and the number of the permit missing',
    placing: stayOf(children(1)),
    home: homeOnDay({ forms: ['regional-therapeutic'], children: children(30, 'h'), permit: true }),
    rules: limitRulesWithout('foster-limit-regional-permit'),
    found: [
      one(
        'over-limit',
        'needs-reason',
        'Placówka będzie miała 31 dzieci, a może mieć najwyżej 30.',
        'art. 109',
        ['foster-limit-regional', 30, 31],
        'reason',
      ),
      one(
        'rule-missing',
        'notice',
        'Słownik reguł nie ma wartości na ten dzień, program jej nie sprawdził: liczba dzieci w regionalnej placówce opiekuńczo-terapeutycznej za zezwoleniem wojewody.',
        'art. 109',
        ['foster-limit-regional-permit', null, null],
      ),
    ],
  },
];
