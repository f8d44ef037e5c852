import { useCallback } from 'react';

import { useClient, useHost, useOffice } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { errorSentence } from '../error-sentence.ts';
import { useToast } from '../toast.tsx';

/** How this host prints: the desktop program through its own dialog, the preview host through the browser's. */
export function usePrinting(): {
  /** Ends when the system's dialog does. */
  readonly print: () => Promise<void>;
  readonly pdf: ((title: string) => Promise<void>) | null;
} {
  const host = useHost();
  const client = useClient();
  const office = useOffice();
  const toast = useToast();
  const t = useText();
  const report = useCallback((error: unknown) => toast({ text: errorSentence(error), tone: 'danger' }), [toast]);
  return {
    print: () => {
      const ordered = client.printing.print({});
      // The browser's dialog opens only once the order stands in the log.
      if (host.kind === 'preview') return ordered.then(() => window.print(), report);
      return ordered.then(() => undefined, report);
    },
    pdf: host.canSavePdf
      ? (title) => {
          const save = async (): Promise<void> => {
            const saved = await office.finishSave(await client.printing.savePdf({ fileName: `${title}.pdf` }));
            if (saved.kind === 'saved') toast({ text: t('exported', { name: saved.fileName }) });
          };
          return save().catch(report);
        }
      : null,
  };
}
