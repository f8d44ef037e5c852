import { caseloadsLogPaper } from '#shared/features/caseloads/caseloads-paper.ts';
import type { CaseloadsLog } from '#shared/features/caseloads/caseloads.schema.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Przekazania i odstępstwa, A4 lying: both tables of the tab. */
export function caseloadsLogDocument(log: CaseloadsLog, context: PrintContext): PrintDocument {
  const paper = caseloadsLogPaper(log);
  return paperDocument(paper, paper.title, context, { orientation: 'landscape', numbered: true });
}
