import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { EndReason, RelationKind } from '#shared/features/relations/relation-kinds.ts';
import { isEqual } from '#shared/features/relations/relation-kinds.ts';
import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

const idOf = (kind: string, number: number): string =>
  `0190${kind}00-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Builds what the genogram is drawn from, with ids that follow the order of building. */
export class GenogramBuilder {
  readonly #people: GenogramData['people'] = [];
  readonly #members: GenogramData['members'] = [];
  readonly #relations: GenogramData['relations'] = [];
  readonly #homes: GenogramData['homes'] = [];

  person(name: string, sex: Sex, birth: string, death: string | null = null): PersonId {
    const id = idOf('aa', this.#people.length + 1) as PersonId;
    const [firstName = '', surname = ''] = name.split(' ');
    const birthDate = asLocalDate(birth);
    const deathDate = death === null ? null : asLocalDate(death);
    this.#people.push({ shown: true, id, surname, firstName, sex, birthDate, deathDate, archived: false });
    return id;
  }

  /** Of a death known by its year the day is not known. */
  diedInYear(id: PersonId, year: number): this {
    const one = this.#people.find((person) => person.id === id);
    if (one?.shown === true) Object.assign(one, { deathDate: asLocalDate(`${year}-12-31`), deathDayUnknown: true });
    return this;
  }

  hidden(why: 'protected' | 'out-of-reach'): PersonId {
    const id = idOf('aa', this.#people.length + 1) as PersonId;
    this.#people.push({ shown: false, id, ask: why === 'protected' ? ['Anna Kierownik'] : [], why });
    return id;
  }

  relate(
    kind: RelationKind,
    first: PersonId,
    second: PersonId,
    dates: { from?: string; to?: string; because?: EndReason } = {},
  ): this {
    const [firstId, secondId] = isEqual(kind) && second < first ? [second, first] : [first, second];
    const { from, to, because } = dates;
    this.#relations.push({
      id: idOf('bb', this.#relations.length + 1) as RecordId,
      kind,
      firstId,
      secondId,
      from: from === undefined ? null : asLocalDate(from),
      to: to === undefined ? null : asLocalDate(to),
      endReason: because ?? null,
    });
    return this;
  }

  parents(child: PersonId, ...parents: readonly PersonId[]): this {
    for (const parent of parents) this.relate('parent', parent, child);
    return this;
  }

  member(personId: PersonId, role: MemberRole, from: string, to: string | null = null): this {
    this.#members.push({ personId, role, from: asLocalDate(from), to: to === null ? null : asLocalDate(to) });
    return this;
  }

  /** Where somebody lived: equal numbers are one address. */
  lives(personId: PersonId, home: number, from: string, to: string | null = null): this {
    this.#homes.push({ personId, home, from: asLocalDate(from), to: to === null ? null : asLocalDate(to) });
    return this;
  }

  data(familyName = 'Wróblewscy'): GenogramData {
    const familyId = idOf('cc', 1) as FamilyId;
    const [people, members, relations] = [this.#people, this.#members, this.#relations];
    return { familyId, familyName, people, members, relations, homes: this.#homes, cut: false, mayPrint: true };
  }
}

/** A divorce, a new partner, a half-sister, a grandfather who died, a boy who left to his grandmother and came back. */
export function patchworkFamily() {
  const builder = new GenogramBuilder();
  const teresa = builder.person('Teresa Król', 'female', '1963-04-02');
  const jan = builder.person('Jan Król', 'male', '1958-09-14', '2019-03-05');
  const anna = builder.person('Anna Wróblewska', 'female', '1988-02-11');
  const pawel = builder.person('Paweł Wróblewski', 'male', '1984-06-30');
  const marek = builder.person('Marek Sroka', 'male', '1985-01-20');
  const oliwia = builder.person('Oliwia Wróblewska', 'female', '2012-05-04');
  const bartosz = builder.person('Bartosz Wróblewski', 'male', '2016-08-19');
  const hanna = builder.person('Hanna Sroka', 'female', '2024-10-01');
  builder
    .relate('marriage', jan, teresa, { from: '1984-05-05', to: '2019-03-05', because: 'death' })
    .relate('marriage', anna, pawel, { from: '2010-06-12', to: '2023-02-03', because: 'divorce' })
    .relate('partnership', anna, marek, { from: '2024-01-15' })
    .relate('foster-carer', teresa, bartosz, { from: '2025-02-03', to: '2026-06-30', because: 'decision' })
    .parents(anna, jan, teresa)
    .parents(oliwia, anna, pawel)
    .parents(bartosz, anna, pawel)
    .parents(hanna, anna, marek)
    .member(anna, 'mother', '2019-01-10')
    .member(pawel, 'father', '2019-01-10', '2023-02-03')
    .member(oliwia, 'child', '2019-01-10')
    .member(bartosz, 'child', '2019-01-10', '2025-02-02')
    .member(bartosz, 'child', '2026-07-01')
    .member(marek, 'partner', '2024-05-01')
    .member(hanna, 'child', '2024-10-01');
  return { data: builder.data(), teresa, jan, anna, pawel, marek, oliwia, bartosz, hanna };
}

/** Adoption and fostering beside own children, two sets of grandparents, a woman with three husbands, unknown parents. */
export function largeFamily(): GenogramData {
  const builder = new GenogramBuilder();
  const [g1, g2] = [
    builder.person('Stefan Lis', 'male', '1950-01-01'),
    builder.person('Irena Lis', 'female', '1952-01-01'),
  ];
  const [g3, g4] = [
    builder.person('Roman Mak', 'male', '1949-01-01'),
    builder.person('Zofia Mak', 'female', '1951-01-01'),
  ];
  const ewa = builder.person('Ewa Lis-Mak', 'female', '1976-02-02');
  const uncle = builder.person('Krzysztof Lis', 'male', '1973-02-02');
  const adam = builder.person('Adam Mak', 'male', '1975-03-03');
  const one = builder.person('Zenon Bąk', 'male', '1970-03-03');
  const two = builder.person('Leon Żuk', 'male', '1972-03-03');
  const kids = ['Ola', 'Ula', 'Iga', 'Jan', 'Kaj'].map((name, index) =>
    builder.person(`${name} Mak`, index < 3 ? 'female' : 'male', `${2000 + index * 3}-05-05`),
  );
  const adopted = builder.person('Maja Mak', 'female', '2015-06-06');
  const foster = builder.person('Kuba Nowak', 'male', '2018-06-06');
  const ward = builder.person('Emilia Kos', 'female', '2010-06-06');
  const [k0, k1, k2, k3, k4] = kids;
  if (k0 === undefined || k1 === undefined || k2 === undefined || k3 === undefined || k4 === undefined)
    throw new Error();
  const hidden = builder.hidden('protected');
  const half = builder.person('Nina Mak', 'female', '1998-06-06');
  builder
    .relate('marriage', g1, g2)
    .relate('marriage', g3, g4, { from: '1970-01-01' })
    .parents(ewa, g1, g2)
    .parents(uncle, g1, g2)
    .parents(adam, g3, g4)
    .relate('marriage', ewa, one, { from: '1994-01-01', to: '1999-01-01', because: 'divorce' })
    .relate('partnership', ewa, two, { from: '1999-02-01', to: '2004-01-01', because: 'separation' })
    .relate('marriage', ewa, adam, { from: '2005-01-01' })
    .parents(k0, ewa, one)
    .parents(k1, ewa, two)
    .parents(k2, ewa, adam)
    .parents(k3, ewa, adam)
    .parents(k4, ewa, adam)
    .parents(half, adam)
    .relate('adoptive-parent', ewa, adopted, { from: '2018-01-01' })
    .relate('adoptive-parent', adam, adopted, { from: '2018-01-01' })
    .relate('foster-carer', ewa, foster, { from: '2022-01-01' })
    .relate('foster-carer', adam, foster, { from: '2022-01-01' })
    .parents(foster, hidden)
    .relate('guardian', uncle, ward, { from: '2021-01-01' });
  for (const id of [ewa, adam]) builder.member(id, 'foster-carer', '2005-01-01');
  for (const id of [k2, k3, k4, adopted]) builder.member(id, 'child', '2020-01-01');
  builder.member(foster, 'foster-child', '2022-01-01').member(ward, 'other', '2021-01-01');
  return builder.data('Makowie');
}
