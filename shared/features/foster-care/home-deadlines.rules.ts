import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { majorityByAge } from '../people/majority.rules.ts';
import {
  chainOn,
  deadlineOf,
  holdsOn,
  inOrder,
  lastDeed,
  lastWithin,
  later,
  type Asked,
  type Deadline,
  type RuleOn,
} from './deadline-parts.ts';
import type { PaperCode } from './deadline-rule.ts';
import type { HomeAssessment, HomeFacts, Stretch } from './deadlines.facts.ts';
import type { DeadlineCode } from './deadlines.rules.ts';
import type { HomeForm } from './forms.ts';

interface AskedHome extends Asked {
  readonly home: HomeFacts;
  /** Forms of the day. */
  readonly forms: readonly (Stretch & { readonly form: HomeForm })[];
}

/** What is open for a home on the day `today`, nearest term first; nothing before it has begun or after it has ended. */
export function deadlinesOfHome(home: HomeFacts, ruleOn: RuleOn, today: LocalDate): readonly Deadline[] {
  const forms = home.forms.filter((one) => holdsOn(one, today));
  if (forms.length === 0) return [];
  const asked: AskedHome = { subjectId: home.id, ruleOn, today, home, forms };
  const all = [standardsReview(asked)];
  if (!home.isFamily) return inOrder(all);
  const cares = forms.some(({ form }) => form !== 'respite');
  return inOrder([
    ...all,
    ...(cares ? [...assessments(asked), ...contractAssessments(asked)] : []),
    ...carersPapers(asked),
    ...registerChecks(asked),
  ]);
}

/** Forms with a contract that a new assessment may prolong (art. 134 ust. 4). */
const ON_CONTRACT: ReadonlySet<HomeForm> = new Set<HomeForm>([
  'professional',
  'emergency',
  'specialist-disability',
  'specialist-juvenile',
  'specialist-mothers',
  'family-childrens-home',
]);
/** Forms whose carers bring papers again and again (art. 45a names all but kinship families). */
const WITH_PAPERS: ReadonlySet<HomeForm> = new Set<HomeForm>([...ON_CONTRACT, 'non-professional']);

const isNegative = (one: HomeAssessment | undefined): boolean => one?.result === 'negative';

/** Of two of one day the one that was objected to came first; what else differs only keeps the order the same. */
const placeOf = ({ on, result, notifiedOn, objections: made }: HomeAssessment): string =>
  [on, made === null ? 1 : 0, result, notifiedOn, made?.on, made?.answeredOn, made?.upheld].join(' ');
const byDay = (a: HomeAssessment, b: HomeAssessment): number => {
  const [first, second] = [placeOf(a), placeOf(b)];
  return first < second ? -1 : Number(first > second);
};

function assessments(asked: AskedHome): readonly (Deadline | null)[] {
  const { home, today } = asked;
  const { firstChildOn } = home;
  if (firstChildOn === null || firstChildOn > today) return [];
  const made = home.assessments.filter(({ on }) => on >= firstChildOn && on <= today).toSorted(byDay);
  const last = made.at(-1);
  if (last === undefined) return [deadlineOf(asked, 'home-assessment-first', { on: firstChildOn })];
  const setAside = setAsideOn(asked, last);
  if (setAside !== null) return [deadlineOf(asked, 'home-assessment-again', { on: setAside })];
  const valid = made.filter((one) => setAsideOn(asked, one) === null);
  return [
    deadlineOf(asked, nextCode(valid, last), { on: last.on }),
    isNegative(last) && isNegative(valid.at(-2)) ? courtMotion(asked, last) : null,
    objections(asked, last),
    objectionsAnswer(asked, last),
  ];
}

function nextCode(valid: readonly HomeAssessment[], last: HomeAssessment): DeadlineCode {
  if (isNegative(last)) return 'home-assessment-after-negative';
  return valid.length === 1 ? 'home-assessment-second' : 'home-assessment-next';
}

/** A second negative assessment goes to the court when it is final: not objected to in time, or the objections refused. */
function courtMotion(asked: AskedHome, last: HomeAssessment): Deadline | null {
  const { home, today } = asked;
  const { notifiedOn, objections: made } = last;
  let final = last.on;
  if (made !== null && made.on <= today) {
    if (made.answeredOn === null || made.answeredOn > today) return null;
    final = made.answeredOn;
  } else if (notifiedOn !== null) {
    const term = deadlineOf(asked, 'home-objections', { on: notifiedOn })?.due ?? notifiedOn;
    if (term >= today) return null;
    final = addDays(term, 1);
  }
  const moved = lastDeed(home.deeds, 'home-court-motion', last.on, today) !== null;
  return moved ? null : deadlineOf(asked, 'home-court-motion', { on: final });
}

/** The family may object until that day; after it the right is gone, so nothing is late. */
function objections(asked: AskedHome, last: HomeAssessment): Deadline | null {
  const { today } = asked;
  if (last.notifiedOn === null || last.notifiedOn > today) return null;
  if (last.objections !== null && last.objections.on <= today) return null;
  const one = deadlineOf(asked, 'home-objections', { on: last.notifiedOn });
  return one !== null && one.due >= today ? one : null;
}

