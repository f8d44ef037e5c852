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
