import { FAMILY_KIND_LABELS, memberRoleLabel } from '#shared/features/families/families.labels.ts';
import type { PrintedAssessment } from '#shared/features/family-work/assessments.schema.ts';
import {
  ASSESSMENT_RECOMMENDATION_LABELS,
  ASSESSMENT_RESULT_LABELS,
  outcomeText,
} from '#shared/features/family-work/family-work.labels.ts';
import { ageOrDeath, PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { formatInstant } from '#shared/kernel/instant.ts';
import { formatDate, periodText } from '#shared/kernel/local-date.ts';
import type { PaperPart } from '#shared/kernel/paper.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import { familyWorkSignatures, type PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

const NAME = 'Okresowa ocena sytuacji rodziny';

/** Okresowa ocena sytuacji rodziny, A4 (act of 9.06.2011, art. 15(1) pkt 15), with lines for signatures. */
export function assessmentDocument(printed: PrintedAssessment, context: PrintContext): PrintDocument {
  const { assessment, family } = printed;
  const document = paperDocument(
    {
      name: NAME,
      title: `${NAME}: ${family.name}`,
      subtitle: 'art. 15 ust. 1 pkt 15 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
      parts: [
        factsPart(printed),
        membersPart(printed),
        ...planParts(printed),
        { kind: 'text', key: 'conclusions', title: 'Wnioski', text: assessment.conclusions },
        resultPart(printed),
      ],
    },
    `${NAME} ${family.name}, ${formatDate(assessment.on)}`,
    context,
  );
  return { ...document, blocks: [...document.blocks, ...familyWorkSignatures()] };
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
  return [
    {
      kind: 'table',
      key: 'goals',
      title: `Realizacja planu pracy z rodziną (plan od ${formatDate(plan.from)})`,
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
