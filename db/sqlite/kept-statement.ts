import type { CompiledQuery, QueryExecutorProvider, RawBuilder } from 'kysely';

import type { SqlValue } from './thread-messages.ts';

/** What a statement is asked with: plain values by name. */
type Question<Asked> = { readonly [Name in keyof Asked]: SqlValue };

/**
 * A statement that is put together once for each of its shapes and kept, since building it anew costs more than sending it.
 * `build` gets the question with a placeholder in the place of every value named in `values` that is not null: it may bind
 * them and ask whether they are null, nothing else. All that is not in `values` makes the shape, so keep it to choices.
 * @returns asks the question and gives the rows as the driver gives them
 */
export function keptStatement<Asked extends Question<Asked>, Row>(
  values: readonly (keyof Asked & string)[],
  build: (template: Asked) => RawBuilder<Row>,
): (r: QueryExecutorProvider, question: Asked) => Promise<readonly Row[]> {
  const placeholders = new Map<string, keyof Asked & string>(values.map((name) => [`\u0000${name}`, name]));
  const kept = new Map<string, CompiledQuery<Row>>();
  return async (r, question) => {
    const template: Record<string, SqlValue> = { ...question };
    for (const [placeholder, name] of placeholders) if (question[name] !== null) template[name] = placeholder;
    const shape = JSON.stringify(template);
    let compiled = kept.get(shape);
    if (compiled === undefined) {
      compiled = build(template as Asked).compile(r);
      kept.set(shape, compiled);
    }
    const parameters = compiled.parameters.map((parameter) => {
      const name = typeof parameter === 'string' ? placeholders.get(parameter) : undefined;
      return name === undefined ? parameter : question[name];
    });
    const { rows } = await r.getExecutor().executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}
