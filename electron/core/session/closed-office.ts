import type { GenerationLayout, OfficeLock } from '#db/generations/index.ts';

/** An office about to be migrated: nobody has it open. */
export interface OlderOffice {
  readonly files: GenerationLayout;
  readonly key: Uint8Array;
}

/** The office closed for a moment, while another generation is made of it. */
export interface ClosedOffice extends OlderOffice {
  readonly lock: OfficeLock;
  readonly generation: number;
}

/** What the office is called. */
export interface OfficeNames {
  readonly name: string;
  readonly shortName: string;
}
