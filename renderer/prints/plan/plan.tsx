import { formatDate } from '#shared/kernel/local-date.ts';
import { outcomeText } from '#shared/features/family-work/family-work.labels.ts';
import type { Plan, PrintedPlan } from '#shared/features/family-work/plans.schema.ts';
import { deathText } from '#shared/features/people/person-details.labels.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import type { PrintBlock, PrintDocument } from '../../ui/print/document.ts';
import {
  Facts,
  familyWorkSignatures,
  Heading,
  Paragraph,
  runningFoot,
  runningHead,
  textBlocks,
  Title,
  type PrintContext,
} from '../frame.tsx';

/** „Anna Wróblewska (ur. 12.03.1986)”; of the deceased also when they died. */
function memberText({ name, birthDate, sex, death }: NonNullable<PrintedPlan['family']['members'][number]>): string {
  const born = `ur. ${formatDate(birthDate)}`;
  return `${name} (${death === null ? born : `${born}, ${deathText(death, sex)}`})`;
}

function goalBlocks(goal: Plan['goals'][number], number: number): PrintBlock[] {
  const { outcome } = goal;
  return [
    {
      kind: 'block',
      key: `${goal.id}-head`,
      keepWithNext: true,
      node: <Heading text={`Cel ${number}: ${goal.goal}`} />,
    },
    {
      kind: 'block',
      key: `${goal.id}-effect`,
      keepWithNext: true,
      node: <Paragraph text={`Przewidywany efekt: ${goal.effect}`} />,
    },
    {
      kind: 'table',
      key: `${goal.id}-actions`,
      label: `Działania celu ${number}`,
      columns: [
        { key: 'action', header: 'Działanie', share: 50 },
        { key: 'who', header: 'Odpowiedzialni', share: 32 },
        { key: 'due', header: 'Termin', share: 18 },
      ],
      rows: goal.actions.map((one) => ({
        key: one.id,
        cells: [
          one.action,
          [one.responsible, one.userName].filter((part) => part !== null).join(', '),
          one.dueOn === null ? '–' : formatDate(one.dueOn),
        ],
      })),
    },
    {
      kind: 'block',
      key: `${goal.id}-outcome`,
      node: (
        <Paragraph
          text={
            outcome === null
              ? 'Uzyskany efekt: ………………………………………………………………………………………'
              : `Uzyskany efekt: ${outcomeText(outcome)}`
          }
        />
      ),
    },
  ];
}

/** Plan pracy z rodziną, A4, with lines for the signatures of the family and the worker. */
export function planDocument({ plan, family }: PrintedPlan, context: PrintContext): PrintDocument {
  const until = plan.until === null ? 'do odwołania' : formatDate(plan.until);
  return {
    title: `Plan pracy z rodziną ${family.name}`,
    orientation: 'portrait',
    runningHead: runningHead(context, 'Plan pracy z rodziną'),
    runningFoot: runningFoot(context),
    blocks: [
      {
        kind: 'block',
        key: 'title',
        node: (
          <Title
            title={`Plan pracy z rodziną: ${family.name}`}
            subtitle="art. 15 ustawy o wspieraniu rodziny i systemie pieczy zastępczej"
          />
        ),
      },
      {
        kind: 'block',
        key: 'facts',
        node: (
          <Facts
            facts={[
              ['Numer sprawy', family.caseNumber],
              ['Okres', `od ${formatDate(plan.from)}, ${until === 'do odwołania' ? until : `do ${until}`}`],
              ['Prowadzi', family.workerName],
              ['Rodzina', family.members.map((one) => (one === null ? PROTECTED_LABEL : memberText(one))).join(', ')],
              ['Uzgodniono z', plan.agreedWith],
            ]}
          />
        ),
      },
      { kind: 'block', key: 'situation-head', keepWithNext: true, node: <Heading text="Sytuacja rodziny" /> },
      ...textBlocks('situation', plan.situation),
      ...plan.goals.flatMap((goal, index) => goalBlocks(goal, index + 1)),
      ...familyWorkSignatures(),
    ],
  };
}
