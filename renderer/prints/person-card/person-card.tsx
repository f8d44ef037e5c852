import type { PrintedPerson } from '#shared/features/people/printed-person.schema.ts';
import { personPaper } from '#shared/features/people/person-paper.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

export interface PersonCardOptions {
  readonly signatures: boolean;
}
export const PERSON_CARD_DEFAULTS: PersonCardOptions = { signatures: true };

/** Karta osoby, A4: who, where, how to reach, in which families, related to whom, who leads. */
export function personCardDocument(
  printed: PrintedPerson,
  options: PersonCardOptions,
  context: PrintContext,
): PrintDocument {
  const paper = personPaper(printed, today(context.printedAt));
  return paperDocument(
    paper,
    `Karta osoby ${paper.title}`,
    context,
    options.signatures ? { signatures: { left: 'data i podpis pracownika', right: 'data i podpis osoby' } } : {},
  );
}
