import { holdsOn } from '../../kernel/dated-rows.ts';
import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { NBSP } from '../../kernel/polish.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import { placesText } from './homes.labels.ts';
import { mainForm } from './homes.rules.ts';
import type { HomeCard, HomeReadinessLine } from './homes.schema.ts';

/** What stands in place of a child out of the reader's reach. */
export const OTHER_CHILD = 'dziecko spoza własnych spraw';

const live = <Line extends { readonly withdrawn: unknown }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

/** „od 3 do 12 lat, dziewczynki, rodzeństwo”. */
export function readinessText(line: HomeReadinessLine): string {
  const { ageFrom, ageTo, sex } = line;
  const ages =
    ageFrom === null && ageTo === null
      ? 'wiek dowolny'
      : ['wiek', ageFrom === null ? null : `od ${ageFrom}`, ageTo === null ? null : `do ${ageTo}`, 'lat']
          .filter((part) => part !== null)
          .join(' ');
  const who = sex === null ? [] : [sex === 'female' ? 'dziewczynki' : 'chłopcy'];
  return [ages, ...who, ...line.accepts.map(({ label }) => label)].join(', ');
}

/** Karta rodziny zastępczej lub placówki as of a day, for its print and its file. */
export function homePaper(card: HomeCard, day: LocalDate): Paper {
  const forms = live(card.forms);
  const form = mainForm(
    forms.map((line) => ({ ...line, form: line.form.code, label: line.form.label })),
    day,
  );
  const { institution } = card;
  return {
    name: 'Karta rodziny lub placówki',
    title: card.name,
    subtitle: `Karta rodziny lub placówki pieczy zastępczej, stan na ${formatDate(day)}`,
    parts: [
      {
        kind: 'facts',
        key: 'facts',
        title: null,
        facts: [
          ['Forma', form?.label ?? null],
          ['Miejsca', placesText(card.places)],
          ['Adres', card.addressLine],
          ...(institution === null
            ? ([
                ['Opiekunowie', card.carers.map(({ name }) => name ?? PROTECTED_LABEL).join('; ') || null],
                ['Koordynator', card.coordinator?.displayName ?? null],
                ['Numer sprawy', card.family?.caseNumber ?? null],
              ] as const)
            : ([
                ['Dyrektor', institution.director],
                ['NIP', institution.nip],
                ['REGON', institution.regon],
                ['Telefon', institution.phone],
                ['E-mail', institution.email],
                ['Zezwolenie wojewody', institution.permit],
              ] as const)),
        ],
      },
      childrenPart(card, day),
      ...(card.reservations.length === 0 ? [] : [reservationsPart(card)]),
      {
        kind: 'table',
        key: 'forms',
        title: 'Formy',
        columns: [
          { key: 'from', header: 'Od', share: 12, kind: 'date' },
          { key: 'to', header: 'Do', share: 12, kind: 'date' },
          { key: 'form', header: 'Forma', share: 46 },
          { key: 'places', header: 'Miejsca', share: 10, kind: 'number' },
          { key: 'reason', header: 'Powód zakończenia', share: 22 },
        ],
        rows: forms.map((line) => ({
          key: line.id,
          cells: [line.from, line.to, line.form.label, line.maxPlaces, line.endReason],
        })),
      },
      {
        kind: 'table',
        key: 'readiness',
        title: 'Gotowość przyjęcia',
        columns: [
          { key: 'from', header: 'Od', share: 12, kind: 'date' },
          { key: 'whom', header: 'Jakie dzieci', share: 50 },
          { key: 'note', header: 'Uwagi', share: 34 },
        ],
        rows: live(card.readiness).map((line) => ({
          key: line.id,
          cells: [line.from, readinessText(line), line.note],
        })),
      },
      papersPart(card),
      {
        kind: 'table',
        key: 'contracts',
        title: 'Umowy',
        columns: [
          { key: 'from', header: 'Od', share: 12, kind: 'date' },
          { key: 'to', header: 'Do', share: 12, kind: 'date' },
          { key: 'kind', header: 'Rodzaj i numer', share: 40 },
          { key: 'party', header: 'Strona', share: 20 },
          { key: 'ended', header: 'Rozwiązana', share: 20 },
        ],
        rows: live(card.contracts).map((line) => ({
          key: line.id,
          cells: [
            line.from,
            line.to,
            line.number === null ? line.kind.label : `${line.kind.label}, nr${NBSP}${line.number}`,
            line.party,
            line.ended === null ? null : `${formatDate(line.ended.on)}: ${line.ended.reason}`,
          ],
        })),
      },
      ...(card.note === null ? [] : [{ kind: 'text', key: 'note', title: 'Uwagi', text: card.note } as const]),
    ],
  };
}

function childrenPart(card: HomeCard, day: LocalDate): PaperPart {
  const rows = card.children.filter((child) => child.kind !== 'planned' && holdsOn(child, day));
  return {
    kind: 'table',
    key: 'children',
    title: 'Dzieci',
    columns: [
      { key: 'name', header: 'Nazwisko i imię', share: 40 },
      { key: 'birth', header: 'Data urodzenia', share: 18, kind: 'date' },
      { key: 'from', header: 'W miejscu od', share: 18, kind: 'date' },
      { key: 'to', header: 'Do', share: 14, kind: 'date' },
    ],
    rows: rows.map((child) => ({
      key: child.placementId,
      cells: [child.name ?? OTHER_CHILD, child.birthDate, child.from, child.to],
    })),
  };
}

function reservationsPart(card: HomeCard): PaperPart {
  return {
    kind: 'table',
    key: 'reservations',
    title: 'Zarezerwowane miejsca',
    columns: [
      { key: 'name', header: 'Nazwisko i imię', share: 40 },
      { key: 'from', header: 'Od', share: 14, kind: 'date' },
      { key: 'to', header: 'Do', share: 14, kind: 'date' },
      { key: 'note', header: 'Uwagi', share: 32 },
    ],
    rows: card.reservations.map((one) => ({
      key: one.id,
      cells: [one.name ?? OTHER_CHILD, one.from, one.until, one.note],
    })),
  };
}

function papersPart(card: HomeCard): PaperPart {
  return {
    kind: 'table',
    key: 'papers',
    title: 'Dokumenty',
    columns: [
      { key: 'kind', header: 'Rodzaj', share: 28 },
      { key: 'person', header: 'Czyj', share: 22 },
      { key: 'issued', header: 'Wystawiony', share: 13, kind: 'date' },
      { key: 'valid', header: 'Ważny do', share: 13, kind: 'date' },
      { key: 'number', header: 'Numer', share: 12 },
      { key: 'kept', header: 'Gdzie leży', share: 18 },
    ],
    rows: live(card.papers).map((line) => ({
      key: line.id,
      cells: [
        line.kind.label,
        line.person === null ? null : (line.person.name ?? PROTECTED_LABEL),
        line.issuedOn,
        line.validUntil,
        line.number,
        line.keptAt,
      ],
    })),
  };
}
