import { comingAfter, heldOn, overlaps, type Days } from '../../kernel/dated-rows.ts';
import type { FieldProblem } from '../../kernel/field-problem.ts';
import { addDays, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { blankToNull } from '../../kernel/typed-text.ts';
import { isFamilyForm, type HomeForm } from './forms.ts';
import type { ContractFields, FormFields, InstitutionFields, PaperFields, ReadinessFields } from './homes.schema.ts';

/** How far ahead a form or readiness may be entered. */
const DAYS_AHEAD = 366;

interface KnownForm extends Days {
  readonly form: HomeForm;
  readonly maxPlaces: number | null;
}

/** The form in which the home takes children on a day, respite aside; else the next one, else the last one. */
export function mainForm<Form extends KnownForm>(forms: readonly Form[], day: LocalDate): Form | undefined {
  const main = forms.filter(({ form }) => form !== 'respite');
  const own = main.length === 0 ? forms : main;
  return heldOn(own, day) ?? comingAfter(own, day)[0] ?? own.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** The day after the last one of a home that has ended; null of one that works or is going to. */
export function endedOn(forms: readonly Days[], day: LocalDate): LocalDate | null {
  if (forms.some(({ to }) => to === null || to >= day)) return null;
  return forms.reduce<LocalDate | null>(
    (last, { to }) => (to !== null && (last === null || to > last) ? to : last),
    null,
  );
}

const problem = (path: string, message: string): FieldProblem[] => [{ path, message }];

/** A family takes on forms of families, an institution those of institutions; not far ahead. */
export function formProblems(fields: FormFields, isFamily: boolean, today: LocalDate): FieldProblem[] {
  if (isFamilyForm(fields.form) !== isFamily) {
    const which = isFamily ? 'rodziny' : 'placówki';
    return problem('form', `Forma: wybierz z listy formę ${which}.`);
  }
  const latest = addDays(today, DAYS_AHEAD);
  return fields.from <= latest
    ? []
    : problem('from', `Forma od: podaj datę, od której obowiązuje forma, nie późniejszą niż ${formatDate(latest)}.`);
}

/** A form that lasts may end on that day, when no child stays in the home longer. */
export function formEndProblems(form: Pick<KnownForm, 'from'>, to: LocalDate, stays: readonly Days[]): FieldProblem[] {
  if (to < form.from) {
    return problem('to', `Forma do: podaj dzień nie wcześniejszy niż początek formy (${formatDate(form.from)}).`);
  }
  const later = stays.filter((stay) => overlaps(stay, { from: addDays(to, 1), to: null })).length;
  return later === 0
    ? []
    : problem(
        'to',
        'Forma do: podaj dzień, do którego obowiązuje forma, po którym nie ma tu już dzieci; najpierw zakończ ich pobyt albo zmień im miejsce.',
      );
}

export function contractProblems(fields: ContractFields): FieldProblem[] {
  if (fields.to !== null && fields.to < fields.from) {
    return problem('to', `Umowa do: podaj dzień nie wcześniejszy niż początek umowy (${formatDate(fields.from)}).`);
  }
  return [];
}

export function readinessProblems(fields: ReadinessFields, today: LocalDate): FieldProblem[] {
  if (fields.ageFrom !== null && fields.ageTo !== null && fields.ageTo < fields.ageFrom) {
    return problem('ageTo', `Wiek dziecka do: wpisz wiek dziecka nie niższy niż ${fields.ageFrom}.`);
  }
  const latest = addDays(today, DAYS_AHEAD);
  return fields.from <= latest
    ? []
    : problem('from', `Gotowość od: podaj datę gotowości nie późniejszą niż ${formatDate(latest)}.`);
}

export function paperProblems(fields: PaperFields, today: LocalDate): FieldProblem[] {
  if (fields.issuedOn > today)
    return problem('issuedOn', 'Data wystawienia: podaj datę wystawienia nie późniejszą niż dziś.');
  if (fields.validUntil !== null && fields.validUntil < fields.issuedOn) {
    return problem(
      'validUntil',
      `Ważny do: podaj dzień, do którego dokument jest ważny, nie wcześniejszy niż data wystawienia (${formatDate(fields.issuedOn)}).`,
    );
  }
  return [];
}

/** The fields as they are stored: empty texts are none. */
export function normaliseInstitution(fields: InstitutionFields): InstitutionFields {
  const { address } = fields;
  return {
    ...fields,
    director: blankToNull(fields.director),
    permit: blankToNull(fields.permit),
    address:
      address === null ? null : { ...address, street: blankToNull(address.street), flat: blankToNull(address.flat) },
  };
}
