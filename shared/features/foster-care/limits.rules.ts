import { addMonths, ageAt, formatDate } from '../../kernel/local-date.ts';
import { countOf } from '../../kernel/plural.ts';
import { bindShortWords } from '../../kernel/polish.ts';
import type { HomeForm } from './forms.ts';
import { isFamilyHome, limitOfForms, type HomeLimit } from './home-limit.ts';
import {
  FINDING_CODES,
  LIMIT_RULES,
  SEVERITIES,
  type Asked,
  type Finding,
  type FindingCode,
  type HomeOnDay,
  type LimitChild,
  type LimitRuleCode,
  type PlacedChild,
  type Placing,
  type RuleOn,
} from './limits.facts.ts';
import { agesOf, homeNoun, peopleInHome, yearsGenitive } from './limits.words.ts';
import { withSiblingAmong } from './siblings.ts';

/** A placing beside the home it goes to. */
interface Case {
  readonly placing: Placing;
  /** Those who are not there yet. */
  readonly coming: readonly PlacedChild[];
  readonly home: HomeOnDay;
  /** Everybody under age who will be there. */
  readonly after: readonly LimitChild[];
  /** The value of a rule; notes down the rule when there is none for the day. */
  readonly valueOf: (code: LimitRuleCode) => number | null;
}

/**
 * What is to be said before these children are placed in this home, the gravest first. The act allows exceptions nearly
 * everywhere, so almost nothing is refused: the finding names what has to be recorded. Empty where nobody new comes.
 * @param ruleOn the rules of the day on which the placing begins
 */
export function limitFindings(placing: Placing, home: HomeOnDay, ruleOn: RuleOn): readonly Finding[] {
  const there = new Set(home.children.map(({ id }) => id));
  const coming = placing.children.filter(({ id }) => !there.has(id));
  if (coming.length === 0) return [];
  const missing = new Set<LimitRuleCode>();
  const valueOf = (code: LimitRuleCode): number | null => {
    const rule = ruleOn(code);
    if (rule === null) missing.add(code);
    return rule?.value ?? null;
  };
  const one: Case = { placing, coming, home, after: [...home.children, ...coming], valueOf };
  const found = findingsOf(one);
  return [...found, ...[...missing].map(ruleMissing)].toSorted(byWeight);
}

function findingsOf(one: Case): Finding[] {
  const { home, placing } = one;
  if (home.forms.length === 0) {
    return [refused('no-form', 'Na ten dzień miejsce nie ma żadnej formy pieczy zastępczej.', null)];
  }
  if (placing.kind === 'respite') return [...respiteForm(one), ...respiteLength(one), ...respiteRegardless(one)];
  if (home.forms.every((form) => form === 'respite')) {
    const sentence = 'Rodzina pomocowa przyjmuje dzieci tylko na pobyt czasowy, nie można umieścić w niej dziecka.';
    return [refused('respite-for-stay', sentence, 'art. 73')];
  }
  return [
    ...numberFindings(one),
    ...aboveOwnMax(one),
    ...preAdoptionAge(one),
    ...institutionAge(one),
    ...interventionAge(one),
    ...specialistMixed(one),
    ...specialistAdvised(one),
    ...emergency(one),
    ...ageReadiness(one),
  ];
}

function byWeight(a: Finding, b: Finding): number {
  const weight = ({ severity, code }: Finding): number =>
    SEVERITIES.indexOf(severity) * FINDING_CODES.length + FINDING_CODES.indexOf(code);
  return weight(a) - weight(b) || (a.sentence < b.sentence ? -1 : Number(a.sentence > b.sentence));
}

interface Numbers {
  readonly ruleCode: LimitRuleCode | null;
  readonly limit: number | null;
  readonly count: number | null;
}
const NO_NUMBERS: Numbers = { ruleCode: null, limit: null, count: null };

