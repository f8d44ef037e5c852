import type { ReactElement } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '../../i18n/index.ts';
import { Action } from '../action.tsx';
import { SaveRegular } from '../icons.ts';
import { Page, type PageProps } from '../page.tsx';
import type { OfficeForm } from './use-office-form.ts';

/**
 * The page of one form: title and way back, „Anuluj” and the button that saves in its head, the keys at its foot. The form
 * itself is among the children and carries the same `formId`.
 */
export function FormPage<In extends FieldValues, Out>(
  props: Pick<PageProps, 'title' | 'count' | 'breadcrumb' | 'children'> & {
    readonly form: OfficeForm<In, Out>;
    readonly formId: string;
    readonly onCancel: () => void;
    readonly save?: {
      readonly label?: string;
      /** Null for none. */
      readonly icon?: ReactElement | null;
      /** Not the filled button, while something else on the page is. */
      readonly quiet?: boolean;
      /** Nothing is left to be saved. */
      readonly done?: boolean;
      /** Called in place of submitting. */
      readonly run?: () => Promise<unknown>;
    };
    /** A second way to save, between „Anuluj” and the first. */
    readonly also?: { readonly label: string; readonly icon: ReactElement; readonly run: () => Promise<unknown> };
  },
) {
  const t = useText();
  const { form, formId, onCancel, save = {}, also, children, ...head } = props;
  const saving = form.form.formState.isSubmitting || save.done === true;
  const run = save.run ?? form.submit;
  return (
    <Page
      {...head}
      ruled
      actions={
        <>
          <Action kind="quiet" label={t('cancel')} onClick={onCancel} />
          {also === undefined ? null : (
            <Action
              label={also.label}
              icon={also.icon}
              shortcut="Ctrl+Shift+S"
              disabled={saving}
              onClick={() => void also.run()}
            />
          )}
          <Action
            kind={save.quiet === true ? 'secondary' : 'primary'}
            type="submit"
            form={formId}
            label={save.label ?? t('save')}
            {...(save.icon === null ? {} : { icon: save.icon ?? <SaveRegular /> })}
            shortcut="Ctrl+S"
            disabled={saving}
            onClick={() => void run()}
          />
        </>
      }
      hints={[
        { keys: ['Ctrl', 'S'], label: t('keys.save') },
        ...(also === undefined
          ? []
          : [{ keys: ['Ctrl', 'Shift', 'S'], label: also.label.charAt(0).toLowerCase() + also.label.slice(1) }]),
        { keys: ['Esc'], label: t('keys.back') },
      ]}
    >
      {children}
    </Page>
  );
}
