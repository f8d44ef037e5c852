import { deadlinesOfCandidate } from '#shared/features/foster-care/candidate-deadlines.rules.ts';
import { deadlinesOfChild } from '#shared/features/foster-care/child-deadlines.rules.ts';
import type { Deadline, RuleOn } from '#shared/features/foster-care/deadline-parts.ts';
import type {
  CandidateFacts,
  CareLeaverFacts,
  ChildFacts,
  HomeFacts,
} from '#shared/features/foster-care/deadlines.facts.ts';
import type { DeadlineCode } from '#shared/features/foster-care/deadlines.rules.ts';
import { deadlinesOfHome } from '#shared/features/foster-care/home-deadlines.rules.ts';
import { deadlinesOfCareLeaver } from '#shared/features/foster-care/leaver-deadlines.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { candidate, careLeaver, child, day, home } from '#tests/support/foster-facts.ts';

/** One question to the engine about one code. */
export interface Case {
  readonly code: DeadlineCode;
  readonly name: string;
  readonly ask: (ruleOn: RuleOn, today: LocalDate) => readonly Deadline[];
  readonly today: string;
  /** The term and the day it is counted from; null when the code is not open. */
  readonly due: readonly [due: string, basis: string] | null;
  readonly article?: string;
}

type Expected = readonly [name: string, today: string, due: Case['due'], article?: string];

const made = (code: DeadlineCode, ask: Case['ask'], [name, today, due, article]: Expected): Case => ({
  code,
  name,
  ask,
  today,
  due,
  ...(article === undefined ? {} : { article }),
});

export const ofChild = (code: DeadlineCode, facts: Partial<ChildFacts>, ...expected: Expected): Case =>
  made(code, (rules, today) => deadlinesOfChild(child(facts), rules, today), expected);
export const ofHome = (code: DeadlineCode, facts: Partial<HomeFacts>, ...expected: Expected): Case =>
  made(code, (rules, today) => deadlinesOfHome(home(facts), rules, today), expected);
export const ofLeaver = (code: DeadlineCode, facts: Partial<CareLeaverFacts>, ...expected: Expected): Case =>
  made(code, (rules, today) => deadlinesOfCareLeaver(careLeaver(facts), rules, today), expected);
export const ofCandidate = (code: DeadlineCode, facts: Partial<CandidateFacts>, ...expected: Expected): Case =>
  made(code, (rules, today) => deadlinesOfCandidate(candidate(facts), rules, today), expected);

/** What the engine answers to a case: the deadlines of its code. */
export const answer = ({ code, ask, today }: Case, ruleOn: RuleOn): readonly Deadline[] =>
  ask(ruleOn, day(today)).filter((one) => one.code === code);
