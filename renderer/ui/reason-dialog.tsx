import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { type KeptForm, TextAreaField, useOfficeForm } from './form/index.ts';
import { StepDialog } from './step-dialog.tsx';

/** Asks for a reason before something is put away: archive, end, withdraw. Enter in the buttons, Escape closes. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly confirm: string;
  readonly schema: z.ZodType<string, string>;
  /** Where the reason is kept while it is typed. */
  readonly draft: KeptForm<{ reason: string }>;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => Promise<void>;
}): ReactNode {
  const { schema } = props;
  const form = useOfficeForm({
    draft: props.draft,
    schema: useMemo(() => z.strictObject({ reason: schema }), [schema]),
    defaultValues: { reason: '' },
    save: ({ reason }) => props.onReason(reason),
    onSaved: props.onClose,
  });
  return (
    <StepDialog title={props.title} text={props.text} confirm={props.confirm} form={form} onClose={props.onClose}>
      <TextAreaField control={form.form.control} name="reason" label={props.label} required rows={3} />
    </StepDialog>
  );
}
