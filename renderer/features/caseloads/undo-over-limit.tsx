import { useId, useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { limitReason, type HandoverRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { LimitReasonField } from '../../ui/caseload-limit.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useOfficeForm } from '../../ui/form/index.ts';
import { Notice } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useUndoHandOver } from './undo-hand-over.ts';

/** Asks why a former worker gets more families than the limit back, then takes the handing over back. */
export function UndoOverLimit({ handover, onClose }: { handover: HandoverRow; onClose: () => void }): ReactNode {
  const t = useText('caseloads');
  const common = useText();
  const toast = useToast();
  const undo = useUndoHandOver();
  const id = useId();
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
    <Dialog
      title={t('log.undoOf', { from: handover.fromName ?? t('log.fromSeveral'), to: handover.toName })}
      onClose={onClose}
      actions={
        <>
          <Action kind="secondary" label={common('cancel')} onClick={onClose} />
          <Action
            kind="primary"
            type="submit"
            form={id}
            label={t('log.undo')}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
        </>
      }
    >
      <Form form={form} id={id} guard={false}>
        <Notice tone="danger">{t('log.undoOver')}</Notice>
        <LimitReasonField control={form.form.control} name="limitReason" check={undefined} asked />
      </Form>
    </Dialog>
  );
}
