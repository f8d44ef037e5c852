import type { ChildCare } from '#shared/features/foster-care/care.schema.ts';

/** Where the typing of a step of a child's care is kept. */
export const careDraft = (child: Pick<ChildCare, 'personId'>, context = '') => ({
  subject: { kind: 'person', id: child.personId } as const,
  context,
});

/** A path of the contract's input in the form: what stands under `fields` there stands at the top here. */
export function underFields<Path extends string>(path: string): Path | null {
  return (path.startsWith('fields.') ? path.slice('fields.'.length) : path) as Path;
}
