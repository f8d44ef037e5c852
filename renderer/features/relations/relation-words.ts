import type { TFunction } from 'i18next';

import { isBlood } from '#shared/features/relations/relation-kinds.ts';
import { enteredRole } from '#shared/features/relations/relation-lines.ts';
import { kindOfRole } from '#shared/features/relations/relation-roles.ts';
import type { RelationLine, Relative } from '#shared/features/relations/relations.schema.ts';
import { fmt } from '../../ui/format.ts';

type Text = TFunction<'relations'>;

/** What somebody is called in a line; who may not be named is said to be so. */
export function relativeName(one: Relative, t: Text): string {
  if (one.shown) return `${one.surname} ${one.firstName}`;
  if (one.why === 'out-of-reach') return t('outOfReach');
  return one.ask.length === 0 ? t('protected') : t('protectedAsk', { who: one.ask.join(', ') });
}

/** „od urodzenia” for blood, „nie podano” where nobody knows. */
export function fromText(line: RelationLine, t: Text): string {
  if (line.from !== null) return fmt.date(line.from);
  const role = enteredRole(line);
  return role === null || isBlood(kindOfRole(role)) ? t('fromBirth') : t('unknownDay');
}
