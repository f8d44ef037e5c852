import { changeHome as writeHome } from '#db/repositories/homes.repository.ts';
import { normaliseInstitution } from '#shared/features/foster-care/homes.rules.ts';
import type { InstitutionFields } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId } from '#shared/kernel/ids.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeHome } from '../change-home.ts';
import { refuseTakenRegon } from '../taken-regon.ts';

/** Changes what is typed about an institution, and the note of any home; a family's name and address are the family's. */
export async function correctHome(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: HomeId;
    readonly version: number;
    readonly institution: InstitutionFields | null;
    readonly note: string | null;
  },
): Promise<{ id: HomeId; version: number }> {
  const note = blankToNull(input.note);
  const institution = input.institution === null ? null : normaliseInstitution(input.institution);
  return await changeHome(deps, actor, input, async (tx, { home }) => {
    if ((institution === null) !== (home.institution === null)) {
      refuseProblems(null, [{ path: 'institution', message: 'Placówka: dane placówki podaj tylko przy placówce.' }]);
    }
    if (institution !== null) await refuseTakenRegon(tx, institution, home.id);
    await writeHome(tx, home.id, { institution, note });
    const changed = JSON.stringify(institution) !== JSON.stringify(home.institution);
    return {
      fields: [...(changed ? ['institution'] : []), ...(note === home.note ? [] : ['note'])],
      before: { ...(changed ? { institution: home.institution } : {}), note: home.note },
      after: { ...(changed ? { institution } : {}), note },
    };
  });
}
