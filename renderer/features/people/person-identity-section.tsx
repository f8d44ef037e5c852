import { useRef, type ReactNode } from 'react';
import { type Control, useWatch } from 'react-hook-form';

import { DOCUMENT_KIND_LABELS, NO_PESEL_REASON_LABELS, SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { documentRequired, newbornWarning } from '#shared/features/people/people.rules.ts';
import { DOCUMENT_KINDS, NO_PESEL_REASONS, type PersonFields } from '#shared/features/people/people.schema.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { parsePesel, SEXES, type Sex } from '#shared/kernel/pesel.ts';
import { withCapitals } from '#shared/kernel/typed-text.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  ChoiceField,
  DateField,
  FieldGrid,
  PeselField,
  SelectField,
  TextField,
  Wide,
  type OfficeForm,
} from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { Status } from '../../ui/status.tsx';
import { surnameFor, type PersonForm } from './person-form-model.ts';
import { OtherWithPesel } from './pesel-taken.tsx';
import { useNewbornDays } from './queries.ts';

type Form = OfficeForm<PersonForm, PersonFields>;
type FormControl = Control<PersonForm, unknown, PersonFields>;

/** Names and identity; a PESEL says the day of birth and the sex. */
export function IdentitySection(props: { form: Form; sharedSurname: string; belowNames: ReactNode }): ReactNode {
  const t = useText('people');
  const common = useText();
  const { sharedSurname } = props;
  const { control, setValue, setFocus, getValues } = props.form.form;
  const kind = useWatch({ control, name: 'identity.kind' });
  const { fill, differs } = usePeselFills(props.form);
  const [reason, birthDate] = useWatch({ control, name: ['identity.reason', 'birthDate'] });
  const born = localDate.safeParse(birthDate);
  const days = useNewbornDays();
  const warning =
    reason === 'newborn' && born.success && days !== undefined ? newbornWarning(born.data, officeToday(), days) : null;
  /** A surname taken over and left as it was gets the ending of the sex: „Kowalska” of a son is „Kowalski”. */
  const endSurname = (sex: Sex): void => {
    if (sharedSurname === '' || surnameFor(getValues('surname'), 'male') !== surnameFor(sharedSurname, 'male')) return;
    setValue('surname', surnameFor(sharedSurname, sex), { shouldDirty: true });
  };
  return (
    <Section title={t('form.identity')} ruled={false}>
      <FieldGrid>
        <TextField
          control={control}
          name="surname"
          label={t('form.surname')}
          required
          propose={withCapitals}
          autoFocus={sharedSurname === ''}
        />
        <TextField control={control} name="firstName" label={t('form.firstName')} required propose={withCapitals} />
        <TextField control={control} name="secondName" label={t('form.secondName')} propose={withCapitals} nullable />
        <ChoiceField
          control={control}
          name="identity.kind"
          label={t('form.identityKind')}
          options={[
            { value: 'pesel', label: t('form.hasPesel') },
            { value: 'no-pesel', label: t('form.noPesel') },
          ]}
        />
      </FieldGrid>
      {props.belowNames}
      <FieldGrid>
        {kind === 'pesel' ? (
          <PeselField
            control={control}
            name="identity.pesel"
            label={t('form.pesel')}
            hint={props.form.blame === null ? t('form.peselHint') : <OtherWithPesel error={props.form.blame} />}
            onEdited={props.form.clearFailure}
            required
            onRecognised={(found) => {
              fill(found);
              endSurname(found.sex);
            }}
          />
        ) : (
          <>
            <Wide>
              <SelectField
                control={control}
                name="identity.reason"
                label={t('form.reason')}
                {...(warning === null ? {} : { hint: <Status kind="look">{warning}</Status> })}
                empty={common('form.choose')}
                options={NO_PESEL_REASONS.map((value) => ({ value, label: NO_PESEL_REASON_LABELS[value] }))}
                required
              />
            </Wide>
            <DocumentFields control={control} />
          </>
        )}
        <DateField
          control={control}
          name="birthDate"
          label={t('form.birthDate')}
          side="past"
          required
          {...(differs === null
            ? {}
            : {
                hint: (
                  <Action
                    kind="quiet"
                    size="small"
                    label={t('form.birthDateOfPesel', { date: fmt.date(differs.birthDate) })}
                    onClick={() => {
                      setValue('birthDate', differs.birthDate, { shouldDirty: true, shouldValidate: true });
                      setFocus('birthDate');
                    }}
                  />
                ),
              })}
        />
        <ChoiceField
          control={control}
          name="sex"
          label={t('form.sex')}
          options={SEXES.map((value) => ({ value, label: SEX_LABELS[value] }))}
          required
        />
      </FieldGrid>
    </Section>
  );
}

/**
 * What a PESEL says of the day of birth and the sex, written where nothing stands or what the number before said. What
 * was typed by hand stays and is told to differ: which of the two is wrong only the clerk can see.
 */
function usePeselFills(form: Form) {
  const { control, setValue, getValues } = form.form;
  const [pesel, birthDate] = useWatch({ control, name: ['identity.pesel', 'birthDate'] });
  const before = useRef<Derived | null>(derivedFrom(getValues('identity.pesel')));
  const fill = (found: Derived): void => {
    const last = before.current;
    before.current = found;
    const typed = getValues();
    const own = localDate.safeParse(typed.birthDate).success && typed.birthDate !== last?.birthDate;
    const ownSex = (typed.sex ?? '') !== '' && typed.sex !== last?.sex;
    const how = { shouldDirty: true, shouldTouch: true, shouldValidate: true };
    setValue('birthDate', own ? typed.birthDate : found.birthDate, how);
    setValue('sex', ownSex ? typed.sex : found.sex, how);
  };
  const said = derivedFrom(pesel);
  const day = localDate.safeParse(birthDate);
  return { fill, differs: said !== null && day.success && day.data !== said.birthDate ? said : null };
}

interface Derived {
  readonly birthDate: LocalDate;
  readonly sex: Sex;
}

function derivedFrom(pesel: string): Derived | null {
  const parsed = parsePesel(pesel);
  return parsed.ok ? parsed : null;
}

/** What somebody without a PESEL is known by: required as the rules say, and never half of it. */
function DocumentFields({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  const common = useText();
  const { reason, documentKind, documentNumber } = useWatch({ control, name: 'identity' });
  const known = NO_PESEL_REASONS.find((one) => one === reason);
  const required =
    (known !== undefined && documentRequired(known)) || (documentKind ?? '') !== '' || (documentNumber ?? '') !== '';
  // They come once it is known whether they must be filled, with their asterisk or without.
  if (known === undefined && !required) return null;
  return (
    <>
      <SelectField
        control={control}
        name="identity.documentKind"
        label={t('form.documentKind')}
        empty={common('form.choose')}
        options={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_LABELS[value] }))}
        required={required}
      />
      <TextField
        control={control}
        name="identity.documentNumber"
        label={t('form.documentNumber')}
        nullable
        required={required}
      />
    </>
  );
}
