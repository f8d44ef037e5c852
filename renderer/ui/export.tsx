import { useState, type ReactNode } from 'react';

import type { ExportFormat, SaveOutcome } from '#shared/contract/procedure.ts';
import { useOffice } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { ActionMenu } from './action-menu.tsx';
import { errorSentence } from './error-sentence.ts';
import { ArrowDownloadRegular, DocumentTableRegular, TableRegular } from './icons.ts';
import { useToast } from './toast.tsx';

/**
 * The one „Eksport” of every list. `ask` calls the feature's procedure with exactly what is shown; where the file goes
 * is the host's business, and a toast says under which name it is.
 */
export function ExportMenu(props: { ask: (format: ExportFormat) => Promise<SaveOutcome> }): ReactNode {
  const office = useOffice();
  const toast = useToast();
  const t = useText();
  const [busy, setBusy] = useState(false);
  async function run(format: ExportFormat): Promise<void> {
    setBusy(true);
    try {
      const saved = await office.finishSave(await props.ask(format));
      if (saved.kind === 'saved') toast({ text: t('exported', { name: saved.fileName }) });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    } finally {
      setBusy(false);
    }
  }
  return (
    <ActionMenu
      label={busy ? t('exporting') : t('export')}
      icon={<ArrowDownloadRegular />}
      entries={[
        {
          key: 'xlsx',
          label: t('exportXlsx'),
          icon: <TableRegular />,
          disabled: busy,
          onClick: () => void run('xlsx'),
        },
        {
          key: 'csv',
          label: t('exportCsv'),
          icon: <DocumentTableRegular />,
          disabled: busy,
          onClick: () => void run('csv'),
        },
      ]}
    />
  );
}
