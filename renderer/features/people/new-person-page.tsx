import { useMemo, type ReactNode } from 'react';

import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, useOfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { SaveRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS, personPath } from '../../ui/paths.ts';
import { useGoBack, useHistory } from '../../ui/screen.ts';
import { useToast } from '../../ui/toast.tsx';
import { usePeopleChanged } from './mutations.ts';
import { emptyPersonForm, personFormSchema } from './person-form-model.ts';
import { PersonFormFields } from './person-form.tsx';
import { peselTakenNotice } from './pesel-taken.tsx';

const FORM_ID = 'person-form';

/** Nowa osoba. Saving leads to the new card; nothing typed is lost by a refusal. */
export function NewPersonPage(): ReactNode {
  const t = useText('people');
  const common = useText();
  const client = useClient();
  const history = useHistory();
  const back = useGoBack(PATHS.people);
  const toast = useToast();
  const changed = usePeopleChanged();
  const form = useOfficeForm({
    schema: useMemo(() => personFormSchema(officeToday()), []),
    defaultValues: useMemo(() => emptyPersonForm(officeToday()), []),
    save: async (fields) => {
      const saved = await client.people.register({ fields });
      await changed();
      return { ...saved, name: `${fields.surname} ${fields.firstName}` };
    },
    onSaved: (saved) => {
      toast({ text: t('form.registered', { name: saved.name }) });
      // In place of the form, so that going back from the new card leads past it.
      history.replace(personPath(saved.id));
    },
  });
  const saving = form.form.formState.isSubmitting;
  return (
    <Page
      title={t('form.newTitle')}
      ruled
      breadcrumb={[{ label: t('title'), to: PATHS.people }, { label: t('form.newTitle') }]}
      actions={
        <>
          <Action kind="quiet" label={t('form.cancel')} onClick={back} />
          <Action
            kind="primary"
            type="submit"
            form={FORM_ID}
            label={t('form.save')}
            icon={<SaveRegular />}
            shortcut="Ctrl+S"
            disabled={saving}
            onClick={() => void form.submit()}
          />
        </>
      }
      hints={[
        { keys: ['Ctrl', 'S'], label: common('keys.save') },
        { keys: ['Esc'], label: common('keys.back') },
      ]}
    >
      <Form form={form} id={FORM_ID} onCancel={back} failure={peselTakenNotice(form.failure)}>
        <PersonFormFields form={form} communeName={null} isNew />
      </Form>
    </Page>
  );
}
