import type {
  CERTIFICATE_KINDS,
  CITIZENSHIP_KINDS,
  CONSENT_BASES,
  EDUCATION_LEVELS,
  FORMER_NAME_KINDS,
  LABOUR_STATUSES,
  NEED_KINDS,
  TRAIT_ANSWERS,
  TRAITS,
} from '#shared/features/people/person-details.schema.ts';

import type { Dated } from './columns.ts';

/** A line of a person's details, in the order in which the lines stand on the card. */
interface Line {
  id: string;
  person_id: string;
  position: number;
}

/** As `Dated`, where the first day may be unknown. */
interface MaybeDated {
  from_date: string | null;
  to_date: string | null;
}

export interface PersonNamesTable extends Line, MaybeDated {
  kind: (typeof FORMER_NAME_KINDS)[number];
  surname: string;
}

export interface PersonCitizenshipsTable extends Line, MaybeDated {
  kind: (typeof CITIZENSHIP_KINDS)[number];
  country: string | null;
}

export interface PersonEducationTable extends Line, Dated {
  level: (typeof EDUCATION_LEVELS)[number];
}

export interface PersonLabourTable extends Line, Dated {
  status: (typeof LABOUR_STATUSES)[number];
  detail: string;
}

export interface PersonCertificatesTable extends Line, Dated {
  kind: (typeof CERTIFICATE_KINDS)[number];
  number: string | null;
}

export interface PersonSchoolsTable extends Line, Dated {
  school: string;
  class: string | null;
}

export interface PersonNeedsTable extends Line {
  kind: (typeof NEED_KINDS)[number];
  note: string | null;
}

export interface PersonTraitsTable extends Line {
  trait: (typeof TRAITS)[number];
  answer: (typeof TRAIT_ANSWERS)[number];
  asked_on: string;
}

export interface PersonConsentersTable extends Line, Dated {
  consenter_id: string | null;
  institution: string | null;
  basis: (typeof CONSENT_BASES)[number];
  basis_note: string | null;
}
