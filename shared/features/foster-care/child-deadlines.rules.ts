import { addYears, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { majorityByAge } from '../people/majority.rules.ts';
import {
  chainOn,
  deadlineOf,
  endOf,
  holdsOn,
  inOrder,
  lastDeed,
  lastWithin,
  later,
  ruleValue,
  type Asked,
  type Deadline,
  type RuleOn,
} from './deadline-parts.ts';
import { ADULT_BASIS, type ChildFacts, type Stay, type Stretch } from './deadlines.facts.ts';
import type { DeedCode } from './deadlines.rules.ts';
import type { HomeForm } from './forms.ts';

/** An episode of care: stays without a gap of a day between them. */
interface Episode extends Asked {
  readonly child: ChildFacts;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly stays: readonly Stay[];
  /** Place among the stays of the one that holds today. */
  readonly now: number;
  readonly current: Stay;
  /** The first day of majority. */
  readonly majority: LocalDate;
}

/**
 * What is open for a child in care on the day `today`, nearest term first; nothing after its death or after it left care.
 * What concerns a minor ends with majority. What is due after the known end of the stay never becomes due and is left out.
 */
export function deadlinesOfChild(child: ChildFacts, ruleOn: RuleOn, today: LocalDate): readonly Deadline[] {
  if (child.deathDate !== null && child.deathDate <= today) return [];
  const stays = chainOn(
    child.stays.filter(({ form }) => form !== 'respite'),
    today,
  );
  const now = stays.findLastIndex((stay) => holdsOn(stay, today));
  const [first, current] = [stays[0], stays[now]];
  if (first === undefined || current === undefined) return [];
  const majority = majorityByAge(child.birthDate).from;
  const base = { subjectId: child.id, ruleOn, today, child, stays, now, current, majority };
  const episode: Episode = { ...base, from: first.from, to: endOf(stays) };
  const always = [...admissionNotices(episode), sharingNotice(episode), adultBasis(episode)];
  if (today >= majority) return inOrder([...always, adultEnd(episode)]);
  const asMinor = [
    assessment(episode),
    opinion(episode),
    courtInformation(episode),
    onceAnEpisode(episode, 'court-motion'),
    onceAnEpisode(episode, 'alimony-claim'),
    emergencyEnd(episode),
    interventionEnd(episode),
    preadoptionEnd(episode),
    youngChild(episode, YOUNG_IN_INSTITUTION, 'young-child-in-institution'),
    youngChild(episode, YOUNG_IN_INTERVENTION, 'young-child-in-intervention'),
  ];
  return inOrder([...always, ...asMinor.map((one) => (one !== null && one.due < majority ? one : null))]);
}

const EMERGENCY: readonly HomeForm[] = ['emergency'];
const INTERVENTION: readonly HomeForm[] = ['institution-intervention'];
const PREADOPTION: readonly HomeForm[] = ['pre-adoption'];
const YOUNG_IN_INSTITUTION: readonly HomeForm[] = ['institution-socialising', 'institution-therapeutic'];
const YOUNG_IN_INTERVENTION = INTERVENTION;
const INSTITUTIONS: ReadonlySet<HomeForm> = new Set<HomeForm>([
  'institution-socialising',
  'institution-intervention',
  'institution-therapeutic',
  'institution-family',
  'regional-therapeutic',
  'pre-adoption',
]);
const atInstitution = ({ form }: Stay): boolean => INSTITUTIONS.has(form);

const done = ({ child, today }: Episode, code: DeedCode, since: LocalDate): LocalDate | null =>
  lastDeed(child.deeds, code, since, today);

/** Nothing becomes due after the last day in care. */
const whileInCare = ({ to }: Stretch, one: Deadline | null): Deadline | null =>
  one === null || (to !== null && one.due > to) ? null : one;

const lastAssessment = ({ child, from, today }: Episode): LocalDate | null =>
  lastWithin(
    child.assessments.map(({ on }) => on),
    from,
    today,
  );

/**
 * By the age of the child the shorter or the longer period (art. 131 ust. 1, art. 138 ust. 1). A shorter one that would
 * end on the birthday of that age or later is one of an older child already.
 */
function assessment(episode: Episode): Deadline | null {
  const on = lastAssessment(episode) ?? episode.from;
  const basis = { on, atInstitution: atInstitution(episode.current) };
  const years = ruleValue(episode, 'foster-assessment-age-years', on);
  const older = years === null ? on : addYears(episode.child.birthDate, years);
  const young = on < older ? deadlineOf(episode, 'child-assessment-young', basis) : null;
  if (young !== null && young.due < older) return whileInCare(episode, young);
  return whileInCare(episode, deadlineOf(episode, 'child-assessment', basis));
}

function opinion(episode: Episode): Deadline | null {
  const on = lastAssessment(episode);
  if (on === null || done(episode, 'child-opinion', on) !== null) return null;
  const basis = { on, atInstitution: atInstitution(episode.current) };
  return whileInCare(episode, deadlineOf(episode, 'child-opinion', basis));
}

/** Of children in families; for those in institutions the assessment is what the court gets (art. 138 ust. 2). */
function courtInformation(episode: Episode): Deadline | null {
  const inFamily = runOf(episode, (stay) => !atInstitution(stay));
  if (inFamily === null) return null;
  const on = done(episode, 'court-information', inFamily.from) ?? inFamily.from;
  return whileInCare(episode, deadlineOf(episode, 'court-information', { on }));
}

/** The motion: in a family an information of art. 47 ust. 6 sent to the court stands in its place and is the same deed. */
function onceAnEpisode(episode: Episode, code: 'court-motion' | 'alimony-claim'): Deadline | null {
  if (done(episode, code, episode.from) !== null) return null;
  const basis = { on: episode.from, atInstitution: atInstitution(episode.current) };
  return whileInCare(episode, deadlineOf(episode, code, basis));
}

/** A deed of the day of admission counts, whatever its hour: the court may know before the child has arrived. */
function admissionNotices(episode: Episode): readonly (Deadline | null)[] {
  const due = episode.stays.filter(
    ({ emergency, from }) =>
      emergency !== null && from <= episode.today && done(episode, 'admission-notice', from) === null,
  );
  return due.map((stay) =>
    stay.emergency === null
      ? null
      : whileInCare(
          episode,
          deadlineOf(episode, 'admission-notice', {
            on: stay.from,
            at: stay.emergency.admittedAt,
            atInstitution: atInstitution(stay),
          }),
        ),
  );
}

/** Who shares the cost may turn out after the placing; a notice since the placing is enough. */
function sharingNotice(episode: Episode): Deadline | null {
  const { fundingSharedFrom: shared } = episode.child;
  if (shared === null || shared > episode.today || done(episode, 'sharing-notice', episode.from) !== null) return null;
  const on = later(shared, episode.from);
  return whileInCare(episode, deadlineOf(episode, 'sharing-notice', { on }));
}

/** The stays around today's for which `holds` is true, as one; a move between two homes of a kind begins nothing anew. */
function runOf({ stays, now }: Episode, holds: (stay: Stay) => boolean): Stretch | null {
  const current = stays[now];
  if (current === undefined || !holds(current)) return null;
  const before = stays.slice(0, now).findLastIndex((stay) => !holds(stay));
  const after = stays.findIndex((stay, place) => place > now && !holds(stay));
  const run = stays.slice(before + 1, after === -1 ? stays.length : after);
  return { from: run[0]?.from ?? current.from, to: endOf(run) };
}

const runOfForms = (episode: Episode, forms: readonly HomeForm[]): Stretch | null =>
  runOf(episode, ({ form }) => forms.includes(form));

/** A stay whose end in time is known already needs nobody's attention. */
const unlessEnded = ({ to }: Stretch, one: Deadline | null): Deadline | null =>
  one === null || (to !== null && to <= one.due) ? null : one;

function emergencyEnd(episode: Episode): Deadline | null {
  const run = runOfForms(episode, EMERGENCY);
  if (run === null || done(episode, 'stay-until-court', run.from) !== null) return null;
  const extended = done(episode, 'emergency-extended', run.from) !== null;
  const period = extended ? 'foster-emergency-extended-months' : 'foster-emergency-months';
  return unlessEnded(run, deadlineOf(episode, 'emergency-end', { on: run.from, period }));
}

function interventionEnd(episode: Episode): Deadline | null {
  const run = runOfForms(episode, INTERVENTION);
  if (run === null || done(episode, 'stay-until-court', run.from) !== null) return null;
  return unlessEnded(run, deadlineOf(episode, 'intervention-end', { on: run.from }));
}

function preadoptionEnd(episode: Episode): Deadline | null {
  const run = runOfForms(episode, PREADOPTION);
  if (run === null) return null;
  return unlessEnded(
    run,
    deadlineOf(episode, 'preadoption-end', { on: episode.child.birthDate, ruleDay: run.from, since: run.from }),
  );
}

/** Settled by the birthday, by a move, or by a record of why the child may be there (art. 95 ust. 2). */
function youngChild(
  episode: Episode,
  forms: readonly HomeForm[],
  code: 'young-child-in-institution' | 'young-child-in-intervention',
): Deadline | null {
  const run = runOfForms(episode, forms);
  if (run === null || done(episode, code, run.from) !== null) return null;
  const years = ruleValue(
    episode,
    code === 'young-child-in-intervention' ? 'foster-intervention-years' : 'foster-institution-years',
    run.from,
  );
  if (years === null || addYears(episode.child.birthDate, years) <= episode.today) return null;
  return deadlineOf(episode, code, { on: run.from });
}

/** The birthday somebody of age may stay to at most. */
function adultLimit(episode: Episode): LocalDate | null {
  const years = ruleValue(episode, 'foster-adult-years', episode.majority);
  return years === null ? null : addYears(episode.child.birthDate, years);
}

/**
 * From majority on a stay needs its own basis (art. 37 ust. 2-6), and a new one when that ends. A basis recorded ahead
 * counts at once.
 */
function adultBasis(episode: Episode): Deadline | null {
  const { child, from, majority, today } = episode;
  const start = later(majority, from);
  const asked = later(start, today);
  const bases = child.legalBases.filter(({ kind }) => kind === ADULT_BASIS);
  const chain = chainOn(bases, asked);
  const end =
    chain.length > 0
      ? endOf(chain)
      : lastWithin(
          bases.flatMap(({ to }) => to ?? []),
          start,
          asked,
        );
  if (chain.length > 0 && end === null) return null;
  const on = end ?? start;
  const limit = adultLimit(episode);
  // Its last day may be the birthday or the one before; from there on only the end of the stay is open.
  if (limit !== null && daysBetween(on, limit) <= 1) return null;
  return unlessEnded(episode, deadlineOf(episode, 'adult-stay-basis', { on, since: from }));
}

function adultEnd(episode: Episode): Deadline | null {
  const { child, majority } = episode;
  const basis = { on: child.birthDate, ruleDay: majority, since: majority };
  return unlessEnded(episode, deadlineOf(episode, 'adult-stay-end', basis));
}
