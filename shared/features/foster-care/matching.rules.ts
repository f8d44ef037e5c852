import { ageAt, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { countOf, plural } from '../../kernel/plural.ts';
import { bindShortWords, NBSP, polishSortKey } from '../../kernel/polish.ts';
import { isFamilyHome, limitOfForms } from './home-limit.ts';
import {
  LIMIT_RULES,
  NUMBER_FINDINGS,
  type Finding,
  type FindingCode,
  type LimitRuleCode,
  type RuleOn,
} from './limits.facts.ts';
import { limitFindings } from './limits.rules.ts';
import { freePlaces, together, yearsGenitive } from './limits.words.ts';
import {
  NEEDS,
  REASON_CODES,
  type Criterion,
  type CriterionCode,
  type MatchHome,
  type Matching,
  type Need,
  type NotProposed,
  type Proposal,
  type ReasonCode,
  type Sought,
  type SoughtChild,
} from './matching.facts.ts';
import { withSiblingAmong } from './siblings.ts';

/**
 * Homes for children sought together: those that can be proposed, the best first, and the others by reason. Families come
 * before institutions; then most criteria met, fewer warnings, the same commune, more free places, the name.
 * @param ruleOn the rules of the day from which a home is sought
 */
export function matchHomes(sought: Sought, homes: readonly MatchHome[], ruleOn: RuleOn): Matching {
  const sorted = homes.map((home) => ({ home, criteria: criteriaOf(sought, home, ruleOn), key: sortKey(home) }));
  const judged = sorted.map((one) => ({ ...one, reason: reasonOf(one.criteria) }));
  const possible = judged.flatMap(({ home, criteria, key, reason }): Ranked[] =>
    reason === null ? [{ home, criteria, key, met: countOfVerdict(criteria, 'met') }] : [],
  );
  const proposed = possible
    .toSorted((a, b) => byRank(sought, a, b))
    .map(({ home, criteria, met }): Proposal => ({ homeId: home.id, criteria, met }));
  const notProposed = judged
    .toSorted((a, b) => byText(a.key, b.key))
    .flatMap(({ home, criteria, reason }): NotProposed[] =>
      reason === null ? [] : [{ homeId: home.id, reason, criteria }],
    );
  const byReason = REASON_CODES.map((reason) => ({
    reason,
    count: notProposed.filter((one) => one.reason === reason).length,
  }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return { proposed, notProposed, byReason };
}

interface Ranked {
  readonly home: MatchHome;
  readonly criteria: readonly Criterion[];
  readonly key: string;
  readonly met: number;
}

/** The id makes the order of two homes of one name the same every time. */
const sortKey = ({ name, id }: MatchHome): string => `${polishSortKey(name)}\t${id}`;
const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const countOfVerdict = (criteria: readonly Criterion[], verdict: Criterion['verdict']): number =>
  criteria.filter((one) => one.verdict === verdict).length;

function byRank({ communeId }: Sought, a: Ranked, b: Ranked): number {
  const isFar = ({ home }: Ranked): number => Number(communeId === null || home.communeId !== communeId);
  return (
    Number(!isFamilyHome(a.home.forms)) - Number(!isFamilyHome(b.home.forms)) ||
    b.met - a.met ||
    countOfVerdict(a.criteria, 'warning') - countOfVerdict(b.criteria, 'warning') ||
    isFar(a) - isFar(b) ||
    byFree(a, b) ||
    byText(a.key, b.key)
  );
}

/** A home without a number has more room than any with one; one whose number is not known has the least. */
function byFree(a: Ranked, b: Ranked): number {
  const room = ({ home: { places } }: Ranked): number =>
    places.bound === 'none' ? Number.MAX_SAFE_INTEGER : (places.free ?? -1);
  return room(b) - room(a);
}

const REASON_OF = { form: 'form', places: 'no-places', age: 'age', papers: 'papers' } as const satisfies Partial<
  Record<CriterionCode, ReasonCode>
>;

function reasonOf(criteria: readonly Criterion[]): ReasonCode | null {
  const reasons = criteria
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ code }): ReasonCode => (code in REASON_OF ? REASON_OF[code as keyof typeof REASON_OF] : 'readiness'));
  return REASON_CODES.find((reason) => reasons.includes(reason)) ?? null;
}

function criteriaOf(sought: Sought, home: MatchHome, ruleOn: RuleOn): readonly Criterion[] {
  const family = isFamilyHome(home.forms);
  return [
    placesCriterion(sought, home, ruleOn),
    ageCriterion(sought, home),
    ...NEEDS.flatMap((need) => needCriterion(sought, home, need)),
    ...(family ? [papersCriterion(sought, home)] : []),
    ...(sought.schoolWithinKm === null ? [] : [schoolCriterion(sought.schoolWithinKm, home)]),
    ...(family ? [coordinatorCriterion(home, ruleOn)] : []),
    ...formCriterion(sought, home, ruleOn),
  ];
}

