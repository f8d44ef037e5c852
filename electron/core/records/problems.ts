import { AppError } from '#shared/kernel/app-error.ts';
import { underPath, type FieldProblem } from '#shared/kernel/field-problem.ts';

/**
 * Refuses when a rule found something; the answer has the shape of a schema's refusal, so the form shows both alike.
 * @param prefix where the checked part stands in the procedure's input
 * @throws AppError INVALID_INPUT {fields}
 */
export function refuseProblems(prefix: string | null, problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  throw new AppError('INVALID_INPUT', { fields: prefix === null ? problems : underPath(prefix, problems) });
}
