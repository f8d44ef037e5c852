import { z } from 'zod';

import { isBlood, type EndReason, type RelationKind } from '#shared/features/relations/relation-kinds.ts';
import {
  END_REASON_LABELS,
  endReasonsOf,
  kindOfRole,
  relationRole,
  RELATION_ROLES,
  roleLabel,
  type RelationRole,
} from '#shared/features/relations/relation-roles.ts';
import { relationProblems } from '#shared/features/relations/relations.rules.ts';
import {
  relationFields,
  relationInput,
  type RelationFields,
  type RelationInput,
} from '#shared/features/relations/relations.schema.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import { localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';
import type { Option } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';

/** What is typed about a relation; an empty field is null or an empty text. */
export interface RelationForm {
  otherId: string | null;
  role: string | null;
  from: string | null;
  to: string | null;
  endReason: string | null;
  basis: string | null;
  note: string | null;
}

export const EMPTY_RELATION: RelationForm = {
  otherId: null,
  role: null,
  from: null,
  to: null,
  endReason: null,
  basis: null,
  note: null,
};

/** The kind a typed role means; null before one is chosen. */
export function kindOf(role: string | null): RelationKind | null {
  const known = RELATION_ROLES.find((one) => one === role);
  return known === undefined ? null : kindOfRole(known);
}

/** Whether days and an end are asked about: blood has neither. */
export const hasDays = (kind: RelationKind | null): boolean => kind !== null && !isBlood(kind);

const OTHER_ROLE = 'inna (jaka: w uwagach)';

export const roleOptions = (sex: Sex | null): readonly Option<RelationRole>[] =>
  RELATION_ROLES.map((value) => ({ value, label: value === 'other' ? OTHER_ROLE : roleLabel(value, sex) }));

export const reasonOptions = (kind: RelationKind | null): readonly Option<EndReason>[] =>
  (kind === null ? [] : endReasonsOf(kind)).map((value) => ({ value, label: END_REASON_LABELS[value] }));

/** Days typed for another role, before the role was changed to one of blood, are not sent. */
function withoutDays<Form extends CorrectForm>(form: Form, kind: RelationKind | null): Form {
  return hasDays(kind) ? form : { ...form, from: null, to: null, endReason: null };
}

function report(context: z.RefinementCtx, problems: readonly FieldProblem[]): void {
  for (const { path, message } of problems) context.addIssue({ code: 'custom', path: path.split('.'), message });
}

function reportIssues(context: z.RefinementCtx, error: z.ZodError, nobody: string): void {
  for (const { path, message } of error.issues) {
    context.addIssue({ code: 'custom', path, message: path[0] === 'otherId' ? nobody : message });
  }
}

/** A new relation, checked as the office will check it. @param birthOf birth date of whoever is chosen, as far as it is known */
export function newRelationSchema(
  nobody: string,
  birthOf: (id: string) => readonly LocalDate[],
): z.ZodType<RelationInput, RelationForm> {
  return z
    .custom<RelationForm>(() => true)
    .transform((form, context): RelationInput => {
      const kind = kindOf(form.role);
      const parsed = relationInput.safeParse(withoutDays(form, kind));
      if (!parsed.success || kind === null) {
        if (!parsed.success) reportIssues(context, parsed.error, nobody);
        return z.NEVER;
      }
      const problems = relationProblems(kind, parsed.data, birthOf(parsed.data.otherId), officeToday());
      report(context, problems);
      return problems.length === 0 ? parsed.data : z.NEVER;
    });
}

export type CorrectForm = Omit<RelationForm, 'otherId'>;

export interface CorrectedRelation {
  readonly role: RelationRole;
  readonly fields: RelationFields;
}

const corrected = relationFields.extend({ role: relationRole });

/** The same for what is already written down; its kind may have been the wrong one. */
export function correctRelationSchema(births: readonly LocalDate[]): z.ZodType<CorrectedRelation, CorrectForm> {
  return z
    .custom<CorrectForm>(() => true)
    .transform((form, context): CorrectedRelation => {
      const kind = kindOf(form.role);
      const parsed = corrected.safeParse(withoutDays(form, kind));
      if (!parsed.success || kind === null) {
        if (!parsed.success) reportIssues(context, parsed.error, '');
        return z.NEVER;
      }
      const { role, ...fields } = parsed.data;
      const problems = relationProblems(kind, fields, births, officeToday());
      report(context, problems);
      return problems.length === 0 ? { role, fields } : z.NEVER;
    });
}

export interface EndForm {
  to: string | null;
  endReason: string | null;
}

/** When and why a relation ends. */
export function endSchema(
  kind: RelationKind,
  from: LocalDate | null,
  births: readonly LocalDate[],
): z.ZodType<{ to: LocalDate; endReason: EndReason }, EndForm> {
  const wanted = z.object({
    to: localDateNamed('Relacja do', 'podaj datę, do której trwała relacja'),
    endReason: relationFields.shape.endReason.unwrap(),
  });
  return z
    .custom<EndForm>(() => true)
    .transform((form, context) => {
      const parsed = wanted.safeParse(form);
      if (!parsed.success) {
        reportIssues(context, parsed.error, '');
        return z.NEVER;
      }
      const fields = { ...parsed.data, from, basis: null, note: null };
      const problems = relationProblems(kind, fields, births, officeToday()).filter(
        // What was written before is not asked about again.
        ({ path }) => path !== 'from' && path !== 'note',
      );
      report(context, problems);
      return problems.length === 0 ? parsed.data : z.NEVER;
    });
}