const criterion = (code: CriterionCode, verdict: Criterion['verdict'], sentence: string): Criterion => ({
  code,
  verdict,
  sentence: bindShortWords(sentence),
});

function placesCriterion(sought: Sought, home: MatchHome, ruleOn: RuleOn): Criterion {
  const there = new Set(home.children.map(({ id }) => id));
  const coming = sought.children.filter(({ id }) => !there.has(id));
  const wanted = coming.length;
  if (wanted === 0) return criterion('places', 'met', 'dzieci już tu mieszkają');
  const who = wanted === 1 ? 'jedno dziecko' : `${together(wanted)} razem`;
  const { bound, free } = home.places;
  if (bound === 'none') return criterion('places', 'met', `${who}, bez limitu miejsc`);
  if (free === null) return criterion('places', 'warning', `${who}, brak reguły o liczbie miejsc`);
  if (free >= wanted) return criterion('places', 'met', `${who}, ${freePlaces(free)}`);
  const places = countOf(free, 'miejsce', 'miejsca', 'miejsc');
  const lacking = `${places} na ${countOf(wanted, 'dziecko', 'dzieci', 'dzieci')}`;
  const exception = exceptionFor(coming, home, free, ruleOn);
  if (exception !== null) return criterion('places', 'warning', `${lacking}: ${exception}`);
  return criterion('places', 'broken', lacking);
}

/**
 * What lets more in than there are places: siblings, or the wojewoda's permit; null when nothing does. A home with no place
 * at all is asked only where a brother or sister lives already, else every full home would be proposed.
 */
function exceptionFor(coming: readonly SoughtChild[], home: MatchHome, free: number, ruleOn: RuleOn): string | null {
  const limit = limitOfForms(home.forms);
  if (limit === null) return null;
  const count = home.places.taken + home.places.reserved + coming.length;
  const within = (rule: LimitRuleCode): boolean => count <= (ruleOn(rule)?.value ?? 0);
  const joins = withSiblingAmong(coming, home.children).length > 0;
  const covered = withSiblingAmong(coming, [...home.children, ...coming]).length;
  const siblings = (joins || (free > 0 && coming.length > 1)) && coming.length - covered <= free;
  if (limit.siblings !== null && siblings) {
    return within(limit.rule)
      ? 'więcej niż w umowie, wymaga zgody rodziny'
      : `wyjątek dla rodzeństwa, ${limit.siblings}, wymaga zgody rodziny i opinii koordynatora`;
  }
  const { permit } = limit;
  if (permit === null || (permit.siblingsOnly && !siblings) || !within(permit.rule)) return null;
  const most = ruleOn(permit.rule)?.value ?? 0;
  const whose = permit.siblingsOnly ? 'rodzeństwo ' : '';
  const paper = home.permit ? 'jest zezwolenie wojewody' : 'wymaga zezwolenia wojewody';
  return `${whose}do ${most}, ${LIMIT_RULES[permit.rule].article}, ${paper}`;
}

/** „gotowi”, „gotowa”, „gotowy”, „placówka gotowa”. */
function readyWord({ carers, forms }: MatchHome): string {
  switch (carers) {
    case 'couple':
      return 'gotowi';
    case 'woman':
      return 'gotowa';
    case 'man':
      return 'gotowy';
    default:
      return forms.includes('pre-adoption') ? 'ośrodek gotowy' : 'placówka gotowa';
  }
}

function ageCriterion({ children, from }: Sought, home: MatchHome): Criterion {
  if (home.ages === null) return criterion('age', 'warning', 'brak wpisu o gotowości na wiek');
  const { from: youngest, to: oldest } = home.ages;
  const ready = `${readyWord(home)} na wiek od ${youngest} do ${yearsGenitive(oldest)}`;
  const ages = children.map(({ birthDate }) => ageAt(birthDate, from)).filter((age) => age < youngest || age > oldest);
  if (ages.length === 0) return criterion('age', 'met', ready);
  const outside = [...new Set(ages)].toSorted((a, b) => a - b).join(', ');
  return criterion('age', 'broken', `${ready}, a wiek dzieci: ${outside}`);
}

const NEED_WORDS: Readonly<Record<Need, { readonly with: string; readonly on: string }>> = {
  'chronic-illness': { with: 'chorobą przewlekłą', on: 'chorobę przewlekłą' },
  disability: { with: 'niepełnosprawnością', on: 'niepełnosprawność' },
  juvenile: { with: 'nieletnimi', on: 'nieletnich' },
  'minor-mother': { with: 'małoletnimi matkami', on: 'małoletnią matkę z dzieckiem' },
  foreign: { with: 'dziećmi cudzoziemskimi', on: 'dziecko cudzoziemskie' },
};

