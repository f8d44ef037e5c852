import { networkPaper } from '#shared/features/relations/network-paper.ts';
import type { PrintedNetwork } from '#shared/features/relations/relations.schema.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Sieć rodzinna of a person or a family, A4: everybody connected, and the families they are in. */
export function networkDocument(printed: PrintedNetwork, context: PrintContext): PrintDocument {
  const paper = networkPaper(printed, today(context.printedAt));
  return paperDocument(paper, `Sieć rodzinna ${printed.name}`, context);
}
