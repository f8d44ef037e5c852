import type { EndReason, RelationKind } from '#shared/features/relations/relation-kinds.ts';

import type { Kept } from './columns.ts';

/** The first is the parent, grandparent, guardian or carer of the second; between equals the smaller id comes first. */
export interface RelationsTable extends Kept {
  id: string;
  kind: RelationKind;
  first_id: string;
  second_id: string;
  /** Empty where nobody knows the day, and for what holds from birth. */
  from_date: string | null;
  to_date: string | null;
  end_reason: EndReason | null;
  basis: string | null;
  note: string | null;
}

/** A proposed relation that somebody skipped in a family; with `back_at` it is proposed again. */
export interface SkippedRelationsTable {
  id: string;
  family_id: string;
  person_id: string;
  /** Who would be that to the person. */
  other_id: string;
  role: 'parent' | 'grandparent';
  skipped_at: string;
  skipped_by: string;
  back_at: string | null;
  back_by: string | null;
}
