import { boardPaper, matchingPaper } from '#shared/features/foster-care/vacancies-paper.ts';
import type { Board, MatchingOfHomes } from '#shared/features/foster-care/vacancies.schema.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Wolne miejsca of a day, A4. */
export function boardDocument(board: Board, context: PrintContext): PrintDocument {
  return paperDocument(boardPaper(board), 'Wolne miejsca', context);
}

/** Propozycje miejsc for children, A4 on its side. */
export function matchingDocument(matching: MatchingOfHomes, context: PrintContext): PrintDocument {
  return paperDocument(matchingPaper(matching), 'Propozycje miejsc', context, { orientation: 'landscape' });
}
