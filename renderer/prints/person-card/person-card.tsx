import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { personPaper } from '#shared/features/people/person-paper.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

export interface PersonCardOptions {
  readonly signatures: boolean;
}
export const PERSON_CARD_DEFAULTS: PersonCardOptions = { signatures: true };

/** Karta osoby, A4: who, where, how to reach, in which families, who leads. */
export function personCardDocument(card: PersonCard, options: PersonCardOptions, context: PrintContext): PrintDocument {
  const paper = personPaper(card, today(context.printedAt));
  return paperDocument(
    paper,
    `Karta osoby ${paper.title}`,
    context,
    options.signatures ? { signatures: { left: 'data i podpis pracownika', right: 'data i podpis osoby' } } : {},
  );
}
