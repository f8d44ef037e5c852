import { RELATION_ROLES, roleLabel, type RelationRole } from './relation-roles.ts';
import type { RelationLine } from './relations.schema.ts';

/** What the other one is, in the form of the person where the sex may be told. */
export function lineRole(line: Pick<RelationLine, 'role' | 'endReason' | 'over' | 'other' | 'entered'>): string {
  const words = roleLabel(line.role, line.other.shown ? line.other.sex : null, line.over ? line.endReason : null);
  // What „inna” is stands in its note.
  const note = line.role === 'other' ? (line.entered?.note ?? null) : null;
  return note === null ? words : `${words}: ${note}`;
}

/** The role of a line that was entered; null for those that only follow from others. */
export const enteredRole = (line: Pick<RelationLine, 'role'>): RelationRole | null =>
  RELATION_ROLES.find((role) => role === line.role) ?? null;

export const isWithdrawn = (line: Pick<RelationLine, 'entered'>): boolean =>
  line.entered !== null && line.entered.withdrawn !== null;

const PLACES = new Map<string, number>(RELATION_ROLES.map((role, index) => [role, index]));

/** What holds first, in the order of the list of roles; then by age. Ended relations come last. */
export function inOrder(lines: readonly RelationLine[]): readonly RelationLine[] {
  const weight = (line: RelationLine): string => {
    const place = PLACES.get(line.role) ?? PLACES.get('half-sibling') ?? 0;
    const birth = line.other.shown ? line.other.birthDate : '9999';
    return `${line.over ? 1 : 0} ${String(place).padStart(2, '0')} ${birth}`;
  };
  return lines.toSorted((a, b) => (weight(a) < weight(b) ? -1 : 1));
}
