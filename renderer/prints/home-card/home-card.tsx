import { homePaper } from '#shared/features/foster-care/home-paper.ts';
import type { HomeCard } from '#shared/features/foster-care/homes.schema.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Karta rodziny zastępczej lub placówki, A4. */
export function homeCardDocument(card: HomeCard, context: PrintContext): PrintDocument {
  return paperDocument(homePaper(card, today(context.printedAt)), card.name, context);
}
