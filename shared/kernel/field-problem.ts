/** One thing wrong with what was typed: where, and a Polish sentence that names the field and says what is expected. */
export interface FieldProblem {
  /** Names joined by dots from the root of what was checked: 'identity.pesel', 'contacts.0.value'. */
  readonly path: string;
  readonly message: string;
}

/** The same problems seen from one level up: 'birthDate' becomes 'fields.birthDate'. */
export function underPath(prefix: string, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map(({ path, message }) => ({ path: `${prefix}.${path}`, message }));
}
