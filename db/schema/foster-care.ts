import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import type { PlacementKind } from '#shared/features/foster-care/care.schema.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

import type { Dated, Flag } from './columns.ts';

/** Who wrote a row and when; whoever took it back, and why. */
export interface Written {
  by_user: string;
  at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdraw_reason: string | null;
}

/** A record whose changes say on which version they are based. */
export interface Versioned {
  version: number;
  created_at: string;
  created_by: string;
  changed_at: string;
  changed_by: string;
}

export interface DictionaryEntriesTable extends Dated {
  id: string;
  dictionary: string;
  code: string;
  label: string;
  short_label: string | null;
  article: string | null;
  source: string;
  position: number;
}

export interface FosterHomesTable extends Versioned {
  id: string;
  /** The family that is the home; null of an institution, which has its own columns. */
  family_id: string | null;
  name: string | null;
  nip: string | null;
  regon: string | null;
  director: string | null;
  phone: string | null;
  email: string | null;
  street: string | null;
  building: string | null;
  flat: string | null;
  postal_code: string | null;
  town: string | null;
  terc: string | null;
  permit: string | null;
  note: string | null;
  sort_key: string | null;
  /** Folded words of an institution; a family is found by its own. */
  search_text: string | null;
}

export interface HomeFormsTable extends Dated, Written {
  id: string;
  home_id: string;
  form: HomeForm;
  max_places: number | null;
  end_reason: string | null;
}

export interface HomeContractsTable extends Dated, Written {
  id: string;
  home_id: string;
  kind: string;
  number: string | null;
  concluded_on: string;
  party: string;
  notice: string | null;
  ended_on: string | null;
  end_reason: string | null;
}

export interface HomeReadinessTable extends Written {
  id: string;
  home_id: string;
  from_date: string;
  age_from: number | null;
  age_to: number | null;
  sex: Sex | null;
  /** JSON list of codes of the dictionary `readiness`. */
  accepts: string;
  note: string | null;
}

export interface HomePapersTable extends Written {
  id: string;
  home_id: string;
  person_id: string | null;
  kind: string;
  number: string | null;
  issued_on: string;
  valid_until: string | null;
  kept_at: string | null;
  note: string | null;
}

export interface FosterChildrenTable extends Versioned {
  person_id: string;
  case_number: string | null;
}

export interface PlacementsTable extends Dated, Written {
  id: string;
  person_id: string;
  home_id: string;
  kind: PlacementKind;
  /** Minutes since midnight of the office's clock at which the child came; null where nobody asked. */
  from_minute: number | null;
  reason: string | null;
  note: string | null;
  end_reason: string | null;
  end_note: string | null;
  /** The row this one corrects. */
  replaces: string | null;
}

export interface PlaceReservationsTable {
  id: string;
  home_id: string;
  person_id: string;
  from_date: string;
  /** The last day on which the place is kept. */
  to_date: string;
  note: string | null;
  version: number;
  by_user: string;
  at: string;
  changed_at: string;
  changed_by: string;
  ended: 'used' | 'released' | 'withdrawn' | null;
  ended_at: string | null;
  ended_by: string | null;
  end_reason: string | null;
}

export interface AbsencesTable extends Dated, Written {
  id: string;
  person_id: string;
  kind: string;
  place: string | null;
  note: string | null;
}

export interface LegalBasesTable extends Dated, Written {
  id: string;
  person_id: string;
  kind: string;
  body: string;
  act_on: string;
  reference: string | null;
  note: string | null;
}

export interface CareFundingTable extends Dated, Written {
  id: string;
  person_id: string;
  county: string;
  terc: string | null;
  government_task: Flag;
  note: string | null;
}

/** Why a child was placed although a limit was passed; written once. */
export interface PlacementExceptionsTable {
  id: string;
  placement_id: string;
  code: string;
  sentence: string;
  article: string | null;
  limit_value: number | null;
  count_value: number | null;
  source: string | null;
  reason: string;
  family_consent: Flag;
  coordinator_opinion: Flag;
  permit: Flag;
  by_user: string;
  at: string;
}
