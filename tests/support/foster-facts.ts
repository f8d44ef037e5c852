import type {
  CandidateFacts,
  CareLeaverFacts,
  ChildFacts,
  Deed,
  HomeFacts,
  Stay,
} from '#shared/features/foster-care/deadlines.facts.ts';
import type { DeedCode } from '#shared/features/foster-care/deadlines.rules.ts';
import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import { instant, type Instant } from '#shared/kernel/instant.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

/** Builders of what the engine of deadlines knows; dates as 'YYYY-MM-DD'. */

export const day = (text: string): LocalDate => asLocalDate(text);
export const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text));
export const moment = (text: string): Instant => instant.parse(text);
export const during = (from: string, to: string | null = null) => ({ from: day(from), to: dayOrNull(to) });

export function stay(form: HomeForm, from: string, to: string | null = null, admittedAt: string | null = null): Stay {
  const emergency = admittedAt === null ? null : { admittedAt: moment(admittedAt) };
  return { homeId: `${form} ${from}`, form, ...during(from, to), emergency, basis: 'court' };
}

export const deed = (code: DeedCode, on: string, at: string | null = null): Deed => ({
  code,
  on: day(on),
  at: at === null ? null : moment(at),
});

export const assessed = (...days: readonly string[]) => days.map((on) => ({ on: day(on) }));

export const child = (facts: Partial<ChildFacts>): ChildFacts => ({
  id: 'child',
  birthDate: day('2015-03-10'),
  deathDate: null,
  stays: [],
  legalBases: [],
  assessments: [],
  deeds: [],
  fundingSharedFrom: null,
  ...facts,
});

export const home = (facts: Partial<HomeFacts>): HomeFacts => ({
  id: 'home',
  isFamily: true,
  forms: [{ form: 'professional', ...during('2020-01-01') }],
  contracts: [],
  firstChildOn: null,
  carers: [],
  household: [],
  papers: [],
  assessments: [],
  deeds: [],
  standards: null,
  ...facts,
});

export const judged = (
  on: string,
  result: 'positive' | 'negative' = 'positive',
  notifiedOn: string | null = null,
  objections: HomeFacts['assessments'][number]['objections'] = null,
): HomeFacts['assessments'][number] => ({ on: day(on), result, notifiedOn: dayOrNull(notifiedOn), objections });

export const objected = (on: string, answeredOn: string | null = null, upheld = false) => ({
  on: day(on),
  answeredOn: dayOrNull(answeredOn),
  upheld,
});

export const paper = (
  code: HomeFacts['papers'][number]['code'],
  issuedOn: string,
  validUntil: string | null = null,
  personId: string | null = 'carer',
): HomeFacts['papers'][number] => ({ code, personId, issuedOn: day(issuedOn), validUntil: dayOrNull(validUntil) });

export const careLeaver = (facts: Partial<CareLeaverFacts>): CareLeaverFacts => ({
  id: 'leaver',
  birthDate: day('2009-05-31'),
  deathDate: null,
  placedByCourt: true,
  stays: [],
  studyAid: [],
  deeds: [],
  ...facts,
});

export const candidate = (facts: Partial<CandidateFacts>): CandidateFacts => ({
  id: 'candidate',
  appliedOn: day('2026-01-31'),
  endedOn: null,
  becameHomeOn: null,
  qualifications: [],
  trainingAskedOn: null,
  trainingBeganOn: null,
  certificates: [],
  ...facts,
});
