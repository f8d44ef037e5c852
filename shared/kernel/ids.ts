import { z } from 'zod';

/** Every record id is a UUID (version 7, so ids sort by the time they were made), branded by what it names. */
export const personId = z.uuid().brand<'PersonId'>();
export const familyId = z.uuid().brand<'FamilyId'>();
/** A family or an institution of foster care. */
export const homeId = z.uuid().brand<'HomeId'>();
export const userId = z.uuid().brand<'UserId'>();
export const recordId = z.uuid().brand<'RecordId'>();

export type PersonId = z.infer<typeof personId>;
export type FamilyId = z.infer<typeof familyId>;
export type HomeId = z.infer<typeof homeId>;
export type UserId = z.infer<typeof userId>;
/** An id of a row that has no kind of its own outside its parent: a membership, an address, a contact. */
export type RecordId = z.infer<typeof recordId>;
