import { sql } from 'kysely';

import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import type { FamilyId, HomeId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { addDays, addMonths, addYears, asLocalDate, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';

import { insertBasis, insertCare, insertFunding, insertPlacement } from '../repositories/care.repository.ts';
import { insertContract, insertPaper, insertReadiness } from '../repositories/home-line-writes.repository.ts';
import { insertForm, insertHome } from '../repositories/homes.repository.ts';
import type { Change } from '../repositories/kept-records.repository.ts';
import { insertReservation } from '../repositories/reservations.repository.ts';
import { asFamilyId, asHomeId, asPersonId, asRecordId, dateOrNull, groupBy } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { fillCareStories } from './fill-care-stories.ts';
import { fillExceptions } from './fill-exceptions.ts';
import { workingHour } from './moments.ts';
import { Random } from './random.ts';

interface Options {
  readonly seed: number;
  readonly today: LocalDate;
  readonly ids: { next(): string };
  readonly by: UserId;
}

/** How many places are kept for children who wait. */
const KEPT = 3;
const COURT = 'Sąd Rejonowy w Jaworzcu';
const PARTY = 'Starosta Jaworzecki';
const COUNTY = 'mielecki';

const REASONS = {
  'care-incapacity': 30,
  alcohol: 30,
  addiction: 8,
  violence: 10,
  orphan: 4,
  'half-orphan': 5,
  'parents-illness': 5,
  'parent-abroad': 4,
  'parent-in-prison': 4,
} as const;

const INSTITUTIONS: readonly (readonly [name: string, form: HomeForm, max: number])[] = [
  ['Placówka „Zatoka”', 'institution-socialising', 14],
  ['Placówka „Przystań”', 'institution-intervention', 10],
  ['Placówka „Gniazdo”', 'institution-family', 8],
];

/** A foster family of the plan as it stands in the database by now. */
interface Foster {
  readonly familyId: FamilyId;
  readonly kind: string;
  readonly from: LocalDate;
  readonly members: readonly Member[];
}

interface Member {
  readonly id: string;
  readonly personId: PersonId;
  readonly role: string;
  readonly birthDate: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Makes the foster families of the demonstration homes with forms, contracts and papers, enters institutions, and gives
 * every child a stay with its basis and its payer. A stay in a family has the id of the membership that stands already.
 */
export async function fillFosterCare(tx: Tx, options: Options): Promise<void> {
  const random = new Random(options.seed ^ 0x00f0_57e2);
  const filling = new Filling(tx, options, random);
  const institutions = await filling.institutions();
  for (const foster of await fosterFamilies(tx)) await filling.family(foster, institutions);
  await filling.inInstitutions(institutions);
  await fillCareStories(tx, options);
  await fillExceptions(tx, options);
  await filling.reservations(institutions);
}

class Filling {
  readonly #tx: Tx;
  readonly #options: Options;
  readonly #random: Random;
  readonly #numbers = new Map<number, number>();

  constructor(tx: Tx, options: Options, random: Random) {
    this.#tx = tx;
    this.#options = options;
    this.#random = random;
  }

  async institutions(): Promise<readonly HomeId[]> {
    const ids: HomeId[] = [];
    for (const [name, form, max] of INSTITUTIONS) {
      const id = asHomeId(this.#options.ids.next());
      const from = asLocalDate('2018-01-01');
      const fields = { name, nip: null, regon: null, director: 'Joanna Bielecka', phone: null, email: null };
      await insertHome(
        this.#tx,
        { id, familyId: null, institution: { ...fields, address: null, permit: null }, note: null },
        this.#change(from),
      );
      await insertForm(this.#tx, id, { id: this.#id(), form, from, maxPlaces: max }, this.#change(from));
      ids.push(id);
    }
    return ids;
  }

  async family(foster: Foster, institutions: readonly HomeId[]): Promise<void> {
    const { familyId, from, members } = foster;
    const id = asHomeId(this.#options.ids.next());
    const change = this.#change(from);
    const form = this.#form(foster);
    const children = members.filter(({ role }) => role === 'foster-child');
    const present = children.filter(({ to }) => to === null).length;
    await insertHome(this.#tx, { id, familyId, institution: null, note: null }, change);
    const maxPlaces = form === 'kinship' ? null : form === 'family-childrens-home' ? 8 : Math.max(3, present);
    await insertForm(this.#tx, id, { id: this.#id(), form, from, maxPlaces }, change);
    await this.#contract(id, form, from);
    const ready = { ageFrom: this.#random.between(0, 6), ageTo: this.#random.between(10, 17), sex: null, note: null };
    const accepts = this.#random.chance(0.6) ? ['siblings'] : [];
    await insertReadiness(this.#tx, id, this.#id(), { ...ready, from, accepts }, change);
    for (const carer of members.filter(({ role }) => role === 'foster-carer')) await this.#papers(id, carer, from);
    for (const child of children) await this.#child(child, id, institutions);
  }

  #form({ kind }: Foster): HomeForm {
    if (kind === 'family-childrens-home') return 'family-childrens-home';
    return this.#random.weighted({
      kinship: 40,
      'non-professional': 34,
      professional: 12,
      emergency: 8,
      'specialist-disability': 6,
    });
  }

  async #contract(id: HomeId, form: HomeForm, from: LocalDate): Promise<void> {
    if (form === 'kinship' || form === 'non-professional') return;
    const kind = form === 'family-childrens-home' ? 'childrens-home' : 'professional';
    const years = kind === 'childrens-home' ? 5 : 4;
    for (let begins = from, number = 1; begins <= this.#options.today; number += 1) {
      const to = addDays(addYears(begins, years), -1);
      const fields = {
        kind,
        number: `${number}/${yearOf(begins)}`,
        concludedOn: begins,
        party: PARTY,
        notice: '3 miesiące',
      };
      await insertContract(this.#tx, id, this.#id(), { ...fields, from: begins, to }, this.#change(begins));
      begins = addDays(to, 1);
    }
  }

  /** The medical certificate and the psychologist's opinion, renewed every two years; a few are late. */
  async #papers(id: HomeId, carer: Member, from: LocalDate): Promise<void> {
    for (const kind of ['medical-certificate', 'psychological-opinion'] as const) {
      const back = this.#random.chance(0.12) ? this.#random.between(25, 27) : this.#random.between(1, 23);
      const issued = addMonths(this.#options.today, -back);
      const issuedOn = issued < from ? from : issued;
      const validUntil = addDays(addYears(issuedOn, 2), -1);
      const paper = {
        kind,
        personId: carer.personId,
        number: null,
        issuedOn,
        validUntil,
        keptAt: 'teczka rodziny',
        note: null,
      };
      await insertPaper(this.#tx, id, this.#id(), paper, this.#change(issuedOn));
    }
    const training = { kind: 'training', personId: carer.personId, number: 'PRIDE', issuedOn: from, validUntil: null };
    await insertPaper(
      this.#tx,
      id,
      this.#id(),
      { ...training, keptAt: 'teczka rodziny', note: null },
      this.#change(from),
    );
  }

  /** A child who stays or stayed with the family; one in four was in an institution before. */
  async #child(member: Member, homeId: HomeId, institutions: readonly HomeId[]): Promise<void> {
    const { personId, birthDate, from, to } = member;
    const before = addDays(from, -this.#random.between(40, 110));
    const first = institutions[1];
    const emergency = first !== undefined && before > addYears(birthDate, 1) && this.#random.chance(0.25);
    const began = emergency ? before : from;
    await this.#care(personId, began);
    const reason = this.#random.weighted(REASONS);
    const stay = { personId, kind: 'stay', fromMinute: null, note: null, endNote: null, replaces: null } as const;
    if (emergency) {
      await insertPlacement(
        this.#tx,
        { ...stay, id: this.#id(), homeId: first, from: before, to: addDays(from, -1), reason, endReason: 'moved' },
        this.#change(before),
      );
    }
    const end = to === null ? null : 'returned';
    const own = {
      ...stay,
      id: asRecordId(member.id),
      homeId,
      from,
      to,
      reason: emergency ? null : reason,
      endReason: end,
    };
    await insertPlacement(this.#tx, own, this.#change(from));
    await this.#papersOfChild(personId, began, to);
  }

  /** Children of ten and more who live with nobody: some of those whom no family has taken. */
  async inInstitutions(institutions: readonly HomeId[]): Promise<void> {
    const [home] = institutions;
    if (home === undefined) return;
    const { today } = this.#options;
    const rows = await this.#tx
      .selectFrom('people as p')
      .innerJoin('family_members as m', 'm.person_id', 'p.id')
      .select(['p.id', 'p.birth_date'])
      .where('m.role', '=', 'child')
      .where('m.to_date', 'is', null)
      .where('p.archived_on', 'is', null)
      .where('p.birth_date', '<=', addYears(today, -10))
      .where('p.birth_date', '>', addYears(today, -18))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('foster_children as c').select('c.person_id').whereRef('c.person_id', '=', 'p.id'))),
      )
      .orderBy('p.sort_key')
      .orderBy('p.id')
      .limit(11)
      .execute();
    for (const [index, row] of rows.entries()) {
      const from = addDays(today, -this.#random.between(60, 900));
      const personId = asPersonId(row.id);
      await this.#care(personId, from);
      const left = index % 5 === 4 ? addDays(today, -this.#random.between(5, 50)) : null;
      const stay = { personId, kind: 'stay', fromMinute: null, note: null, endNote: null, replaces: null } as const;
      const end = left === null ? null : 'returned';
      await insertPlacement(
        this.#tx,
        {
          ...stay,
          id: this.#id(),
          homeId: home,
          from,
          to: left,
          reason: this.#random.weighted(REASONS),
          endReason: end,
        },
        this.#change(from),
      );
      await this.#papersOfChild(personId, from, left);
    }
  }

  /** Places kept for children who wait in the emergency institution or at home, in families that have room. */
  async reservations(institutions: readonly HomeId[]): Promise<void> {
    const { today } = this.#options;
    const homes = await this.#tx
      .selectFrom('home_forms as f')
      .innerJoin('foster_homes as h', 'h.id', 'f.home_id')
      .select(['f.home_id', 'f.max_places'])
      .where('h.family_id', 'is not', null)
      .where('f.to_date', 'is', null)
      .where('f.max_places', 'is not', null)
      .where('f.form', '<>', 'respite')
      .orderBy('f.home_id')
      .execute();
    const children = await this.#tx
      .selectFrom('placements')
      .select('person_id')
      .where('home_id', 'in', institutions)
      .where('to_date', 'is', null)
      .orderBy('person_id')
      .limit(KEPT)
      .execute();
    for (const [index, { person_id }] of children.entries()) {
      const waiting = index % 2 === 0 ? 1 : 2;
      for (const [at, home] of homes.entries()) {
        const { count } = await this.#tx
          .selectFrom('placements')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('home_id', '=', home.home_id)
          .where('kind', '=', 'stay')
          .where('to_date', 'is', null)
          .executeTakeFirstOrThrow();
        if ((home.max_places ?? 0) - count !== waiting) continue;
        homes.splice(at, 1);
        const from = addDays(today, -this.#random.between(0, 3));
        const until = addDays(today, this.#random.between(2, 7));
        const one = { id: this.#id(), personId: asPersonId(person_id), homeId: asHomeId(home.home_id), from, until };
        await insertReservation(this.#tx, { ...one, note: null }, this.#change(from));
        break;
      }
    }
  }

  async #care(personId: PersonId, from: LocalDate): Promise<void> {
    const year = yearOf(from);
    const number = (this.#numbers.get(year) ?? 0) + 1;
    this.#numbers.set(year, number);
    await insertCare(this.#tx, personId, `PZ.5132.${number}.${year}`, this.#change(from));
  }

  /** On what the child is in care, and who pays. */
  async #papersOfChild(personId: PersonId, from: LocalDate, to: LocalDate | null): Promise<void> {
    const reference = `III Nsm ${this.#random.between(10, 480)}/${String(yearOf(from)).slice(2)}`;
    const court = { kind: 'court', body: COURT, reference, note: null };
    const decided = addDays(from, this.#random.between(30, 90));
    const last = to ?? this.#options.today;
    if (this.#random.chance(0.35) && decided <= last) {
      const interim = { ...court, id: this.#id(), kind: 'court-interim', actOn: from, from, to: addDays(decided, -1) };
      await insertBasis(this.#tx, personId, interim, this.#change(from));
      const final = { ...court, id: this.#id(), actOn: decided, from: decided, to };
      await insertBasis(this.#tx, personId, final, this.#change(decided));
    } else
      await insertBasis(this.#tx, personId, { ...court, id: this.#id(), actOn: from, from, to }, this.#change(from));
    const terc = this.#random.pick(['1811011', '1811022', '1811032', '1803011']);
    const payer = { county: COUNTY, terc, governmentTask: false, note: null };
    await insertFunding(this.#tx, personId, { ...payer, id: this.#id(), from, to }, this.#change(from));
  }

  #change(day: LocalDate): Change {
    return { at: workingHour(day), by: this.#options.by };
  }

  #id() {
    return asRecordId(this.#options.ids.next());
  }
}

/** Families that are foster families today, with their members. */
async function fosterFamilies(tx: Tx): Promise<readonly Foster[]> {
  const families = await tx
    .selectFrom('families as f')
    .innerJoin('family_kinds as k', 'k.family_id', 'f.id')
    .select(['f.id', 'k.kind', 'k.from_date'])
    .where('k.kind', 'in', ['foster', 'family-childrens-home'])
    .where('k.to_date', 'is', null)
    .orderBy('f.rowkey')
    .execute();
  const members = await tx
    .selectFrom('family_members as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.family_id', 'm.person_id', 'm.role', 'm.from_date', 'm.to_date', 'p.birth_date'])
    .orderBy('m.from_date')
    .orderBy(sql`p.sort_key`)
    .execute();
  const byFamily = groupBy(members, ({ family_id }) => family_id);
  return families.map((row) => ({
    familyId: asFamilyId(row.id),
    kind: row.kind,
    from: asLocalDate(row.from_date),
    members: (byFamily.get(row.id) ?? []).map((member) => ({
      id: member.id,
      personId: asPersonId(member.person_id),
      role: member.role,
      birthDate: asLocalDate(member.birth_date),
      from: asLocalDate(member.from_date),
      to: dateOrNull(member.to_date),
    })),
  }));
}
