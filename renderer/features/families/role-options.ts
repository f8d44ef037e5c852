import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { MEMBER_ROLES } from '#shared/features/families/member-role.schema.ts';
import type { Sex } from '#shared/kernel/pesel.ts';
import type { Option } from '../../ui/form/choice-fields.tsx';

/** A mother is a woman and a father a man (Family and Guardianship Code, art. 61⁹ and 62). */
const ROLE_SEX: Readonly<Record<string, Sex>> = { mother: 'female', father: 'male' };

/**
 * The roles for somebody of this sex, in the form of that sex. `chosen` is kept in the list whatever it is, so that what
 * stands in a record can be seen.
 */
export function roleOptions(sex: Sex | null, chosen = ''): readonly Option[] {
  return MEMBER_ROLES.filter((role) => {
    const only = ROLE_SEX[role];
    return only === undefined || sex === null || only === sex || role === chosen;
  }).map((value) => ({ value, label: memberRoleLabel(value, sex) }));
}
