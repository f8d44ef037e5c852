import { isOverOn, kinOf } from './kinship.rules.ts';
import { roleLabel } from './relation-roles.ts';
import type { Scene, ScenePerson } from './genogram-scene.ts';
import type { GenogramData } from './relations.schema.ts';
import { memberRoleLabel } from '../families/families.labels.ts';
import { formatDate, type LocalDate } from '../../kernel/local-date.ts';

/** One line of the genogram's table. */
export interface GenogramRow {
  readonly person: ScenePerson;
  readonly name: string;
  readonly role: string | null;
  readonly birth: string | null;
  /** „mąż: Wróblewski Paweł (rozwód 2023)”, one a relation to somebody in the drawing. */
  readonly ties: readonly string[];
}

/** The genogram's text: everybody in the drawing, the oldest first, with what the others are to them on that day. */
export function genogramRows(
  data: Pick<GenogramData, 'relations'>,
  scene: Scene,
  hiddenName: (person: ScenePerson) => string,
): readonly GenogramRow[] {
  const personOf = new Map(scene.people.map((person) => [person.id, person]));
  // A relation that ends later is not over on that day.
  const known = data.relations
    .filter(({ from }) => from === null || from <= scene.day)
    .map((one) => (isOverOn(one, scene.day) ? one : { ...one, to: null, endReason: null }));
  const nameOf = (person: ScenePerson): string =>
    person.hidden === null ? `${person.surname ?? ''} ${person.firstName ?? ''}` : hiddenName(person);
  return scene.people.map((person) => ({
    person,
    name: nameOf(person),
    role: person.role === null ? null : memberRoleLabel(person.role, person.sex),
    birth: birthOf(person),
    ties: kinOf(person.id, known, scene.day).flatMap(({ otherId, role, relation }) => {
      const other = personOf.get(otherId);
      if (other === undefined) return [];
      const ended = relation?.to == null ? '' : ` (${daysText(relation.from, relation.to)})`;
      return [`${roleLabel(role, other.sex, relation?.endReason ?? null)}: ${nameOf(other)}${ended}`];
    }),
  }));
}

function daysText(from: LocalDate | null, to: LocalDate): string {
  return from === null ? `do ${formatDate(to)}` : `${formatDate(from)}–${formatDate(to)}`;
}

function birthOf({ birthDate, deathWords, ageWords }: ScenePerson): string | null {
  if (birthDate === null) return null;
  const life = deathWords ?? ageWords ?? '';
  return `${formatDate(birthDate)} · ${life}`;
}