function hasNeed(child: SoughtChild, need: Need): boolean {
  switch (need) {
    case 'chronic-illness':
      return child.chronicIllness;
    case 'disability':
      return child.disability !== null;
    case 'juvenile':
      return child.juvenile;
    case 'minor-mother':
      return child.withOwnChild;
    default:
      return child.foreign;
  }
}

function needCriterion({ children }: Sought, home: MatchHome, need: Need): Criterion[] {
  if (!children.some((child) => hasNeed(child, need))) return [];
  const words = NEED_WORDS[need];
  switch (home.readiness[need]) {
    case 'experienced':
      return [criterion(need, 'met', `doświadczenie z ${words.with}`)];
    case 'ready':
      return [criterion(need, 'met', `${readyWord(home)} na ${words.on}`)];
    case 'not-ready':
      return [criterion(need, 'broken', `brak gotowości na ${words.on}`)];
    default:
      return [criterion(need, 'warning', `brak wpisu o gotowości na ${words.on}`)];
  }
}

/** „08.2027”. */
const monthOfYear = (date: LocalDate): string => `${date.slice(5, 7)}.${date.slice(0, 4)}`;

function papersCriterion({ from }: Sought, { papersValidUntil }: MatchHome): Criterion {
  if (papersValidUntil === null) return criterion('papers', 'warning', 'brak daty ważności badań');
  return papersValidUntil < from
    ? criterion('papers', 'broken', `badania straciły ważność ${formatDate(papersValidUntil)}`)
    : criterion('papers', 'met', `badania ważne do ${monthOfYear(papersValidUntil)}`);
}

function schoolCriterion(within: number, { kmToSchool }: MatchHome): Criterion {
  if (kmToSchool === null) return criterion('school', 'warning', 'odległość do szkoły nieznana');
  const way = `${String(kmToSchool).replace('.', ',')}${NBSP}km`;
  return kmToSchool <= within
    ? criterion('school', 'met', `ta sama szkoła, ${way}`)
    : criterion('school', 'warning', `zmiana szkoły, ${way}`);
}

function coordinatorCriterion({ coordinatorFamilies: families }: MatchHome, ruleOn: RuleOn): Criterion {
  if (families === null) return criterion('coordinator', 'warning', 'bez koordynatora, pomaga organizator');
  const most = ruleOn('foster-coordinator-families')?.value ?? null;
  if (most === null)
    return criterion('coordinator', 'met', `koordynator: ${countOf(families, 'rodzina', 'rodziny', 'rodzin')}`);
  const load = `koordynator: ${families} z ${most} ${plural(most, 'rodziny', 'rodzin', 'rodzin')}`;
  return criterion('coordinator', families > most ? 'warning' : 'met', load);
}

const NUMBERS: ReadonlySet<FindingCode> = new Set(NUMBER_FINDINGS);

/** Numbers are the places' criterion; an age nobody could check is still to be said. */
const isAboutForm = ({ code, ruleCode }: Finding): boolean =>
  !NUMBERS.has(code) && (code !== 'rule-missing' || (ruleCode !== null && LIMIT_RULES[ruleCode].unit === 'years'));

/** Shown where the form asks for something; kin and what needs nothing more go without. */
function formCriterion(sought: Sought, home: MatchHome, ruleOn: RuleOn): Criterion[] {
  if (home.forms.length > 0 && home.forms.every((form) => form === 'kinship' || form === 'respite')) {
    const kin = new Set(home.kinOf);
    const strangers = sought.children.some(({ id }) => !kin.has(id));
    const staying = home.forms.includes('kinship');
    if (strangers && staying) return [criterion('form', 'broken', 'rodzina spokrewniona tylko dla krewnych dzieci')];
  }
  const placing = { kind: 'stay', from: sought.from, until: sought.until, children: sought.children } as const;
  const onDay = { ...home, familyConsent: false, coordinatorOpinion: false, readyTo: [] };
  const [gravest] = limitFindings(placing, onDay, ruleOn).filter(isAboutForm);
  if (gravest === undefined) return [];
  const phrase = gravest.sentence.replace(/\.$/u, '');
  const said = `${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}${gravest.article === null ? '' : `, ${gravest.article}`}`;
  // Nobody seeks a centre for infants for a child that is past it; the act has no exception to that age.
  const broken = gravest.severity === 'refused' || gravest.code === 'pre-adoption-age';
  return [criterion('form', broken ? 'broken' : 'warning', said)];
}
