import type { ReactNode } from 'react';

import type { ExportFormat } from '#shared/contract/procedure.ts';
import { useOffice } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { ActionMenu } from './action-menu.tsx';
import { errorSentence } from './error-sentence.ts';
import { FloatingWork } from './floating-work.tsx';
import { fmt } from './format.ts';
import { ArrowDownloadRegular, DocumentTableRegular, TableRegular } from './icons.ts';
import { useToast } from './toast.tsx';
import { type AskExport, type ExportProgress, useExport } from './use-export.ts';

/**
 * The one „Eksport” of every list. `ask` calls the feature's procedure with exactly what is shown; where the file goes
 * is the host's business, and a toast says under which name it is. What takes long shows its progress and can be stopped.
 */
export function ExportMenu(props: {
  ask: AskExport<ExportFormat>;
  label?: string;
  /** What is read aloud instead, where several stand on one screen. */
  spoken?: string;
  /** Small beside other small buttons, which have borders or none. */
  small?: 'outlined' | 'quiet';
}): ReactNode {
  const office = useOffice();
  const toast = useToast();
  const t = useText();
  const { progress, start, cancel } = useExport(props.ask, {
    done: async (outcome) => {
      const saved = await office.finishSave(outcome);
      if (saved.kind === 'saved') toast({ text: t('exported', { name: saved.fileName }) });
    },
    cancelled: () => toast({ text: t('exportCancelled') }),
    failed: (error) => toast({ text: errorSentence(error), tone: 'danger' }),
  });
  const busy = progress !== null;
  return (
    <>
      <ActionMenu
        label={busy ? t('exporting') : (props.label ?? t('export'))}
        {...(props.spoken === undefined || busy ? {} : { spoken: props.spoken })}
        {...(props.small === undefined
          ? { icon: <ArrowDownloadRegular /> }
          : { size: 'small', quiet: props.small === 'quiet' })}
        entries={[
          {
            key: 'xlsx',
            label: t('exportXlsx'),
            icon: <TableRegular />,
            disabled: busy,
            onClick: () => start('xlsx'),
          },
          {
            key: 'csv',
            label: t('exportCsv'),
            icon: <DocumentTableRegular />,
            disabled: busy,
            onClick: () => start('csv'),
          },
        ]}
      />
      {progress === null || progress.step === 'saving' ? null : <Running progress={progress} onCancel={cancel} />}
    </>
  );
}

function Running(props: { progress: ExportProgress; onCancel: () => void }): ReactNode {
  const t = useText();
  const { step, done, total, secondsLeft, cancelling } = props.progress;
  const known = step === 'reading' && total > 0;
  const words = known
    ? t('exportRows', { done: fmt.integer(done), total: fmt.integer(total) })
    : t(step === 'writing' ? 'exportWriting' : 'exportStarting');
  return (
    <FloatingWork
      title={t('exporting')}
      progress={known ? done / total : null}
      secondsLeft={secondsLeft}
      step={words}
      cancelling={cancelling}
      onCancel={props.onCancel}
    />
  );
}
