import { ledByPaper } from '#shared/features/caseloads/caseloads-paper.ts';
import type { LedBy } from '#shared/features/caseloads/caseloads.schema.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Kto prowadzi co, A4: families and people of a worker on a day, both in the head. */
export function ledByDocument(led: LedBy, context: PrintContext): PrintDocument {
  const paper = ledByPaper(led);
  return paperDocument(paper, `${paper.title}, ${led.day}`, context, { numbered: true });
}
