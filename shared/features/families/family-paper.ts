import { comingAfter, type Days, heldOn, holdsOn } from '../../kernel/dated-rows.ts';
import { formatDate, type LocalDate, periodText } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { ageOrDeath, communeLabel, postalLine, PROTECTED_LABEL } from '../people/people.labels.ts';
import { livesOn } from '../people/person-details.labels.ts';
import { FAMILY_KIND_LABELS, familyAddressText, memberRoleLabel } from './families.labels.ts';
import { commonAddress, LIVING_APART } from './families.rules.ts';
import type { FamilyCard, FamilyMember } from './families.schema.ts';
import { inFamilyOrder } from './member-order.ts';

function memberCells(member: FamilyMember, day: LocalDate): readonly (string | null)[] {
  const period = periodText(member.from, member.to);
  if (!member.shown) return [PROTECTED_LABEL, memberRoleLabel(member.role, null), null, null, period];
  return [
    `${member.surname} ${member.firstName}`,
    memberRoleLabel(member.role, member.sex),
    `${formatDate(member.birthDate)}, ${ageOrDeath(member, day)}`,
    member.addressLine,
    period,
  ];
}

function membersPart(key: string, title: string, members: readonly FamilyMember[], day: LocalDate): PaperPart {
  return {
    kind: 'table',
    key,
    title,
    columns: [
      { key: 'name', header: 'Nazwisko i imię', share: 26 },
      { key: 'role', header: 'Kim jest', share: 17 },
      { key: 'birth', header: 'Data urodzenia, wiek', share: 19 },
      { key: 'address', header: 'Adres', share: 22 },
      { key: 'period', header: 'W rodzinie', share: 16 },
    ],
    rows: members.map((member) => ({ key: member.id, cells: memberCells(member, day) })),
  };
}

/** Where the family lives as its members of the day say, marked as theirs; null where nobody has an address. */
export function membersAddressText(members: readonly FamilyMember[], day: LocalDate): string | null {
  const shared = commonAddress(
    members.flatMap((one) =>
      one.shown && one.addressLine !== null && livesOn(one.death, day) ? [one.addressLine] : [],
    ),
  );
  return familyAddressText({ addressLine: shared, addressFromMembers: shared !== null && shared !== LIVING_APART });
}

/** What holds on the day, and behind it what follows; each says its days. Null for neither. */
function datedLine<Row extends Days>(rows: readonly Row[], day: LocalDate, text: (row: Row) => string): string | null {
  const held = heldOn(rows, day);
  const lines = [...(held === undefined ? [] : [held]), ...comingAfter(rows, day)].map(text);
  return lines.join('; ') || null;
}

/** Karta rodziny as of a day, for its print and its file: kind, worker, members, and what follows later. `former`: those who have left too. */
export function familyPaper(card: FamilyCard, day: LocalDate, { former = true }: { former?: boolean } = {}): Paper {
  const kindText = (kind: FamilyCard['kinds'][number]): string =>
    `${FAMILY_KIND_LABELS[kind.kind]}, ${periodText(kind.from, kind.to)}`;
  const workerText = (worker: FamilyCard['workers'][number]): string =>
    `${worker.displayName}, ${periodText(worker.from, worker.to)}`;
  const addressText = (one: FamilyCard['addresses'][number]): string =>
    `${postalLine(one)}, ${periodText(one.from, one.to)}`;
  const now = inFamilyOrder(
    card.members.filter((member) => holdsOn(member, day)),
    day,
  );
  const coming = comingAfter(card.members, day);
  const before = former ? card.members.filter((member) => member.to !== null && member.to < day) : [];
  return {
    name: 'Karta rodziny',
    title: `Rodzina: ${card.name}`,
    subtitle: `Karta rodziny, stan na ${formatDate(day)}`,
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ['Numer sprawy', card.caseNumber],
          ['Rodzaj', datedLine(card.kinds, day, kindText)],
          ['Adres', datedLine(card.addresses, day, addressText) ?? membersAddressText(now, day)],
          ['Prowadzi', datedLine(card.workers, day, workerText)],
          ...(card.archived === null
            ? []
            : [['Stan', `w archiwum od ${formatDate(card.archived.on)}: ${card.archived.reason}`] as const]),
        ],
      },
      membersPart('members', 'Członkowie rodziny', now, day),
      ...(coming.length === 0 ? [] : [membersPart('coming', 'Dołączą później', coming, day)]),
      ...(before.length === 0 ? [] : [membersPart('former', 'Poprzedni członkowie', before, day)]),
      ...(card.addresses.some(({ to }) => to !== null && to < day)
        ? [
            {
              kind: 'table',
              key: 'addresses',
              title: 'Poprzednie adresy rodziny',
              columns: [
                { key: 'address', header: 'Adres', share: 60 },
                { key: 'commune', header: 'Gmina', share: 20 },
                { key: 'period', header: 'Okres', share: 20 },
              ],
              rows: card.addresses
                .filter(({ to }) => to !== null && to < day)
                .map((one) => ({
                  key: one.id,
                  cells: [postalLine(one), communeLabel(one), periodText(one.from, one.to)],
                })),
            } as const,
          ]
        : []),
      ...(card.note === null || card.note === ''
        ? []
        : [{ kind: 'text', key: 'note', title: 'Uwagi', text: card.note } as const]),
    ],
  };
}