const refused = (code: FindingCode, sentence: string, article: string | null): Finding => ({
  code,
  severity: 'refused',
  sentence: bindShortWords(sentence),
  article,
  ...NO_NUMBERS,
  asks: [],
});

/** A finding that asks for something to be recorded, or a notice where it asks for nothing. */
function finding(
  code: FindingCode,
  sentence: string,
  article: string | null,
  numbers: Numbers,
  asks: readonly Asked[],
): Finding {
  const severity = asks.length > 0 ? 'needs-reason' : 'notice';
  return { code, severity, sentence: bindShortWords(sentence), article, ...numbers, asks };
}

const ruleMissing = (code: LimitRuleCode): Finding =>
  finding(
    'rule-missing',
    `Słownik reguł nie ma wartości na ten dzień, program jej nie sprawdził: ${LIMIT_RULES[code].label}.`,
    LIMIT_RULES[code].article,
    { ...NO_NUMBERS, ruleCode: code },
    [],
  );

/** Too many by the act: over the number, siblings who may go over it, and what a permit lets in. */
function numberFindings(one: Case): Finding[] {
  const limit = limitOfForms(one.home.forms);
  if (limit === null) return [];
  const most = one.valueOf(limit.rule);
  if (most === null) return [];
  const count = one.after.length + one.home.adults;
  if (count <= most) return [];
  const covered = withSiblingAmong(one.coming, one.after).length;
  const strangersFit = count - covered <= most;
  if (limit.permit !== null) return permitFindings(one, limit, limit.permit, { most, count, covered, strangersFit });
  const exception = limit.siblings !== null && covered > 0 ? [siblingException(one, limit, most, count)] : [];
  const excused = exception.length > 0 && strangersFit;
  return excused ? exception : [overLimit(one, limit, limit.rule, most, count), ...exception];
}

function overLimit(one: Case, limit: HomeLimit, ruleCode: LimitRuleCode, most: number, count: number): Finding {
  const people = peopleInHome(one.after.length, one.home.adults);
  const { name, willHave } = homeNoun(limit.form);
  const { article } = LIMIT_RULES[ruleCode];
  const numbers = { ruleCode, limit: most, count };
  if (limit.combined) {
    const sentence = `${name} łączy formę spokrewnioną z inną i ${willHave} ${people}, a we wszystkich formach razem może mieć najwyżej ${most}.`;
    return finding('combined-limit', sentence, article, numbers, ['reason']);
  }
  const sentence = `${name} ${willHave} ${people}, a może mieć najwyżej ${most}.`;
  return finding('over-limit', sentence, article, numbers, ['reason']);
}

function siblingException(one: Case, limit: HomeLimit, most: number, count: number): Finding {
  const { name, willHave } = homeNoun(limit.form);
  const { familyConsent, coordinatorOpinion } = one.home;
  const asks: Asked[] = [
    ...(familyConsent ? [] : (['family-consent'] as const)),
    ...(coordinatorOpinion ? [] : (['coordinator-opinion'] as const)),
  ];
  const needed = [
    ...(familyConsent ? [] : ['zgody rodziny']),
    ...(coordinatorOpinion ? [] : ['opinii koordynatora']),
  ].join(' i ');
  const papers = needed === '' ? 'są zgoda rodziny i opinia koordynatora' : `wymaga ${needed}`;
  const people = peopleInHome(one.after.length, one.home.adults);
  const sentence = `${name} ${willHave} ${people}, a limit to ${most}: wyjątek dla rodzeństwa, ${papers}.`;
  return finding('sibling-exception', sentence, limit.siblings, { ruleCode: limit.rule, limit: most, count }, asks);
}

