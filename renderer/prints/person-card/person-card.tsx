import { formatPhone, phone } from '#shared/kernel/phone.ts';
import { formatDate, today } from '#shared/kernel/local-date.ts';
import {
  ageOrDeath,
  CONTACT_KIND_LABELS,
  DOCUMENT_KIND_LABELS,
  NO_PESEL_REASON_LABELS,
  postalLine,
  PROTECTED_LABEL,
  SEX_LABELS,
} from '#shared/features/people/people.labels.ts';
import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { DETAIL_LABELS, detailLines, DETAIL_NAMES } from '#shared/features/people/person-details.labels.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { leadersOf } from '../../features/people/index.ts';
import type { PrintBlock, PrintDocument } from '../../ui/print/document.ts';
import {
  Facts,
  Heading,
  Paragraph,
  runningFoot,
  runningHead,
  Signatures,
  textBlocks,
  Title,
  type PrintContext,
} from '../frame.tsx';
import { periodText } from '../texts.ts';

export interface PersonCardOptions {
  readonly signatures: boolean;
}
export const PERSON_CARD_DEFAULTS: PersonCardOptions = { signatures: true };

function identityFacts(card: PersonCard): readonly (readonly [string, string | null])[] {
  if (card.identity.kind === 'pesel') return [['PESEL', card.identity.pesel]];
  const { documentKind, documentNumber, reason } = card.identity;
  const kind = documentKind === null ? null : DOCUMENT_KIND_LABELS[documentKind];
  return [
    ['PESEL', `brak: ${NO_PESEL_REASON_LABELS[reason]}`],
    ['Dokument', kind === null ? null : `${kind} ${documentNumber ?? ''}`.trim()],
  ];
}

function contactText(contact: PersonCard['contacts'][number]): string {
  const number = phone.safeParse(contact.value);
  const value = contact.kind === 'phone' && number.success ? formatPhone(number.data) : contact.value;
  return contact.note === null ? value : `${value} (${contact.note})`;
}

/** What is known beside identity, address and contacts; nothing where nothing is known. */
function detailBlocks(card: PersonCard): readonly PrintBlock[] {
  const facts = DETAIL_NAMES.map((name) => [DETAIL_LABELS[name], detailLines(name, card).join('; ')] as const).filter(
    ([, lines]) => lines !== '',
  );
  if (facts.length === 0) return [];
  return [
    { kind: 'block', key: 'details-head', keepWithNext: true, node: <Heading text="Dane osoby" /> },
    { kind: 'block', key: 'details', node: <Facts facts={facts} /> },
  ];
}

/** Karta osoby, A4: who, where, how to reach, in which families, who leads. */
export function personCardDocument(card: PersonCard, options: PersonCardOptions, context: PrintContext): PrintDocument {
  const fullName = [card.firstName, card.secondName, card.surname].filter((part) => part !== null).join(' ');
  const day = today(context.printedAt);
  const blocks: PrintBlock[] = [
    {
      kind: 'block',
      key: 'title',
      node: <Title title={fullName} subtitle={`Karta osoby, stan na ${formatDate(day)}`} />,
    },
    {
      kind: 'block',
      key: 'identity',
      node: (
        <Facts
          facts={[
            ...identityFacts(card),
            ['Data urodzenia', `${formatDate(card.birthDate)}, ${ageOrDeath(card, day)}`],
            ['Płeć', SEX_LABELS[card.sex]],
            ['Pracownik', leadersOf(card).join(', ') || null],
            ...(card.archived === null
              ? []
              : [['Stan', `w archiwum od ${formatDate(card.archived.on)}: ${card.archived.reason}`] as const]),
          ]}
        />
      ),
    },
    ...detailBlocks(card),
    { kind: 'block', key: 'contact-head', keepWithNext: true, node: <Heading text="Kontakt" /> },
    {
      kind: 'block',
      key: 'contacts',
      node: (
        <Facts
          facts={
            card.contacts.length === 0
              ? [['Telefon lub e-mail', null]]
              : card.contacts.map((contact) => [CONTACT_KIND_LABELS[contact.kind], contactText(contact)] as const)
          }
        />
      ),
    },
    { kind: 'block', key: 'address-head', keepWithNext: true, node: <Heading text="Adresy" /> },
    {
      kind: 'table',
      key: 'addresses',
      label: 'Adresy',
      columns: [
        { key: 'period', header: 'Mieszka', share: 26 },
        { key: 'address', header: 'Adres', share: 48 },
        { key: 'commune', header: 'Gmina', share: 26 },
      ],
      rows: card.addresses.map((one) => ({
        key: one.id,
        cells: [periodText(one.from, one.to), postalLine(one), one.communeName],
      })),
    },
    { kind: 'block', key: 'families-head', keepWithNext: true, node: <Heading text="Rodziny" /> },
    {
      kind: 'table',
      key: 'families',
      label: 'Rodziny',
      columns: [
        { key: 'family', header: 'Rodzina', share: 44 },
        { key: 'role', header: 'Kim jest', share: 30 },
        { key: 'period', header: 'W rodzinie', share: 26 },
      ],
      rows: card.memberships.map((one) => ({
        key: one.id,
        cells: [
          one.shown ? `${one.familyName}${one.archived ? ' (w archiwum)' : ''}` : PROTECTED_LABEL,
          memberRoleLabel(one.role, card.sex),
          periodText(one.from, one.to),
        ],
      })),
    },
  ];
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
      node: <Signatures left="data i podpis pracownika" right="data i podpis osoby" />,
    });
  }
  return {
    title: `Karta osoby ${fullName}`,
    orientation: 'portrait',
    runningHead: runningHead(context, 'Karta osoby'),
    runningFoot: runningFoot(context),
    blocks: withoutEmptyTables(blocks),
  };
}

/** A heading over an empty table would look like lost data; a dash says there is none. */
export function withoutEmptyTables(blocks: readonly PrintBlock[]): readonly PrintBlock[] {
  return blocks.map((block) =>
    block.kind === 'table' && block.rows.length === 0
      ? { kind: 'block', key: block.key, node: <Paragraph text="brak wpisów" /> }
      : block,
  );
}
