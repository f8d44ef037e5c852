import { procedures } from '../../router-base.ts';
import { printPage } from './use-cases/print-page.ts';
import { savePdf } from './use-cases/save-pdf.ts';

const { printing } = procedures;

export const printingRouter = printing.router({
  print: printing.print.handler(({ context }) => printPage(context.deps, context.actor)),
  savePdf: printing.savePdf.handler(({ context, input }) => savePdf(context.deps, context.actor, input)),
});
