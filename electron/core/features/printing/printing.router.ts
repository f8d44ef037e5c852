import { AppError } from '#shared/kernel/app-error.ts';

import { procedures } from '../../router-base.ts';

const { printing } = procedures;

/** What is on the page has its audit row since the preview was opened. */
const release = (): Promise<void> => Promise.resolve();

export const printingRouter = printing.router({
  print: printing.print.handler(async ({ context: { deps, actor } }) => {
    await deps.printer.print(actor.windowId);
    return {};
  }),
  savePdf: printing.savePdf.handler(async ({ context: { deps, actor }, input }) => {
    if (!deps.printer.canSavePdf) throw new AppError('PERMISSION_DENIED', { host: deps.host.kind });
    const bytes = await deps.printer.pdf(actor.windowId);
    const name = input.fileName.toLowerCase().endsWith('.pdf') ? input.fileName : `${input.fileName}.pdf`;
    return await deps.dialogs.save(actor.windowId, { name, type: 'application/pdf', bytes, release });
  }),
});
