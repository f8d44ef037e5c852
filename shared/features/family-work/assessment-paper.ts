import { formatInstant } from '../../kernel/instant.ts';
import { formatDate, periodText } from '../../kernel/local-date.ts';
import type { Paper, PaperPart, PaperTable } from '../../kernel/paper.ts';
import { FAMILY_KIND_LABELS, memberRoleLabel } from '../families/families.labels.ts';
import { ageOrDeath, PROTECTED_LABEL } from '../people/people.labels.ts';
import type { Assessment, PrintedAssessment, PrintedAssessments } from './assessments.schema.ts';
import { ASSESSMENT_RECOMMENDATION_LABELS, ASSESSMENT_RESULT_LABELS, outcomeText } from './family-work.labels.ts';

const NAME = 'Okresowa ocena sytuacji rodziny';
const LIST_NAME = 'Oceny okresowe';

const withdrawnText = ({ at, byName, reason }: NonNullable<Assessment['withdrawn']>): string =>
  `${formatInstant(at)}, ${byName}: ${reason}`;

/** Okresowa ocena sytuacji rodziny (act of 9.06.2011, art. 15(1) pkt 15), for its print and its file. */
export function assessmentPaper(printed: PrintedAssessment): Paper {
  const { assessment, family } = printed;
  return {
    name: NAME,
    title: `${NAME}: ${family.name}`,
    subtitle: 'art. 15 ust. 1 pkt 15 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
    parts: [
      ...withdrawnPart(assessment),
      factsPart(printed),
      membersPart(printed),
      ...planParts(printed),
      { kind: 'text', key: 'conclusions', title: 'Wnioski', text: assessment.conclusions },
      resultPart(printed),
    ],
  };
}

/** Says first that the assessment does not hold; nothing of one that does. */
function withdrawnPart({ withdrawn }: Assessment): readonly PaperPart[] {
  if (withdrawn === null) return [];
  return [
    {
      kind: 'facts',
      key: 'withdrawn',
      title: 'Ocena wycofana',
      facts: [['Wycofano', withdrawnText(withdrawn)]],
    },
  ];
}

function factsPart({ assessment, family, previous, since }: PrintedAssessment): PaperPart {
  const { on } = assessment;
  const period = since === null ? `do ${formatDate(on)}` : periodText(since, on);
  return {
    kind: 'facts',
    key: 'facts',
    title: null,
    facts: [
      ['Numer sprawy', family.caseNumber],
      ['Rodzaj rodziny', family.kind === null ? null : FAMILY_KIND_LABELS[family.kind]],
      ['Prowadzi', family.workerName],
      ['Dzień oceny', formatDate(on)],
      ['Okres oceny', previous === null && since !== null ? `${period}, od początku pracy z rodziną` : period],
      [
        'Poprzednia ocena',
        previous === null
          ? 'nie było, to pierwsza ocena'
          : `${formatDate(previous.on)}: ${ASSESSMENT_RESULT_LABELS[previous.result]}`,
      ],
    ],
  };
}

function membersPart({ assessment, family }: PrintedAssessment): PaperPart {
  return {
    kind: 'table',
    key: 'members',
    title: 'Rodzina w dniu oceny',
    columns: [
      { key: 'name', header: 'Imię i nazwisko', share: 45 },
      { key: 'role', header: 'Kim jest', share: 25 },
      { key: 'birth', header: 'Data urodzenia, wiek', share: 30 },
    ],
    rows: family.members.map((one, index) => ({
      key: String(index),
      cells:
        one === null
          ? [PROTECTED_LABEL, null, null]
          : [
              one.name,
              memberRoleLabel(one.role, one.sex),
              `${formatDate(one.birthDate)}, ${ageOrDeath(one, assessment.on)}`,
            ],
    })),
  };
}

/** What came of the goals of the plan that held; nothing where no plan was written. */
function planParts({ plan }: PrintedAssessment): readonly PaperPart[] {
  if (plan === null) return [];
  // One that has ended by then is still what is judged; the paper says so.
  const days = `od ${formatDate(plan.from)}${plan.until === null ? '' : ` do ${formatDate(plan.until)}`}`;
  return [
    {
      kind: 'table',
      key: 'goals',
      title: `Realizacja planu pracy z rodziną (plan ${days})`,
      columns: [
        { key: 'goal', header: 'Cel', share: 34 },
        { key: 'effect', header: 'Przewidywany efekt', share: 33 },
        { key: 'outcome', header: 'Uzyskany efekt', share: 33 },
      ],
      rows: plan.goals.map(({ id, goal, effect, outcome }) => ({
        key: id,
        cells: [goal, effect, outcome === null ? 'w toku' : outcomeText(outcome)],
      })),
    },
  ];
}

function resultPart({ assessment }: PrintedAssessment): PaperPart {
  const { at, byName, nextDueOn, recommendation, result } = assessment;
  return {
    kind: 'facts',
    key: 'result',
    title: 'Wynik oceny',
    facts: [
      ['Sytuacja rodziny', ASSESSMENT_RESULT_LABELS[result]],
      ['Co dalej', ASSESSMENT_RECOMMENDATION_LABELS[recommendation]],
      ['Następna ocena', nextDueOn === null ? 'nie będzie, praca z rodziną zakończona' : `do ${formatDate(nextDueOn)}`],
      ['Ocenę zapisano', `${formatInstant(at)}, ${byName}`],
    ],
  };
}

/** The assessments of a family as one table, newest first, withdrawn ones with their reason. */
export function assessmentsTable({ assessments }: Pick<PrintedAssessments, 'assessments'>): PaperTable {
  return {
    kind: 'table',
    key: 'assessments',
    title: null,
    columns: [
      { key: 'on', header: 'Dzień oceny', share: 10, kind: 'date' },
      { key: 'result', header: 'Wynik oceny', share: 12 },
      { key: 'recommendation', header: 'Co dalej', share: 14 },
      { key: 'conclusions', header: 'Wnioski', share: 28 },
      { key: 'nextDueOn', header: 'Następna do', share: 10, kind: 'date' },
      { key: 'by', header: 'Ocenę zapisano', share: 12 },
      { key: 'withdrawn', header: 'Wycofano', share: 14 },
    ],
    rows: assessments.map((one) => ({
      key: one.id,
      cells: [
        one.on,
        ASSESSMENT_RESULT_LABELS[one.result],
        ASSESSMENT_RECOMMENDATION_LABELS[one.recommendation],
        one.conclusions,
        one.nextDueOn,
        `${formatInstant(one.at)}, ${one.byName}`,
        one.withdrawn === null ? null : withdrawnText(one.withdrawn),
      ],
    })),
  };
}

/** Every assessment of a family, for the print of their list. */
export function assessmentsPaper(printed: PrintedAssessments): Paper {
  const { caseNumber, due, familyName, workerName } = printed;
  return {
    name: LIST_NAME,
    title: `${LIST_NAME}: ${familyName}`,
    subtitle: 'art. 15 ust. 1 pkt 15 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ['Numer sprawy', caseNumber],
          ['Prowadzi', workerName],
          ['Następna ocena', due === null ? 'nie jest teraz wymagana' : `do ${formatDate(due.on)}`],
        ],
      },
      assessmentsTable(printed),
    ],
  };
}
