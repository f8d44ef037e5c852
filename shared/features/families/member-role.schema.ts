import { z } from 'zod';

/** What somebody is in a family. */
export const MEMBER_ROLES = [
  'mother',
  'father',
  'child',
  'foster-carer',
  'foster-child',
  'stepparent',
  'partner',
  'grandparent',
  'sibling',
  'guardian',
  'other',
] as const;
export const memberRole = z.enum(MEMBER_ROLES, 'Rola w rodzinie: wybierz rolę w rodzinie z listy.');
export type MemberRole = (typeof MEMBER_ROLES)[number];