function objectionsAnswer(asked: AskedHome, last: HomeAssessment): Deadline | null {
  const { objections: made } = last;
  if (made === null || made.on > asked.today) return null;
  if (made.answeredOn !== null && made.answeredOn <= asked.today) return null;
  return deadlineOf(asked, 'home-objections-answer', { on: made.on });
}

/**
 * The day on which objections to an assessment were upheld, or the day after the term of the answer when none came in it
 * (art. 134 ust. 2c); null while the assessment stands.
 */
function setAsideOn(asked: AskedHome, { objections: made }: HomeAssessment): LocalDate | null {
  const { today } = asked;
  if (made === null || made.on > today) return null;
  const term = deadlineOf(asked, 'home-objections-answer', { on: made.on })?.due ?? null;
  const answered = made.answeredOn !== null && made.answeredOn <= today ? made.answeredOn : null;
  if (answered !== null && (term === null || answered <= term)) return made.upheld ? answered : null;
  return term !== null && term < today ? addDays(term, 1) : null;
}

function contractAssessments(asked: AskedHome): readonly (Deadline | null)[] {
  const { home, forms, today } = asked;
  if (!forms.some(({ form }) => ON_CONTRACT.has(form))) return [];
  return home.contracts.map(({ from, to }) => {
    if (to === null || from > today || to < today) return null;
    const one = deadlineOf(asked, 'home-contract-assessment', { on: to, since: from });
    if (one === null) return null;
    const days = home.assessments.map(({ on }) => on);
    const settled = lastWithin(days, one.leadFrom, today) ?? lastDeed(home.deeds, one.code, from, today);
    return settled === null ? one : null;
  });
}

/** Who is there on a day, each person once, from the first day of a time without a gap. */
function thereOn<One extends Stretch & { readonly personId: string }>(
  all: readonly One[],
  day: LocalDate,
): readonly One[] {
  const people = Map.groupBy(all, ({ personId }) => personId);
  return [...people.values()].flatMap((rows) => {
    const [first] = chainOn(rows, day);
    return first ?? [];
  });
}

function carersPapers(asked: AskedHome): readonly (Deadline | null)[] {
  const { home, forms, today } = asked;
  const since = forms.filter(({ form }) => WITH_PAPERS.has(form)).map(({ from }) => from);
  const from = since.toSorted()[0];
  if (from === undefined) return [];
  const carers = thereOn(home.carers, today);
  return carers.flatMap((carer) => {
    const began = later(carer.from, from);
    return [
      paper(asked, 'medical-paper', 'medical', carer.personId, began),
      paper(asked, 'psychological-paper', 'psychological', carer.personId, began),
    ];
  });
}

/** The day the paper itself names goes before the period; a carer without any needs it from the first day. */
function paper(
  asked: AskedHome,
  code: 'medical-paper' | 'psychological-paper',
  kind: PaperCode,
  personId: string,
  began: LocalDate,
): Deadline | null {
  let last: { readonly issuedOn: LocalDate; readonly validUntil: LocalDate | null } | null = null;
  for (const one of asked.home.papers) {
    if (one.code !== kind || one.issuedOn > asked.today) continue;
    if (one.personId !== null && one.personId !== personId) continue;
    if (last === null || one.issuedOn > last.issuedOn || (one.issuedOn === last.issuedOn && outlasts(one, last)))
      last = one;
  }
  if (last === null) return deadlineOf(asked, code, { on: began, due: began, personId });
  const { issuedOn: on, validUntil: due } = last;
  return deadlineOf(asked, code, due === null ? { on, personId } : { on, due, personId });
}

interface Validity {
  readonly validUntil: LocalDate | null;
}
/** Of two papers of one day the one that names the later day; one without a day goes after those with one. */
const outlasts = (a: Validity, b: Validity): boolean =>
  a.validUntil !== null && (b.validUntil === null || a.validUntil > b.validUntil);

/** Of everybody of age who lives there; of somebody who grows up there a check from shortly before counts. */
function registerChecks(asked: AskedHome): readonly (Deadline | null)[] {
  const { home, today } = asked;
  const began = home.forms.map(({ from }) => from).toSorted()[0];
  if (began === undefined) return [];
  return thereOn(home.household, today).map(({ personId, birthDate, from }) => {
    const entered = later(from, began);
    const majority = majorityByAge(birthDate).from;
    const growsUp = majority > entered;
    const basis = { on: growsUp ? majority : entered, since: entered, personId };
    const one = deadlineOf(asked, 'register-check', basis);
    if (one === null) return null;
    const checks = home.papers.filter(
      (made) =>
        made.code === 'register-check' &&
        (made.personId === null || made.personId === personId) &&
        made.issuedOn <= today &&
        (!growsUp || made.issuedOn >= one.leadFrom),
    );
    return checks.length === 0 ? one : null;
  });
}

function standardsReview(asked: AskedHome): Deadline | null {
  const { standards } = asked.home;
  if (standards === null || standards.adoptedOn > asked.today) return null;
  const on = lastWithin(standards.reviewedOn, standards.adoptedOn, asked.today) ?? standards.adoptedOn;
  return deadlineOf(asked, 'standards-review', { on });
}
