import type { ContactInput } from '#shared/features/people/people.schema.ts';
import { addDays, addYears, ageAt, localDateOf, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import { makePesel, type Sex } from '#shared/kernel/pesel.ts';
import { foldLogin } from '#shared/kernel/polish.ts';
import { parsePhone } from '#shared/kernel/phone.ts';

import { firstNamesOf, FOREIGN_NAMES, SURNAMES, UKRAINIAN_FIRST_NAMES, type Surname } from './names.ts';
import { inventDetails } from './person-details.ts';
import { PLACES, type Place } from './places.ts';
import type { PlannedAddress, PlannedAssignment, PlannedPerson } from './plan.ts';
import type { Random } from './random.ts';
import type { DemoLogin } from './users.ts';

/** What has to be said about a person; everything else is drawn. */
export interface PersonWish {
  readonly sex: Sex;
  readonly age: readonly [low: number, high: number];
  readonly surname: Surname;
  readonly address?: PlannedAddress;
  readonly worker?: DemoLogin;
  /** First names others of the household have. */
  readonly notNamed?: readonly string[];
  /** 'family' keeps the wished surname and draws a Ukrainian first name; 'single' is somebody from anywhere. */
  readonly foreigner?: 'family' | 'single';
}

type Draft = { -readonly [Key in keyof PlannedPerson]: PlannedPerson[Key] };

const WORKERS: readonly DemoLogin[] = ['katarzyna.pracownik', 'marta.pracownik', 'piotr.pracownik', 'iwona.pracownik'];
const FORMER_WORKER: DemoLogin = 'halina.dawna';
/** Days before today on which the former worker's records went to others. */
export const FORMER_WORKER_LEFT = 400;

const NOTES = [
  'Kontakt najlepiej po godzinie 15.',
  'Prosi o listy większą czcionką.',
  'Umawia się przez szkołę dzieci.',
  'Pracuje na zmiany, telefon oddzwania wieczorem.',
  'Potrzebny tłumacz.',
] as const;

/** So many days old somebody has no PESEL yet, as the rule `newborn-days` of a new office allows. */
const NEWBORN_DAYS = 45;

/** Draws people one by one; `people` is the list so far, and a person is known by its place there. */
export class PeoplePlan {
  readonly people: Draft[] = [];
  readonly #random: Random;
  readonly #today: LocalDate;
  readonly #pesels = new Set<string>();

  constructor(random: Random, today: LocalDate) {
    this.#random = random;
    this.#today = today;
  }

  surname(): Surname {
    return this.#random.pick(SURNAMES);
  }

  worker(): DemoLogin {
    return this.#random.pick(WORKERS);
  }

  /** Adds a person and returns the place in the list. */
  add(wish: PersonWish): number {
    const random = this.#random;
    const foreign = wish.foreigner === 'single' ? random.pick(FOREIGN_NAMES) : undefined;
    const sex = foreign?.sex ?? wish.sex;
    const birthDate = this.#birthDate(wish.age);
    const known = wish.foreigner === 'family' ? UKRAINIAN_FIRST_NAMES[sex] : firstNamesOf(sex, yearOf(birthDate));
    const free = known.filter((name) => wish.notNamed?.includes(name) !== true);
    const names = free.length > 1 ? free : known;
    const firstName = foreign?.firstName ?? random.pick(names);
    const second = random.pick(names);
    const surname = foreign?.surname ?? (sex === 'female' ? wish.surname.female : wish.surname.male);
    const createdOn = this.#later(birthDate, this.pastDay(5 * 365, 20));
    const address = wish.address ?? this.address(createdOn);
    this.people.push({
      surname,
      firstName,
      secondName: wish.foreigner === undefined && second !== firstName && random.chance(0.4) ? second : null,
      identity: this.#identity(birthDate, sex, wish.foreigner !== undefined),
      birthDate,
      sex,
      ...inventDetails(
        this.people.length,
        { birthDate, sex, surname, foreign: wish.foreigner !== undefined },
        this.#today,
      ),
      addresses: this.#addresses({ ...address, from: this.#later(birthDate, address.from) }),
      contacts: ageAt(birthDate, this.#today) < 16 ? [] : this.#contacts(firstName, surname),
      note: random.chance(0.12) ? random.pick(NOTES) : null,
      workers: wish.worker === undefined ? [] : this.assignments(wish.worker, createdOn),
      protection: null,
      archived: null,
      createdOn,
    });
    return this.people.length - 1;
  }

  /** A day from `oldest` to `newest` days before today. */
  pastDay(oldest: number, newest: number): LocalDate {
    return addDays(this.#today, -this.#random.between(newest, oldest));
  }

  /** A place to live, from that day on. */
  address(from: LocalDate): PlannedAddress {
    const random = this.#random;
    const place = this.#place();
    const inBlock = place.streets.length > 2 && random.chance(0.45);
    return {
      street: place.streets.length === 0 ? null : random.pick(place.streets),
      building: `${random.between(1, 140)}${random.chance(0.1) ? random.pick(['a', 'b', 'A']) : ''}`,
      flat: inBlock ? String(random.between(1, 60)) : null,
      postalCode: place.postalCode as PlannedAddress['postalCode'],
      town: place.town,
      terc: place.terc,
      from,
      to: null,
    };
  }

  /** The person lives at that address from that day on. */
  move(person: number, address: PlannedAddress, from: LocalDate): void {
    const draft = this.people[person];
    const present = draft?.addresses.at(-1);
    if (draft === undefined || present === undefined) return;
    const before = draft.addresses.slice(0, -1);
    const moved = { ...address, from, to: null };
    if (present.from < from) draft.addresses = [...before, { ...present, to: addDays(from, -1) }, moved];
    else draft.addresses = [...before, { ...moved, from: present.from }];
  }

  /** The worker of today, for a third of the records after a worker who left the office. */
  assignments(worker: DemoLogin, from: LocalDate): PlannedAssignment[] {
    const change = addDays(this.#today, -FORMER_WORKER_LEFT);
    if (from >= change || !this.#random.chance(0.33)) return [{ login: worker, from, to: null }];
    return [
      { login: FORMER_WORKER, from, to: addDays(change, -1) },
      { login: worker, from: change, to: null },
    ];
  }

  #place(): Place {
    let left = this.#random.next() * PLACES.reduce((sum, place) => sum + place.weight, 0);
    for (const place of PLACES) {
      left -= place.weight;
      if (left < 0) return place;
    }
    return this.#random.pick(PLACES);
  }

  #birthDate([low, high]: PersonWish['age']): LocalDate {
    const oldest = addDays(addYears(this.#today, -high - 1), 1);
    const newest = addYears(this.#today, -low);
    const year = this.#random.between(yearOf(oldest), yearOf(newest));
    const drawn = localDateOf(year, this.#random.between(1, 12), this.#random.between(1, 28)) ?? newest;
    return drawn < oldest ? oldest : drawn > newest ? newest : drawn;
  }

  #identity(birthDate: LocalDate, sex: Sex, foreigner: boolean): PlannedPerson['identity'] {
    const random = this.#random;
    if (foreigner && random.chance(0.7)) {
      const documentNumber = `F${random.pick(['A', 'B', 'E'])}${random.between(100_000, 999_999)}`;
      return { kind: 'no-pesel', reason: 'foreigner', documentKind: 'passport', documentNumber };
    }
    if (addDays(birthDate, NEWBORN_DAYS) > this.#today) {
      return { kind: 'no-pesel', reason: 'newborn', documentKind: null, documentNumber: null };
    }
    let serial = random.between(0, 4999);
    let pesel = makePesel(birthDate, sex, serial);
    while (this.#pesels.has(pesel)) {
      serial = (serial + 1) % 5000;
      pesel = makePesel(birthDate, sex, serial);
    }
    this.#pesels.add(pesel);
    return { kind: 'pesel', pesel };
  }

  #addresses(present: PlannedAddress): PlannedAddress[] {
    const moved = this.pastDay(1500, 100);
    if (present.from >= moved || !this.#random.chance(0.12)) return [present];
    return [
      { ...this.address(present.from), to: addDays(moved, -1) },
      { ...present, from: moved },
    ];
  }

  #contacts(firstName: string, surname: string): ContactInput[] {
    const random = this.#random;
    const contacts: ContactInput[] = [];
    const typed = `${random.pick(['50', '60', '66', '72', '78'])}${random.between(1_000_000, 9_999_999)}`;
    const parsed = parsePhone(typed);
    if (parsed.ok && random.chance(0.75)) contacts.push({ kind: 'phone', value: parsed.phone, note: null });
    if (random.chance(0.35)) {
      const account = foldLogin(`${firstName}.${surname}`).replace(/[^a-z0-9.-]/g, '');
      contacts.push({ kind: 'email', value: `${account}@example.org`, note: null });
    }
    if (contacts.length > 0 && random.chance(0.1)) {
      contacts.push({ kind: 'phone', value: '+48178500100', note: 'praca, w pilnej sprawie' });
    }
    return contacts;
  }

  #later(a: LocalDate, b: LocalDate): LocalDate {
    return a > b ? a : b;
  }
}
