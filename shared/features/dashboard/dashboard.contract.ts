import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { instant } from '../../kernel/instant.ts';

/** A record the user opened lately; one that is protected by now stays without its name. */
export const lastOpened = z.strictObject({
  kind: z.enum(['person', 'family']),
  id: z.uuid(),
  label: z.string().nullable(),
  detail: z.string().nullable(),
  at: instant,
});

export const dashboardOverview = z.strictObject({
  lastOpened: z.array(lastOpened),
  /** Records within the user's reach; null where the role may not see them at all. */
  people: z.int().nullable(),
  families: z.int().nullable(),
  /** Whether any of these families has a member today; null as `printed` is. */
  familyHasMembers: z.boolean().nullable(),
  /** Whether a card was ever printed in the office; null, and not looked up, past its first ten families. */
  printed: z.boolean().nullable(),
});
export type DashboardOverview = z.infer<typeof dashboardOverview>;

export const dashboardContract = {
  overview: procedure({ kind: 'personal', permission: 'signed-in' }).input(nothing).output(dashboardOverview),
};
