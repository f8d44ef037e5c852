import type { TFunction } from 'i18next';

import { isBlood } from '#shared/features/relations/relation-kinds.ts';
import { kindOfRole, RELATION_ROLES, roleLabel, type RelationRole } from '#shared/features/relations/relation-roles.ts';
import type { RelationLine, Relative } from '#shared/features/relations/relations.schema.ts';
import { fmt } from '../../ui/format.ts';

type Text = TFunction<'relations'>;

/** What somebody is called in a line; who may not be named is said to be so. */
export function relativeName(one: Relative, t: Text): string {
  if (one.shown) return `${one.surname} ${one.firstName}`;
  if (one.why === 'out-of-reach') return t('outOfReach');
  return one.ask.length === 0 ? t('protected') : t('protectedAsk', { who: one.ask.join(', ') });
}

export const lineRole = (line: Pick<RelationLine, 'role' | 'endReason' | 'other'>): string =>
  roleLabel(line.role, line.other.shown ? line.other.sex : null, line.endReason);

/** The role of a line that was entered; null for those that only follow from others. */
export const enteredRole = (line: RelationLine): RelationRole | null =>
  RELATION_ROLES.find((role) => role === line.role) ?? null;

/** „od urodzenia” for blood, „nie podano” where nobody knows. */
export function fromText(line: RelationLine, t: Text): string {
  if (line.from !== null) return fmt.date(line.from);
  const role = enteredRole(line);
  return role === null || isBlood(kindOfRole(role)) ? t('fromBirth') : t('unknownDay');
}

const PLACES = new Map<string, number>(RELATION_ROLES.map((role, index) => [role, index]));

/** What holds first, in the order of the list of roles; then by age. Ended relations come last. */
export function inOrder(lines: readonly RelationLine[]): readonly RelationLine[] {
  const weight = (line: RelationLine): string => {
    const place = PLACES.get(line.role) ?? PLACES.get('half-sibling') ?? 0;
    const birth = line.other.shown ? line.other.birthDate : '9999';
    return `${line.to === null ? 0 : 1} ${String(place).padStart(2, '0')} ${birth}`;
  };
  return lines.toSorted((a, b) => (weight(a) < weight(b) ? -1 : 1));
}
