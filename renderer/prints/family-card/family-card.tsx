import { formatDate, today, type LocalDate } from '#shared/kernel/local-date.ts';
import { FAMILY_KIND_LABELS, memberRoleLabel } from '#shared/features/families/families.labels.ts';
import type { FamilyCard, FamilyMember } from '#shared/features/families/families.schema.ts';
import { ageOrDeath, PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import type { PrintBlock, PrintDocument, PrintRow } from '../../ui/print/document.ts';
import {
  Facts,
  Heading,
  runningFoot,
  runningHead,
  Signatures,
  textBlocks,
  Title,
  type PrintContext,
} from '../frame.tsx';
import { withoutEmptyTables } from '../person-card/person-card.tsx';
import { periodText } from '../texts.ts';

export interface FamilyCardOptions {
  readonly signatures: boolean;
  /** People who have left the family, under a heading of their own. */
  readonly former: boolean;
}
export const FAMILY_CARD_DEFAULTS: FamilyCardOptions = { signatures: true, former: true };

function memberRow(member: FamilyMember, day: LocalDate): PrintRow {
  const period = periodText(member.from, member.to);
  if (!member.shown)
    return { key: member.id, cells: [PROTECTED_LABEL, memberRoleLabel(member.role, null), '–', '–', period] };
  return {
    key: member.id,
    cells: [
      `${member.surname} ${member.firstName}`,
      memberRoleLabel(member.role, member.sex),
      `${formatDate(member.birthDate)}, ${ageOrDeath(member, day)}`,
      member.addressLine ?? '–',
      period,
    ],
  };
}

function membersTable(key: string, label: string, members: readonly FamilyMember[], day: LocalDate): PrintBlock {
  return {
    kind: 'table',
    key,
    label,
    columns: [
      { key: 'name', header: 'Nazwisko i imię', share: 26 },
      { key: 'role', header: 'Kim jest', share: 17 },
      { key: 'birth', header: 'Data urodzenia, wiek', share: 19 },
      { key: 'address', header: 'Adres', share: 22 },
      { key: 'period', header: 'W rodzinie', share: 16 },
    ],
    rows: members.map((member) => memberRow(member, day)),
  };
}

/** Karta rodziny, A4: kind, worker, members now and before. */
export function familyCardDocument(card: FamilyCard, options: FamilyCardOptions, context: PrintContext): PrintDocument {
  const day = today(context.printedAt);
  const kind = card.kinds.find((one) => one.to === null) ?? card.kinds.at(-1);
  const worker = card.workers.find((one) => one.to === null);
  const now = card.members.filter((member) => member.to === null || member.to >= day);
  const former = card.members.filter((member) => member.to !== null && member.to < day);
  const blocks: PrintBlock[] = [
    {
      kind: 'block',
      key: 'title',
      node: <Title title={`Rodzina: ${card.name}`} subtitle={`Karta rodziny, stan na ${formatDate(day)}`} />,
    },
    {
      kind: 'block',
      key: 'facts',
      node: (
        <Facts
          facts={[
            ['Numer sprawy', card.caseNumber],
            [
              'Rodzaj',
              kind === undefined ? null : `${FAMILY_KIND_LABELS[kind.kind]}, ${periodText(kind.from, kind.to)}`,
            ],
            ['Prowadzi', worker === undefined ? null : `${worker.displayName}, ${periodText(worker.from, worker.to)}`],
            ...(card.archived === null
              ? []
              : [['Stan', `w archiwum od ${formatDate(card.archived.on)}: ${card.archived.reason}`] as const]),
          ]}
        />
      ),
    },
    { kind: 'block', key: 'members-head', keepWithNext: true, node: <Heading text="Członkowie rodziny" /> },
    membersTable('members', 'Członkowie rodziny', now, day),
  ];
  if (options.former && former.length > 0) {
    blocks.push(
      { kind: 'block', key: 'former-head', keepWithNext: true, node: <Heading text="Poprzedni członkowie" /> },
      membersTable('former', 'Poprzedni członkowie', former, day),
    );
  }
  if (card.note !== null && card.note !== '') {
    blocks.push(
      { kind: 'block', key: 'note-head', keepWithNext: true, node: <Heading text="Uwagi" /> },
      ...textBlocks('note', card.note),
    );
  }
  if (options.signatures) {
    blocks.push({
      kind: 'block',
      key: 'signatures',
      node: <Signatures left="data i podpis pracownika" right="data i podpis członka rodziny" />,
    });
  }
  return {
    title: `Karta rodziny ${card.name}`,
    orientation: 'portrait',
    runningHead: runningHead(context, 'Karta rodziny'),
    runningFoot: runningFoot(context),
    blocks: withoutEmptyTables(blocks),
  };
}
