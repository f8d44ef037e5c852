import { formatDate } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { deathText } from '../people/person-details.labels.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import { outcomeText } from './family-work.labels.ts';
import type { Plan, PrintedPlan } from './plans.schema.ts';

/** „Anna Wróblewska (ur. 12.03.1986)”; of the deceased also when they died. */
function memberText({ name, birthDate, sex, death }: NonNullable<PrintedPlan['family']['members'][number]>): string {
  const born = `ur. ${formatDate(birthDate)}`;
  return `${name} (${death === null ? born : `${born}, ${deathText(death, sex)}`})`;
}

function goalParts(goal: Plan['goals'][number], number: number, pending: string | null): readonly PaperPart[] {
  const { outcome } = goal;
  return [
    {
      kind: 'facts',
      key: goal.id,
      title: `Cel ${number}: ${goal.goal}`,
      facts: [
        ['Przewidywany efekt', goal.effect],
        ['Uzyskany efekt', outcome === null ? pending : outcomeText(outcome)],
      ],
    },
    {
      kind: 'table',
      key: `${goal.id}-actions`,
      title: `Działania celu ${number}`,
      columns: [
        { key: 'action', header: 'Działanie', share: 50 },
        { key: 'who', header: 'Odpowiedzialni', share: 32 },
        { key: 'due', header: 'Termin', share: 18, kind: 'date' },
      ],
      rows: goal.actions.map((one) => ({
        key: one.id,
        cells: [one.action, [one.responsible, one.userName].filter((part) => part !== null).join(', '), one.dueOn],
      })),
    },
  ];
}

/** Plan pracy z rodziną, for its print and its file. `pending` stands where nobody has said yet what came of a goal. */
export function planPaper({ plan, family }: PrintedPlan, pending: string | null): Paper {
  const until = plan.until === null ? 'do odwołania' : `do ${formatDate(plan.until)}`;
  return {
    name: 'Plan pracy z rodziną',
    title: `Plan pracy z rodziną: ${family.name}`,
    subtitle: 'art. 15 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ['Numer sprawy', family.caseNumber],
          ['Okres', `od ${formatDate(plan.from)}, ${until}`],
          ['Prowadzi', family.workerName],
          ['Rodzina', family.members.map((one) => (one === null ? PROTECTED_LABEL : memberText(one))).join(', ')],
          ['Uzgodniono z', plan.agreedWith],
        ],
      },
      { kind: 'text', key: 'situation', title: 'Sytuacja rodziny', text: plan.situation },
      ...plan.goals.flatMap((goal, index) => goalParts(goal, index + 1, pending)),
    ],
  };
}
