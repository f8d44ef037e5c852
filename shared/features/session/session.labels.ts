import type { z } from 'zod';

import type { Role } from '../../permissions/roles.ts';
import type { officeKind } from './session.schema.ts';

export const OFFICE_KIND_LABELS: Readonly<Record<z.infer<typeof officeKind>, string>> = {
  mops: 'miejski ośrodek pomocy społecznej (MOPS)',
  mopr: 'miejski ośrodek pomocy rodzinie (MOPR)',
  ops: 'ośrodek pomocy społecznej (OPS)',
  gops: 'gminny ośrodek pomocy społecznej (GOPS)',
  mgops: 'miejsko-gminny ośrodek pomocy społecznej (MGOPS)',
  pcpr: 'powiatowe centrum pomocy rodzinie (PCPR)',
  cus: 'centrum usług społecznych (CUS)',
  other: 'inny',
};

/** Names of the roles, as the office says them. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  worker: 'pracownik',
  manager: 'kierownik',
  administrator: 'administrator',
  accountant: 'księgowość',
  viewer: 'podgląd',
};
