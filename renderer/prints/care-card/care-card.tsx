import { carePaper } from '#shared/features/foster-care/care-paper.ts';
import type { ChildCare } from '#shared/features/foster-care/care.schema.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Karta pobytu dziecka w pieczy, A4. */
export function careCardDocument(child: ChildCare, context: PrintContext): PrintDocument {
  return paperDocument(carePaper(child, today(context.printedAt)), `${child.surname} ${child.firstName}`, context);
}
