import { leaverPaper, programmePaper } from '#shared/features/foster-care/leaver-paper.ts';
import type { LeaverCard } from '#shared/features/foster-care/leavers.schema.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Karta usamodzielnienia, A4. */
export function leaverCardDocument(card: LeaverCard, context: PrintContext): PrintDocument {
  return paperDocument(leaverPaper(card, today(context.printedAt)), `${card.surname} ${card.firstName}`, context);
}

/** Indywidualny program usamodzielnienia, A4, with room for signatures. */
export function leaverProgrammeDocument(card: LeaverCard, context: PrintContext): PrintDocument {
  return paperDocument(programmePaper(card, today(context.printedAt)), `${card.surname} ${card.firstName}`, context);
}
