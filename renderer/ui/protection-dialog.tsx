import { makeStyles } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { protectionInput } from '#shared/contract/record.ts';
import { useSignedIn } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from './action.tsx';
import { Dialog } from './dialog.tsx';
import { CheckBox, Form, type KeptForm, TextAreaField, useOfficeForm } from './form/index.ts';
import { Notice } from './states.tsx';
import { type } from './theme/theme.ts';

export type Protection = z.infer<typeof protectionInput>;
type Typed = { reason: string; userIds: string[] };
type UserOption = { readonly id: Protection['userIds'][number]; readonly displayName: string };

const useStyles = makeStyles({
  users: { display: 'flex', flexDirection: 'column', marginTop: '12px', maxHeight: '220px', overflowY: 'auto' },
  legend: { ...type.strong, marginBottom: '4px' },
});

const schema = z.strictObject({
  reason: protectionInput.shape.reason,
  // Nobody chosen is said at the list itself.
  userIds: z.array(protectionInput.shape.userIds.element),
});

/** Szczególna ochrona of a record: why, and who may open it. */
export function ProtectionDialog(props: {
  readonly users: readonly UserOption[];
  /** Who leads the record now: ticked unless taken off, and told of then. */
  readonly leaders: readonly UserOption['id'][];
  readonly draft: KeptForm<Typed>;
  readonly onClose: () => void;
  readonly onProtect: (protection: Protection) => Promise<void>;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  const legend = useId();
  // Whoever protects a record keeps it, unless they take themselves off the list.
  const { user } = useSignedIn();
  const [nobody, setNobody] = useState(false);
  const form = useOfficeForm<Typed, Protection, void>({
    draft: props.draft,
    schema,
    defaultValues: { reason: '', userIds: [...new Set([user.id, ...props.leaders])] },
    save: async ({ reason, userIds }) => {
      await props.onProtect({ reason, userIds: props.users.map(({ id }) => id).filter((id) => userIds.includes(id)) });
    },
    onSaved: props.onClose,
  });
  const chosen = new Set(useWatch({ control: form.form.control, name: 'userIds' }));
  const shutOut = props.users.filter((one) => props.leaders.includes(one.id) && !chosen.has(one.id));
  const submit = (): void => {
    setNobody(chosen.size === 0);
    if (chosen.size > 0) void form.submit();
  };
  return (
    <Dialog
      title={t('protection.title')}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="secondary" label={t('cancel')} onClick={props.onClose} />
          <Action
            kind="primary"
            label={t('protection.confirm')}
            disabled={form.form.formState.isSubmitting}
            onClick={submit}
          />
        </>
      }
    >
      <p>{t('protection.text')}</p>
      <Form form={form} guard={false}>
        <TextAreaField control={form.form.control} name="reason" label={t('protection.reason')} required rows={2} />
        <div className={styles.users} role="group" aria-labelledby={legend}>
          <span id={legend} className={styles.legend}>
            {t('protection.users')}
          </span>
          {props.users.map((user) => (
            <CheckBox
              key={user.id}
              label={
                props.leaders.includes(user.id) ? t('protection.leads', { name: user.displayName }) : user.displayName
              }
              checked={chosen.has(user.id)}
              onChange={(_, data) => {
                const next = new Set(chosen);
                if (data.checked === true) next.add(user.id);
                else next.delete(user.id);
                form.form.setValue('userIds', [...next], { shouldDirty: true });
                setNobody(false);
              }}
            />
          ))}
        </div>
        {shutOut.length === 0 ? null : (
          <Notice tone="danger">
            {t('protection.shutOut', { who: shutOut.map((one) => one.displayName).join(', ') })}
          </Notice>
        )}
        {nobody ? <Notice tone="danger">{t('protection.nobody')}</Notice> : null}
      </Form>
    </Dialog>
  );
}
