import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { z } from 'zod';

import { useText } from '#renderer/i18n/index.ts';
import { OFFICE_KIND_LABELS } from '#shared/features/session/session.labels.ts';
import { firstRunInput, OFFICE_KINDS } from '#shared/features/session/session.schema.ts';
import { Action } from '../../../ui/action.tsx';
import { Form, SelectField, TextField, useOfficeForm } from '../../../ui/form/index.ts';
import { WizardSheet } from './wizard-sheet.tsx';

const schema = firstRunInput.shape.office;
export type OfficeValues = z.infer<typeof schema>;
/** Nothing is chosen beforehand: a kind nobody has looked at would stand on every print. */
const EMPTY_OFFICE = { name: '', shortName: '' };

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '480px' },
  restore: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    marginTop: '32px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  actions: { display: 'flex', gap: '8px', marginTop: '24px' },
});

export function OfficeStep(props: {
  values: OfficeValues | null;
  onNext: (values: OfficeValues) => void;
  onRestore: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const common = useText();
  const form = useOfficeForm<OfficeValues, OfficeValues, OfficeValues>({
    draft: { never: 'first-run' },
    schema,
    defaultValues: props.values ?? EMPTY_OFFICE,
    save: (values) => Promise.resolve(values),
    onSaved: props.onNext,
  });
  return (
    <WizardSheet step="office" title={t('firstRun.officeTitle')} lead={t('firstRun.officeLead')}>
      <Form form={form} guard={false}>
        <div className={styles.fields}>
          <TextField
            control={form.form.control}
            name="name"
            label={t('firstRun.officeName')}
            hint={t('firstRun.officeNameHint')}
            required
            autoFocus
          />
          <TextField
            control={form.form.control}
            name="shortName"
            label={t('firstRun.officeShortName')}
            hint={t('firstRun.officeShortNameHint')}
            required
          />
          <SelectField
            control={form.form.control}
            name="kind"
            label={t('firstRun.officeKind')}
            empty={common('form.choose')}
            options={OFFICE_KINDS.map((kind) => ({ value: kind, label: OFFICE_KIND_LABELS[kind] }))}
            required
          />
        </div>
        <div className={styles.actions}>
          <Action kind="primary" type="submit" label={common('next')} onClick={() => undefined} />
        </div>
      </Form>
      <div className={styles.restore}>
        <span>{t('firstRun.restoreHint')}</span>
        <Action label={t('firstRun.restore')} onClick={props.onRestore} />
      </div>
    </WizardSheet>
  );
}
