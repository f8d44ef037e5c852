import {
  NO_DETAILS,
  personDetails,
  TRAITS,
  type PersonDetails,
} from '#shared/features/people/person-details.schema.ts';
import { answersAbout, DETAIL_LABELS, deathText, detailLines } from '#shared/features/people/person-details.labels.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

interface TypedPeriod {
  from: string | null;
  to: string | null;
}

/** Details as they are typed; a line is there because somebody added it. */
export interface DetailsForm {
  formerNames: ({ kind: string; surname: string } & TypedPeriod)[];
  death: { kind: 'alive' | 'date' | 'year'; date: string | null; year: string };
  citizenships: ({ kind: string; country: string | null } & TypedPeriod)[];
  education: ({ level: string } & TypedPeriod)[];
  labour: ({ status: string; detail: string } & TypedPeriod)[];
  certificates: ({ kind: string; number: string | null } & TypedPeriod)[];
  schools: ({ school: string; class: string | null } & TypedPeriod)[];
  needs: { kind: string; note: string | null }[];
  /** One for each trait, to be answered (empty: not asked), and behind them all answers that are stored. */
  traits: { trait: string; answer: string; askedOn: string }[];
  /** `name` is who was chosen, as the card or the search had it; empty for somebody hidden. */
  consenters: ({
    personId: string | null;
    name: string | null;
    institution: string | null;
    basis: string;
    basisNote: string | null;
  } & TypedPeriod)[];
}

const DETAIL_PARTS = [
  'formerNames',
  'death',
  'citizenships',
  'education',
  'labour',
  'schools',
  'certificates',
  'needs',
  'traits',
  'consenters',
] as const satisfies readonly (keyof DetailsForm)[];
export type DetailPart = (typeof DETAIL_PARTS)[number];

export const isDetailPart = (name: string): name is DetailPart => DETAIL_PARTS.some((part) => part === name);

export const detailLabel = (part: DetailPart): string => DETAIL_LABELS[part];

/** Nothing typed yet. */
export function emptyDetailsForm(today: LocalDate): DetailsForm {
  return {
    formerNames: [],
    death: { kind: 'alive', date: null, year: '' },
    citizenships: [],
    education: [],
    labour: [],
    certificates: [],
    schools: [],
    needs: [],
    traits: TRAITS.map((trait) => ({ trait, answer: '', askedOn: today })),
    consenters: [],
  };
}

/** The details of a person as saved. */
export function detailsFormOf(card: PersonCard, today: LocalDate): DetailsForm {
  const { death } = card;
  return {
    formerNames: card.formerNames.map((one) => ({ ...one })),
    death: {
      kind: death === null ? 'alive' : death.date === null ? 'year' : 'date',
      date: death?.date ?? null,
      year: death?.year === null || death?.year === undefined ? '' : String(death.year),
    },
    citizenships: card.citizenships.map((one) => ({ ...one })),
    education: card.education.map((one) => ({ ...one })),
    labour: card.labour.map((one) => ({ ...one })),
    certificates: card.certificates.map((one) => ({ ...one })),
    schools: card.schools.map((one) => ({ ...one })),
    needs: card.needs.map((one) => ({ ...one })),
    traits: [
      ...TRAITS.map((trait) => {
        const stored = answersAbout(card.traits, trait)[0];
        return { trait, answer: stored?.answer ?? '', askedOn: stored?.askedOn ?? today };
      }),
      ...card.traits.map((one) => ({ ...one })),
    ],
    consenters: card.consenters.map(({ ask: _ask, ...one }) => ({ ...one })),
  };
}

/** The details as the schema takes them; what is wrong stays wrong, for it to name. */
export function detailsCandidate(form: DetailsForm): Readonly<Record<DetailPart, unknown>> {
  const { death } = form;
  return {
    formerNames: form.formerNames,
    death:
      death.kind === 'alive'
        ? null
        : death.kind === 'date'
          ? { date: death.date, year: null }
          : { date: null, year: /^\d+$/.test(death.year.trim()) ? Number(death.year) : death.year },
    citizenships: form.citizenships,
    education: form.education,
    labour: form.labour,
    certificates: form.certificates,
    schools: form.schools,
    needs: form.needs,
    traits: typedAnswers(form.traits),
    consenters: form.consenters.map(({ name: _name, ...one }) => one),
  };
}

/**
 * The answers as they are kept: one of another day stands beside the earlier ones, one of the same day is a correction.
 * „Nie pytano” takes back the newest answer of a trait, entered by mistake.
 */
function typedAnswers(lines: DetailsForm['traits']): DetailsForm['traits'] {
  const stored = lines.slice(TRAITS.length);
  return lines.slice(0, TRAITS.length).flatMap((typed) => {
    const [newest, ...earlier] = answersAbout(stored, typed.trait);
    if (typed.answer === '') return earlier;
    const before = newest === undefined || newest.askedOn === typed.askedOn ? earlier : [newest, ...earlier];
    return [typed, ...before];
  });
}

/** Where an error about the details stands in the form: day and year of death are one value for the office. */
export function detailsPath(form: DetailsForm, path: readonly PropertyKey[]): PropertyKey[] {
  if (path[0] !== 'death' || path.length > 1) return [...path];
  return ['death', form.death.kind === 'year' ? 'year' : 'date'];
}

/** A typed detail in words; null when there is nothing, the text as it stands when it can't be understood yet. */
export function typedDetailText(form: DetailsForm, part: DetailPart, sex: string | null): string | null {
  if (part === 'death') {
    const { kind, date, year } = form.death;
    if (kind === 'alive') return null;
    const parsed = personDetails.death.safeParse(detailsCandidate(form).death);
    if (!parsed.success || parsed.data === null) return kind === 'date' ? date : year;
    return deathText(parsed.data, sex === 'male' ? 'male' : 'female');
  }
  if (part === 'consenters') {
    const known = form.consenters.filter(({ from }) => from !== null);
    const parsed = personDetails.consenters.safeParse(known.map(({ name: _name, ...one }) => one));
    if (!parsed.success) return form.consenters.length === 0 ? null : String(form.consenters.length);
    const named = parsed.data.map((one, at) => ({ ...one, name: known[at]?.name ?? null }));
    return linesText(part, { ...NO_DETAILS, consenters: named });
  }
  const parsed = personDetails[part].safeParse(detailsCandidate(form)[part]);
  if (parsed.success) return linesText(part, { ...NO_DETAILS, [part]: parsed.data });
  return String(form[part].length);
}

function linesText(part: Exclude<DetailPart, 'death'>, details: PersonDetails): string | null {
  const lines = detailLines(part, details);
  return lines.length === 0 ? null : lines.join('; ');
}
