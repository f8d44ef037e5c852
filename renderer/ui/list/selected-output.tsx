import type { ReactNode } from 'react';

import { MAX_SELECTED } from '#shared/contract/list.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { ExportMenu } from '../export.tsx';
import { fmt } from '../format.ts';
import { useGo } from '../screen.ts';
import { useShortcut } from '../shortcuts.ts';
import type { AskExport } from '../use-export.ts';

/** Export and print of exactly the selected rows, wherever the present filter leaves them. */
export interface SelectedOutput {
  readonly ask: AskExport<ExportFormat>;
  readonly listPath: string;
}

/** „Drukuj zaznaczone” and „Eksportuj zaznaczone” of a selection's bar. */
export function SelectedActions(props: {
  readonly count: number;
  readonly output: SelectedOutput;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useText();
  const go = useGo();
  const { count, output, onLeave } = props;
  const tooMany = count > MAX_SELECTED;
  const why = tooMany ? { disabledReason: t('list.tooMany', { most: fmt.integer(MAX_SELECTED) }) } : {};
  // Too many to print is no reason to print something else.
  useShortcut('Ctrl+P', () => undefined, { enabled: tooMany });
  return (
    <>
      <Action
        size="small"
        label={t('list.printSelected')}
        shortcut="Ctrl+P"
        {...why}
        onClick={() => {
          onLeave();
          go(output.listPath);
        }}
      />
      {tooMany ? (
        <Action size="small" label={t('list.exportSelected')} {...why} onClick={() => undefined} />
      ) : (
        <ExportMenu label={t('list.exportSelected')} ask={output.ask} small="outlined" />
      )}
    </>
  );
}
