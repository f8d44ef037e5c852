import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { familyPaper } from '#shared/features/families/family-paper.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

export interface FamilyCardOptions {
  readonly signatures: boolean;
  /** People who have left the family, under a heading of their own. */
  readonly former: boolean;
}
export const FAMILY_CARD_DEFAULTS: FamilyCardOptions = { signatures: true, former: true };

/** Karta rodziny, A4: kind, worker, members now and before. */
export function familyCardDocument(card: FamilyCard, options: FamilyCardOptions, context: PrintContext): PrintDocument {
  return paperDocument(
    familyPaper(card, today(context.printedAt), options),
    `Karta rodziny ${card.name}`,
    context,
    options.signatures
      ? { signatures: { left: 'data i podpis pracownika', right: 'data i podpis członka rodziny' } }
      : {},
  );
}