function permitFindings(
  one: Case,
  limit: HomeLimit,
  permit: NonNullable<HomeLimit['permit']>,
  { most, count, covered, strangersFit }: Record<'most' | 'count' | 'covered', number> & { strangersFit: boolean },
): Finding[] {
  const found: Finding[] = [];
  const forAll = !permit.siblingsOnly;
  if (!forAll && !strangersFit) found.push(overLimit(one, limit, limit.rule, most, count));
  if (!forAll && covered === 0) return found;
  const mostWith = one.valueOf(permit.rule);
  if (mostWith === null) return [overLimit(one, limit, limit.rule, most, count)];
  if (count > mostWith && (forAll || strangersFit)) found.push(overLimit(one, limit, permit.rule, mostWith, count));
  const { name, willHave } = homeNoun(limit.form);
  const { article } = LIMIT_RULES[permit.rule];
  const people = peopleInHome(one.after.length, one.home.adults);
  const whose = forAll ? '' : ' dla rodzeństwa';
  const sentence = one.home.permit
    ? `${name} ${willHave} ${people}, ponad ${most}: zezwolenie wojewody${whose} pozwala na najwyżej ${mostWith}.`
    : `${name} ${willHave} ${people}, a bez zezwolenia wojewody${whose} może mieć najwyżej ${most}.`;
  const numbers = one.home.permit
    ? { ruleCode: permit.rule, limit: mostWith, count }
    : { ruleCode: limit.rule, limit: most, count };
  return [...found, finding('permit-limit', sentence, article, numbers, one.home.permit ? [] : ['permit'])];
}

function aboveOwnMax({ home, after }: Case): Finding[] {
  const count = after.length + home.adults;
  if (home.maxPlaces === null || count <= home.maxPlaces) return [];
  const { name, willHave } = homeNoun(mainForm(home.forms));
  const paper = isFamilyHome(home.forms) ? 'umowa lub kwalifikacja' : 'decyzja o liczbie miejsc';
  const sentence = `${name} ${willHave} ${peopleInHome(after.length, home.adults)}, a ${paper} mówi o najwyżej ${home.maxPlaces}.`;
  return [finding('above-own-max', sentence, null, { ruleCode: null, limit: home.maxPlaces, count }, ['reason'])];
}

/** The form sentences name the home by. */
const mainForm = (forms: readonly HomeForm[]): HomeForm => limitOfForms(forms)?.form ?? forms[0] ?? 'kinship';

function preAdoptionAge({ home, coming, placing, valueOf }: Case): Finding[] {
  if (!home.forms.includes('pre-adoption')) return [];
  const ruleCode = 'foster-pre-adoption-years';
  const limit = valueOf(ruleCode);
  if (limit === null) return [];
  const old = coming.filter(({ birthDate }) => ageAt(birthDate, placing.from) >= limit);
  if (old.length === 0) return [];
  const sentence = `${agesOf(old, placing.from, 'co najmniej', limit)}, a ośrodek preadopcyjny jest dla dzieci do ukończenia ${yearsGenitive(limit)}.`;
  const { article } = LIMIT_RULES[ruleCode];
  return [finding('pre-adoption-age', sentence, article, { ruleCode, limit, count: old.length }, ['reason'])];
}

/** A child under the age goes there only by exception: with siblings old enough, or for its health to a therapeutic one. */
function institutionAge({ home, coming, after, placing, valueOf }: Case): Finding[] {
  const therapeutic = home.forms.includes('institution-therapeutic');
  if (!therapeutic && !home.forms.includes('institution-socialising')) return [];
  const ruleCode = 'foster-institution-years';
  const limit = valueOf(ruleCode);
  if (limit === null) return [];
  const isYoung = ({ birthDate }: LimitChild): boolean => ageAt(birthDate, placing.from) < limit;
  const young = coming.filter(isYoung);
  if (young.length === 0) return [];
  const older = after.filter((child) => !isYoung(child));
  const excepted = new Set([
    ...withSiblingAmong(young, older),
    ...young.filter((child) => therapeutic && isDisabled(child)),
  ]);
  const ages = `${agesOf(young, placing.from, 'mniej niż', limit)}, a placówka jest dla dzieci od ${yearsGenitive(limit)}`;
  const { article } = LIMIT_RULES[ruleCode];
  const numbers: Numbers = { ruleCode, limit, count: young.length };
  return excepted.size === young.length
    ? [finding('institution-age', `${ages}: wyjątek z powodu rodzeństwa lub zdrowia.`, article, numbers, [])]
    : [finding('institution-age', `${ages}.`, article, numbers, ['reason'])];
}

