import { comingAfter, heldOn, holdsOn } from '../../kernel/dated-rows.ts';
import { formatDate, type LocalDate, periodText } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { formatPhone, phone } from '../../kernel/phone.ts';
import { memberRoleLabel } from '../families/families.labels.ts';
import {
  ageOrDeath,
  CONTACT_KIND_LABELS,
  DOCUMENT_KIND_LABELS,
  NO_PESEL_REASON_LABELS,
  postalLine,
  PROTECTED_LABEL,
  SEX_LABELS,
} from './people.labels.ts';
import { relationsPart } from '../relations/relations-paper.ts';
import type { PersonCard } from './people.schema.ts';
import { DETAIL_LABELS, DETAIL_NAMES, detailLines } from './person-details.labels.ts';
import type { PrintedPerson } from './printed-person.schema.ts';

/** Who leads the person on a day: the worker of their own, else those of the families of that day, each family named. */
export function leadersOf(card: Pick<PersonCard, 'workers' | 'memberships'>, day: LocalDate): readonly string[] {
  const own = heldOn(card.workers, day);
  if (own !== undefined) return [own.displayName];
  return card.memberships.flatMap((one) =>
    holdsOn(one, day) && one.workerName !== null ? [`${one.workerName} (${one.familyName})`] : [],
  );
}

/** As `leadersOf` in one line, with a worker of the person's own who follows later; null where there is none. */
export function leadersLine(card: Pick<PersonCard, 'workers' | 'memberships'>, day: LocalDate): string | null {
  const now = leadersOf(card, day).join(', ');
  const coming = comingAfter(card.workers, day).map((one) => `${periodText(one.from, null)}: ${one.displayName}`);
  return [...(now === '' ? [] : [now]), ...coming].join('; ') || null;
}

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
function detailParts(card: PersonCard): readonly PaperPart[] {
  const facts = DETAIL_NAMES.map((name) => [DETAIL_LABELS[name], detailLines(name, card).join('; ')] as const).filter(
    ([, lines]) => lines !== '',
  );
  return facts.length === 0 ? [] : [{ kind: 'facts', key: 'details', title: 'Dane osoby', facts }];
}

/** Karta osoby, for its print and its file: who, where, how to reach, in which families, related to whom, who leads. */
export function personPaper({ card, relations }: PrintedPerson, day: LocalDate): Paper {
  return {
    name: 'Karta osoby',
    title: [card.firstName, card.secondName, card.surname].filter((part) => part !== null).join(' '),
    subtitle: `Karta osoby, stan na ${formatDate(day)}`,
    parts: [
      {
        kind: 'facts',
        key: 'identity',
        title: null,
        facts: [
          ...identityFacts(card),
          ['Data urodzenia', `${formatDate(card.birthDate)}, ${ageOrDeath(card, day)}`],
          ['Płeć', SEX_LABELS[card.sex]],
          ['Pracownik', leadersLine(card, day)],
          ...(card.archived === null
            ? []
            : [['Stan', `w archiwum od ${formatDate(card.archived.on)}: ${card.archived.reason}`] as const]),
        ],
      },
      ...detailParts(card),
      {
        kind: 'facts',
        key: 'contacts',
        title: 'Kontakt',
        facts:
          card.contacts.length === 0
            ? [['Telefon lub e-mail', null]]
            : card.contacts.map((contact) => [CONTACT_KIND_LABELS[contact.kind], contactText(contact)] as const),
      },
      {
        kind: 'table',
        key: 'addresses',
        title: 'Adresy',
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
      {
        kind: 'table',
        key: 'families',
        title: 'Rodziny',
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
      relationsPart(relations, day),
      ...(card.note === null || card.note === ''
        ? []
        : [{ kind: 'text', key: 'note', title: 'Uwagi', text: card.note } as const]),
    ],
  };
}
