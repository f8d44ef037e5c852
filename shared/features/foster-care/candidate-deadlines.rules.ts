import type { LocalDate } from '../../kernel/local-date.ts';
import { deadlineOf, inOrder, lastWithin, type Asked, type Deadline, type RuleOn } from './deadline-parts.ts';
import type { CandidateFacts } from './deadlines.facts.ts';

interface AskedCandidate extends Asked {
  readonly candidate: CandidateFacts;
}

/** What is open for a candidate on the day `today`; nothing once the candidate withdrew or became a foster family. */
export function deadlinesOfCandidate(candidate: CandidateFacts, ruleOn: RuleOn, today: LocalDate): readonly Deadline[] {
  const { appliedOn, endedOn, becameHomeOn } = candidate;
  if (appliedOn > today || (endedOn !== null && endedOn <= today)) return [];
  if (becameHomeOn !== null && becameHomeOn <= today) return [];
  const asked: AskedCandidate = { subjectId: candidate.id, ruleOn, today, candidate };
  return inOrder([...qualification(asked), training(asked), certificate(asked)]);
}

function qualification(asked: AskedCandidate): readonly (Deadline | null)[] {
  const { candidate, today } = asked;
  const made = candidate.qualifications.filter(({ on }) => on >= candidate.appliedOn && on <= today);
  if (made.length === 0) return [deadlineOf(asked, 'candidate-qualification', { on: candidate.appliedOn })];
  const last = lastWithin(
    made.map(({ on }) => on),
    candidate.appliedOn,
    today,
  );
  const positive = made.some(({ on, result }) => on === last && result === 'positive');
  // A certificate has its own term; a negative result has none.
  if (last === null || !positive || lastCertificate(asked) !== null) return [];
  return [deadlineOf(asked, 'candidate-qualified-until', { on: last })];
}

function training(asked: AskedCandidate): Deadline | null {
  const { candidate, today } = asked;
  const { trainingAskedOn: on, trainingBeganOn: began } = candidate;
  if (on === null || on > today || (began !== null && began <= today)) return null;
  return lastCertificate(asked) === null ? deadlineOf(asked, 'candidate-training', { on }) : null;
}

const lastCertificate = ({ candidate, today }: AskedCandidate): LocalDate | null =>
  lastWithin(
    candidate.certificates.map(({ issuedOn }) => issuedOn),
    candidate.appliedOn,
    today,
  );

function certificate(asked: AskedCandidate): Deadline | null {
  const on = lastCertificate(asked);
  return on === null ? null : deadlineOf(asked, 'candidate-certificate-until', { on });
}