function interventionAge({ home, coming, placing, valueOf }: Case): Finding[] {
  if (!home.forms.includes('institution-intervention')) return [];
  const ruleCode = 'foster-intervention-years';
  const limit = valueOf(ruleCode);
  if (limit === null) return [];
  const young = coming.filter(({ birthDate }) => ageAt(birthDate, placing.from) < limit);
  if (young.length === 0) return [];
  const sentence = `${agesOf(young, placing.from, 'mniej niż', limit)}: z placówki interwencyjnej trzeba je niezwłocznie przenieść do rodzinnej pieczy zastępczej.`;
  const { article } = LIMIT_RULES[ruleCode];
  return [finding('intervention-age', sentence, article, { ruleCode, limit, count: young.length }, [])];
}

/** A light degree is not what art. 59 speaks of. */
const isDisabled = ({ disability }: LimitChild): boolean => disability !== null && disability !== 'light';

const SPECIALIST: readonly HomeForm[] = ['specialist-disability', 'specialist-juvenile', 'specialist-mothers'];

/** Disabled children and those placed under the law on juveniles are not together in a specialist family. */
function specialistMixed({ home, coming, after }: Case): Finding[] {
  if (!home.forms.some((form) => SPECIALIST.includes(form))) return [];
  const comes = new Set(coming.map(({ id }) => id));
  const disabled = after.filter(isDisabled);
  const juvenile = after.filter((child) => child.juvenile);
  const mixed = disabled.some((a) => juvenile.some((b) => a.id !== b.id && (comes.has(a.id) || comes.has(b.id))));
  if (!mixed) return [];
  const sentence = `W rodzinie specjalistycznej będą razem dzieci z niepełnosprawnością (${disabled.length}) i nieletni (${juvenile.length}), a ustawa każe ich nie łączyć.`;
  return [
    finding('specialist-mixed', sentence, 'art. 59', { ...NO_NUMBERS, count: disabled.length + juvenile.length }, [
      'reason',
    ]),
  ];
}

/** Families other than kin and emergency: whom the act means for a specialist family. */
function specialistAdvised({ home, coming }: Case): Finding[] {
  if (!isFamilyHome(home.forms) || home.forms.includes('kinship') || home.forms.includes('emergency')) return [];
  const meant = [
    { form: 'specialist-disability', words: 'dzieci z niepełnosprawnością', children: coming.filter(isDisabled) },
    { form: 'specialist-juvenile', words: 'nieletnich', children: coming.filter((child) => child.juvenile) },
    { form: 'specialist-mothers', words: 'małoletnich matek', children: coming.filter((child) => child.withOwnChild) },
  ] as const;
  return meant.flatMap(({ form, words, children }) => {
    if (children.length === 0 || home.forms.includes(form)) return [];
    const who = countOf(children.length, 'dziecko', 'dzieci', 'dzieci');
    const sentence = `Umieszczasz ${who}, dla których ustawa przewiduje w szczególności rodzinę specjalistyczną dla ${words}.`;
    const said = children.length === 1 ? sentence.replace('dla których', 'dla którego') : sentence;
    return [finding('specialist-advised', said, 'art. 59', { ...NO_NUMBERS, count: children.length }, [])];
  });
}

