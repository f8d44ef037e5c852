import type { ReactNode } from 'react';
import { useFormState, useWatch } from 'react-hook-form';

import {
  CERTIFICATE_LABELS,
  CITIZENSHIP_LABELS,
  EDUCATION_LABELS,
  FORMER_NAME_LABELS,
  LABOUR_DETAIL_LABELS,
  LABOUR_STATUS_LABELS,
  NEED_LABELS,
} from '#shared/features/people/person-details.labels.ts';
import { LABOUR_DETAILS, LABOUR_STATUSES } from '#shared/features/people/person-details.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import { FoldedSection, SelectField, TextField, Wide, type OfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { type FormControl, Lines, optionsOf, Period } from './detail-lines.tsx';
import { detailLabel, typedDetailText, type DetailPart, type DetailsForm } from './person-details-model.ts';
import type { PersonForm } from './person-form-model.ts';
import { Consenters, DeathFields, Traits } from './sensitive-fields.tsx';

/** Everything beside identity, address and contacts, folded until somebody needs it. */
export function PersonDetailsFields({ form }: { form: OfficeForm<PersonForm, PersonFields> }): ReactNode {
  const { control } = form.form;
  return (
    <>
      <Folded control={control} part="formerNames">
        <FormerNames control={control} />
      </Folded>
      <Folded control={control} part="citizenships">
        <Citizenships control={control} />
      </Folded>
      <Folded control={control} part="education">
        <Education control={control} />
      </Folded>
      <Folded control={control} part="labour">
        <Labour control={control} />
      </Folded>
      <Folded control={control} part="schools">
        <Schools control={control} />
      </Folded>
      <Folded control={control} part="certificates">
        <Certificates control={control} />
      </Folded>
      <Folded control={control} part="needs">
        <Needs control={control} />
      </Folded>
      <Folded control={control} part="traits">
        <Traits form={form} />
      </Folded>
      <Folded control={control} part="consenters">
        <Consenters form={form} />
      </Folded>
      <Folded control={control} part="death">
        <DeathFields control={control} />
      </Folded>
    </>
  );
}

function Folded(props: { control: FormControl; part: DetailPart; children: ReactNode }): ReactNode {
  const t = useText('people');
  const { control, part } = props;
  const form = useWatch({ control }) as DetailsForm & { sex: string | null };
  const { errors } = useFormState({ control });
  return (
    <FoldedSection
      title={detailLabel(part)}
      summary={typedDetailText(form, part, form.sex) ?? t('details.none')}
      hasError={errors[part] !== undefined}
    >
      {props.children}
    </FoldedSection>
  );
}

function FormerNames({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  return (
    <Lines
      control={control}
      part="formerNames"
      add={t('details.addFormerName')}
      fresh={() => ({ kind: 'birth', surname: '', from: null, to: null })}
      renderLine={(index) => (
        <>
          <TextField control={control} name={`formerNames.${index}.surname`} label={t('details.formerName')} required />
          <SelectField
            control={control}
            name={`formerNames.${index}.kind`}
            label={t('details.kind')}
            options={optionsOf(FORMER_NAME_LABELS)}
          />
          <Period control={control} part="formerNames" index={index} required={false} />
        </>
      )}
    />
  );
}

function Citizenships({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  return (
    <Lines
      control={control}
      part="citizenships"
      add={t('details.addCitizenship')}
      fresh={() => ({ kind: 'polish', country: null, from: null, to: null })}
      renderLine={(index) => (
        <>
          <SelectField
            control={control}
            name={`citizenships.${index}.kind`}
            label={t('details.citizenship')}
            options={optionsOf(CITIZENSHIP_LABELS)}
          />
          <TextField control={control} name={`citizenships.${index}.country`} label={t('details.country')} nullable />
          <Period control={control} part="citizenships" index={index} required={false} />
        </>
      )}
    />
  );
}

function Education({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  const common = useText();
  return (
    <Lines
      control={control}
      part="education"
      add={t('details.addEducation')}
      fresh={() => ({ level: '', from: officeToday(), to: null })}
      renderLine={(index) => (
        <>
          <SelectField
            control={control}
            name={`education.${index}.level`}
            label={t('details.education')}
            empty={common('form.choose')}
            options={optionsOf(EDUCATION_LABELS)}
            required
          />
          <Period control={control} part="education" index={index} required />
        </>
      )}
    />
  );
}

function Labour({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  return (
    <Lines
      control={control}
      part="labour"
      add={t('details.addLabour')}
      fresh={() => ({ status: '', detail: '', from: officeToday(), to: null })}
      renderLine={(index) => <LabourLine control={control} index={index} />}
    />
  );
}

function LabourLine({ control, index }: { control: FormControl; index: number }): ReactNode {
  const t = useText('people');
  const common = useText();
  const status = useWatch({ control, name: `labour.${index}.status` });
  const known = LABOUR_STATUSES.find((one) => one === status);
  const details = known === undefined ? [] : LABOUR_DETAILS[known];
  return (
    <>
      <SelectField
        control={control}
        name={`labour.${index}.status`}
        label={t('details.labour')}
        empty={common('form.choose')}
        options={optionsOf(LABOUR_STATUS_LABELS)}
        required
      />
      <Wide>
        <SelectField
          control={control}
          name={`labour.${index}.detail`}
          label={t('details.detail')}
          empty={common('form.choose')}
          options={details.map((value) => ({ value, label: LABOUR_DETAIL_LABELS[value] }))}
          required
        />
      </Wide>
      <Period control={control} part="labour" index={index} required />
    </>
  );
}

function Schools({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  return (
    <Lines
      control={control}
      part="schools"
      add={t('details.addSchool')}
      fresh={() => ({ school: '', class: null, from: officeToday(), to: null })}
      renderLine={(index) => (
        <>
          <Wide>
            <TextField control={control} name={`schools.${index}.school`} label={t('details.school')} required />
          </Wide>
          <TextField control={control} name={`schools.${index}.class`} label={t('details.class')} nullable />
          <Period control={control} part="schools" index={index} required />
        </>
      )}
    />
  );
}

function Certificates({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  const common = useText();
  return (
    <Lines
      control={control}
      part="certificates"
      add={t('details.addCertificate')}
      fresh={() => ({ kind: '', number: null, from: null, to: null })}
      renderLine={(index) => (
        <>
          <Wide>
            <SelectField
              control={control}
              name={`certificates.${index}.kind`}
              label={t('details.certificate')}
              empty={common('form.choose')}
              options={optionsOf(CERTIFICATE_LABELS)}
              required
            />
          </Wide>
          <TextField control={control} name={`certificates.${index}.number`} label={t('details.number')} nullable />
          <Period control={control} part="certificates" index={index} required />
        </>
      )}
    />
  );
}

function Needs({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  const common = useText();
  return (
    <Lines
      control={control}
      part="needs"
      add={t('details.addNeed')}
      fresh={() => ({ kind: '', note: null })}
      renderLine={(index) => (
        <>
          <SelectField
            control={control}
            name={`needs.${index}.kind`}
            label={t('details.need')}
            empty={common('form.choose')}
            options={optionsOf(NEED_LABELS)}
            required
          />
          <Wide>
            <TextField control={control} name={`needs.${index}.note`} label={t('details.needNote')} nullable />
          </Wide>
        </>
      )}
    />
  );
}
