import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { limitReason, type HandoverRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { useText } from '../../i18n/index.ts';
import { LimitReasonField } from '../../ui/caseload-limit.tsx';
import { useOfficeForm } from '../../ui/form/index.ts';
import { Notice } from '../../ui/states.tsx';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useUndoHandOver } from '../../ui/undo-hand-over.ts';

/** Asks why a former worker gets more families than the limit back, then takes the handing over back. */
export function UndoOverLimit({ handover, onClose }: { handover: HandoverRow; onClose: () => void }): ReactNode {
  const t = useText('caseloads');
  const toast = useToast();
  const undo = useUndoHandOver();
  const form = useOfficeForm<{ limitReason: string }, { limitReason: string }, string>({
    schema: useMemo(() => z.strictObject({ limitReason }), []),
    draft: { form: 'caseloads.hand-over', context: `undo ${handover.id}` },
    defaultValues: { limitReason: '' },
    save: async (typed) => await undo.run(handover.id, typed.limitReason),
    onSaved: (text) => {
      toast({ text });
      onClose();
    },
  });
  return (
    <StepDialog
      title={t('log.undoOf', { from: handover.fromName ?? t('log.fromSeveral'), to: handover.toName })}
      confirm={t('log.undo')}
      form={form}
      onClose={onClose}
    >
      <Notice tone="danger">{t('log.undoOver')}</Notice>
      <LimitReasonField control={form.form.control} name="limitReason" check={undefined} asked />
    </StepDialog>
  );
}
