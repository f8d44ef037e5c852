import { historyPaper, type HistoryWords } from '#shared/contract/history-paper.ts';
import type { PrintedHistory } from '#shared/contract/record.ts';
import { familyHistoryWords, shownHistory } from '#shared/features/families/family-history.ts';
import { personHistoryWords } from '#shared/features/people/person-history.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** What was changed about a person, A4 lying, newest first. */
export function personHistoryDocument(printed: PrintedHistory, context: PrintContext): PrintDocument {
  return drawn(printed, personHistoryWords, context);
}

/** What was changed about a family, A4 lying, newest first. */
export function familyHistoryDocument(printed: PrintedHistory, context: PrintContext): PrintDocument {
  return drawn({ ...printed, entries: shownHistory(printed.entries) }, familyHistoryWords, context);
}

function drawn(printed: PrintedHistory, words: HistoryWords, context: PrintContext): PrintDocument {
  const paper = historyPaper(printed, words, today(context.printedAt));
  return paperDocument(paper, `Historia ${printed.name}`, context, { orientation: 'landscape' });
}
