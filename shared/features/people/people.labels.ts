import { ageAt, ageInWords, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Sex } from '../../kernel/pesel.ts';
import { deathText } from './person-details.labels.ts';
import type { Death } from './person-details.schema.ts';
import type { Address, CONTACT_KINDS, DOCUMENT_KINDS, NO_PESEL_REASONS, PEOPLE_COLUMNS } from './people.schema.ts';

/** Dictionaries stay Polish on the screen, in prints and in exports; one list serves all three. */
export const SEX_LABELS: Readonly<Record<Sex, string>> = { female: 'kobieta', male: 'mężczyzna' };

export const NO_PESEL_REASON_LABELS: Readonly<Record<(typeof NO_PESEL_REASONS)[number], string>> = {
  foreigner: 'cudzoziemiec bez numeru PESEL',
  newborn: 'noworodek, numer jeszcze nie nadany',
  'not-assigned': 'numer nie został nadany',
  unknown: 'numer nieznany, do uzupełnienia',
};

export const DOCUMENT_KIND_LABELS: Readonly<Record<(typeof DOCUMENT_KINDS)[number], string>> = {
  passport: 'paszport',
  'identity-card': 'dowód osobisty',
  'residence-card': 'karta pobytu',
  'birth-certificate': 'akt urodzenia',
  other: 'inny dokument',
};

export const CONTACT_KIND_LABELS: Readonly<Record<(typeof CONTACT_KINDS)[number], string>> = {
  phone: 'telefon',
  email: 'e-mail',
};

export const PEOPLE_COLUMN_LABELS: Readonly<Record<(typeof PEOPLE_COLUMNS)[number], string>> = {
  name: 'Nazwisko i imię',
  birthDate: 'Data urodzenia',
  age: 'Wiek',
  sex: 'Płeć',
  address: 'Adres',
  families: 'Rodzina',
  worker: 'Pracownik',
  status: 'Stan',
};

/** What stands in place of a record that is szczególnie chroniona. */
export const PROTECTED_LABEL = 'rekord chroniony';

type AddressParts = Pick<Address, 'street' | 'building' | 'flat' | 'town'>;

/** „ul. Ogrodowa 8/3, Jaworzec”, or „Podgórna 41” in a village without streets. */
export function addressLine(address: AddressParts): string {
  const number = address.flat === null ? address.building : `${address.building}/${address.flat}`;
  return address.street === null ? `${address.town} ${number}` : `${address.street} ${number}, ${address.town}`;
}

/** „ul. Ogrodowa 8/3, 39-300 Jaworzec”, the way an envelope has it. */
export function postalLine(address: AddressParts & Pick<Address, 'postalCode'>): string {
  const number = address.flat === null ? address.building : `${address.building}/${address.flat}`;
  const town = `${address.postalCode} ${address.town}`;
  return address.street === null ? `${address.town} ${number}, ${town}` : `${address.street} ${number}, ${town}`;
}

const COMMUNE_KINDS: Readonly<Record<string, string>> = { 1: 'miejska', 2: 'wiejska', 3: 'miejsko-wiejska' };

/** „Dębica (wiejska)”: the last digit of TERC tells the town from the commune around it that has the same name. */
export function communeLabel({ communeName, terc }: { readonly communeName: string; readonly terc: string }): string {
  const kind = COMMUNE_KINDS[terc.slice(-1)];
  return kind === undefined ? communeName : `${communeName} (${kind})`;
}

/** A person's age in words on that day; of the deceased when they died. */
export function ageOrDeath(
  person: { readonly birthDate: LocalDate; readonly death: Death | null; readonly sex: Sex },
  day: LocalDate,
): string {
  return person.death === null ? ageInWords(person.birthDate, day) : deathText(person.death, person.sex);
}

/** Completed years on that day; of the deceased on the day of death, null where only its year is known. */
export function ageOrNull(
  { birthDate, death }: { readonly birthDate: LocalDate; readonly death: Death | null },
  day: LocalDate,
): number | null {
  if (death === null) return ageAt(birthDate, day);
  return death.date === null ? null : ageAt(birthDate, death.date);
}

/** How a person stands in lists: „czynne”, „zmarła 12.03.2024”, „w archiwum od 21.11.2026”. */
export function personStatus(person: {
  readonly archivedOn: LocalDate | null;
  readonly death: Death | null;
  readonly sex: Sex;
}): string {
  if (person.death === null) return statusLabel(person.archivedOn);
  const died = deathText(person.death, person.sex);
  return person.archivedOn === null ? died : `${died}, ${statusLabel(person.archivedOn)}`;
}

/** „czynna”, or „w archiwum od 21.11.2026”. */
export function statusLabel(archivedOn: Parameters<typeof formatDate>[0] | null): string {
  return archivedOn === null ? 'czynne' : `w archiwum od ${formatDate(archivedOn)}`;
}
