import { homeWithRegon } from '#db/repositories/homes.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { InstitutionFields } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId } from '#shared/kernel/ids.ts';

import { refuseProblems } from '../../records/problems.ts';

/** @throws AppError INVALID_INPUT when another institution has this REGON */
export async function refuseTakenRegon(tx: Tx, { regon }: InstitutionFields, self: HomeId | null): Promise<void> {
  if (regon === null) return;
  const other = await homeWithRegon(tx, regon);
  if (other === null || other === self) return;
  refuseProblems('institution', [
    { path: 'regon', message: 'REGON: podaj inny numer REGON, ten ma już inna placówka na liście.' },
  ]);
}
