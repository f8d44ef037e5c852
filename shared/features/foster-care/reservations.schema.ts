import { z } from 'zod';

import { personId, recordId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';

/** How a reservation ended, other than by its last day: the child came, went elsewhere, or it was withdrawn. */
export const RESERVATION_ENDS = ['used', 'released', 'withdrawn'] as const;
export type ReservationEnd = (typeof RESERVATION_ENDS)[number];

/** What every line about a reservation says. */
export const reservedFields = {
  id: recordId,
  version: z.int(),
  from: localDate,
  /** The last day on which the place is kept. */
  until: localDate,
  note: z.string().nullable(),
  byName: z.string(),
  at: instant,
};

/** A reservation on the home's card; without name and note where the child is not shown to the viewer. */
export const homeReservation = z.strictObject({ ...reservedFields, personId, name: z.string().nullable() });
export type HomeReservation = z.infer<typeof homeReservation>;
