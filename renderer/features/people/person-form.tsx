import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { type Control, useFieldArray, useWatch } from 'react-hook-form';

import type { AddressInput, PersonFields } from '#shared/features/people/people.schema.ts';
import { ageAt, localDate } from '#shared/kernel/local-date.ts';
import { reachOf } from '#shared/permissions/roles.ts';
import { useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { AddressFields, addressPart } from '../../ui/address/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  CheckField,
  FieldGrid,
  SelectField,
  TextAreaField,
  TextField,
  Wide,
  type OfficeForm,
} from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { AddRegular, DismissRegular } from '../../ui/icons.ts';
import { Section } from '../../ui/section.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { sharedSince, type PersonForm } from './person-form-model.ts';
import { PersonDetailsFields } from './person-details-fields.tsx';
import { IdentitySection } from './person-identity-section.tsx';
import { SameAddress } from './same-address.tsx';

const useStyles = makeStyles({
  withBeside: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 296px',
    gridAutoRows: 'min-content',
    columnGap: '20px',
    '@media (max-width: 799.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  beside: {
    gridColumn: 2,
    gridRow: '1 / span 6',
    minWidth: 0,
    '@media (max-width: 799.98px)': { gridColumn: 1, gridRow: 'auto' },
  },
  details: { marginBottom: '16px', minWidth: 0 },
  contact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '12px',
    alignItems: 'start',
    marginBottom: '10px',
    maxWidth: '620px',
    '@media (max-width: 799.98px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  // In line with the controls, which stand under their labels.
  removeContact: { paddingTop: '26px', '@media (max-width: 799.98px)': { paddingTop: 0 } },
  add: { display: 'flex', gap: '4px', marginBottom: '8px', color: tokens.colorBrandForeground1 },
});

type Form = OfficeForm<PersonForm, PersonFields>;
type FormControl = Control<PersonForm, unknown, PersonFields>;

/** The fields of a person, in the order of a personal questionnaire. */
export function PersonFormFields(props: {
  form: Form;
  /** Of the address the form was opened with. */
  commune: { readonly id: string; readonly label: string } | null;
  isNew: boolean;
  /** Where a person who is edited lives as saved. */
  storedAddress?: AddressInput | null;
  /** The surname the form was opened with, taken over from somebody of the family. */
  sharedSurname?: string;
  /** Stands at the right of the form, and right below the identity in a narrow window. */
  beside?: ReactNode;
  /** Stands right below the names. */
  belowNames?: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const control = props.form.form.control;
  return (
    <div className={props.beside === undefined ? undefined : styles.withBeside}>
      <IdentitySection form={props.form} sharedSurname={props.sharedSurname ?? ''} belowNames={props.belowNames} />
      {props.beside === undefined ? null : <div className={styles.beside}>{props.beside}</div>}
      <AddressSection
        form={props.form}
        commune={props.commune}
        isNew={props.isNew}
        stored={props.storedAddress ?? null}
      />
      <ContactsSection control={control} />
      <div className={styles.details}>
        <PersonDetailsFields form={props.form} />
      </div>
      <OtherSection control={control} isNew={props.isNew} />
    </div>
  );
}

function AddressSection(props: {
  form: Form;
  commune: { readonly id: string; readonly label: string } | null;
  isNew: boolean;
  stored: AddressInput | null;
}): ReactNode {
  const t = useText('people');
  const { control, getValues, setValue } = props.form.form;
  const [known, birthDate] = useWatch({ control, name: ['hasAddress', 'birthDate'] });
  // An infant lives there since birth, as far as anybody knows; of others nobody knows without asking.
  useEffect(() => {
    const born = localDate.safeParse(birthDate);
    if (!props.isNew || !born.success) return;
    const today = officeToday();
    const from = getValues('address.from');
    const taken = localDate.safeParse(from);
    // A day taken over from somebody of the family is not before one's own birth.
    if (taken.success) {
      const since = sharedSince(taken.data, born.data);
      if (since !== taken.data && born.data <= today) setValue('address.from', since, { shouldDirty: true });
    } else if (from === null && born.data <= today && ageAt(born.data, today) < 1)
      setValue('address.from', born.data, { shouldDirty: true });
  }, [props.isNew, birthDate, getValues, setValue]);
  return (
    <Section title={t('form.addressSection')} ruled={false}>
      <CheckField control={control} name="hasAddress" label={t('form.hasAddress')} />
      <SameAddress form={props.form} isNew={props.isNew} />
      {known ? (
        <AddressFields
          form={addressPart(props.form.form)}
          commune={props.commune}
          stored={props.stored}
          fromHint={props.isNew ? t('form.fromHintNew') : t('form.fromHint')}
        />
      ) : null}
    </Section>
  );
}

function ContactsSection({ control }: { control: FormControl }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const contacts = useFieldArray({ control, name: 'contacts' });
  return (
    <Section title={t('form.contactsSection')} ruled={false}>
      {contacts.fields.map((contact, index) => (
        <div key={contact.id} className={styles.contact}>
          <TextField
            control={control}
            name={`contacts.${index}.value`}
            label={contact.kind === 'phone' ? t('form.phone') : t('form.email')}
            inputMode={contact.kind === 'phone' ? 'tel' : 'email'}
          />
          <TextField control={control} name={`contacts.${index}.note`} label={t('form.contactNote')} nullable />
          <span className={styles.removeContact}>
            <Action
              kind="quiet"
              iconOnly
              icon={<DismissRegular />}
              label={t('form.removeContact', { number: index + 1 })}
              onClick={() => contacts.remove(index)}
            />
          </span>
        </div>
      ))}
      <div className={styles.add}>
        <Action
          kind="quiet"
          size="small"
          icon={<AddRegular />}
          label={t('form.addPhone')}
          onClick={() => contacts.append({ kind: 'phone', value: '', note: null })}
        />
        <Action
          kind="quiet"
          size="small"
          icon={<AddRegular />}
          label={t('form.addEmail')}
          onClick={() => contacts.append({ kind: 'email', value: '', note: null })}
        />
      </div>
    </Section>
  );
}

function OtherSection({ control, isNew }: { control: FormControl; isNew: boolean }): ReactNode {
  const t = useText('people');
  const workers = useWorkers();
  const { user } = useSignedIn();
  // Whoever reaches only the own caseload leads the people entered by them, unless somebody else is chosen.
  const becomesOwn = isNew && reachOf(user.roles, 'people.edit') === 'own';
  return (
    <Section title={t('form.otherSection')} ruled={false}>
      <FieldGrid>
        <Wide>
          <SelectField
            control={control}
            name="workerId"
            label={t('form.worker')}
            hint={becomesOwn ? t('form.workerHintOwn') : t('form.workerHint')}
            empty={becomesOwn ? user.displayName : t('form.noWorker')}
            options={(workers.data ?? [])
              .filter((one) => !becomesOwn || one.id !== user.id)
              .map((one) => ({ value: one.id, label: one.displayName }))}
          />
        </Wide>
        <Wide>
          <TextAreaField control={control} name="note" label={t('form.note')} rows={3} nullable />
        </Wide>
      </FieldGrid>
    </Section>
  );
}