/** When an emergency family may say no. */
function emergency({ home, coming, after, placing, valueOf }: Case): Finding[] {
  if (!home.forms.includes('emergency')) return [];
  const found: Finding[] = [];
  const { article } = LIMIT_RULES['foster-emergency-children'];
  const most = valueOf('foster-emergency-children');
  const count = after.length + home.adults;
  if (most !== null && count > most) {
    const sentence = `Pogotowie rodzinne może odmówić, bo będzie miało ${peopleInHome(after.length, home.adults)}, więcej niż ${most}.`;
    const numbers = { ruleCode: 'foster-emergency-children', limit: most, count } as const;
    found.push(finding('emergency-number', sentence, article, numbers, []));
  }
  const years = valueOf('foster-emergency-years');
  const old = coming.filter(({ brought, birthDate }) => brought && ageAt(birthDate, placing.from) >= (years ?? 0));
  if (years !== null && old.length > 0) {
    const age = countOf(years, 'rok', 'lata', 'lat');
    const whom =
      old.length === 1
        ? `doprowadzonego dziecka, które skończyło ${age}`
        : `doprowadzonych dzieci, które skończyły ${age}: jest ich ${old.length}`;
    const sentence = `Pogotowie rodzinne może odmówić przyjęcia ${whom}.`;
    const numbers = { ruleCode: 'foster-emergency-years', limit: years, count: old.length } as const;
    found.push(finding('emergency-age', sentence, article, numbers, []));
  }
  return found;
}

/** The carer who is ready for the youngest children decides. */
function ageReadiness({ home, coming, placing }: Case): Finding[] {
  if (home.readyTo.length === 0) return [];
  const limit = Math.min(...home.readyTo);
  const old = coming.filter(({ birthDate }) => ageAt(birthDate, placing.from) > limit);
  if (old.length === 0) return [];
  const sentence = `${agesOf(old, placing.from, 'więcej niż', limit)}, a opiekunowie są gotowi na dzieci do ${yearsGenitive(limit)}.`;
  return [finding('age-readiness', sentence, null, { ruleCode: null, limit, count: old.length }, ['reason'])];
}

function respiteForm({ home }: Case): Finding[] {
  if (home.forms.includes('respite')) return [];
  const sentence = 'Ta rodzina nie jest w tym dniu rodziną pomocową: potrzebna jest umowa ze starostą.';
  return [finding('respite-without-form', sentence, 'art. 73', NO_NUMBERS, ['reason'])];
}

function respiteLength({ placing, valueOf }: Case): Finding[] {
  const ruleCode = 'foster-respite-months';
  const limit = valueOf(ruleCode);
  if (limit === null) return [];
  const latest = addMonths(placing.from, limit);
  if (placing.until !== null && placing.until <= latest) return [];
  const term = countOf(limit, 'miesiąc', 'miesiące', 'miesięcy');
  const planned = placing.until === null ? 'nie ma końca' : `ma trwać do ${formatDate(placing.until)}`;
  const sentence = `Pobyt w rodzinie pomocowej ${planned}, a może trwać najwyżej ${term}, do ${formatDate(latest)}.`;
  const { article } = LIMIT_RULES[ruleCode];
  return [finding('respite-length', sentence, article, { ruleCode, limit, count: null }, ['reason'])];
}

/** A respite family takes a child however many there are; worth knowing all the same. */
function respiteRegardless({ home, after, valueOf }: Case): Finding[] {
  const rule = limitOfForms(home.forms)?.rule ?? null;
  const byAct = rule === null ? null : valueOf(rule);
  const limits = [byAct, home.maxPlaces].filter((one) => one !== null);
  const limit = limits.length === 0 ? null : Math.min(...limits);
  const count = after.length + home.adults;
  if (limit === null || count <= limit) return [];
  const { name, willHave } = homeNoun(mainForm(home.forms));
  const sentence = `${name} ${willHave} ${peopleInHome(after.length, home.adults)}, ponad ${limit}: pomocowa przyjmuje bez względu na liczbę dzieci.`;
  return [
    finding(
      'respite-regardless',
      sentence,
      'art. 73–75',
      { ruleCode: byAct === limit ? rule : null, limit, count },
      [],
    ),
  ];
}
