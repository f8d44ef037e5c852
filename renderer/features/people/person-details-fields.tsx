import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Control, type FieldArray, useFieldArray, useFormState, useWatch } from 'react-hook-form';

import {
  CERTIFICATE_LABELS,
  CITIZENSHIP_LABELS,
  CONSENT_BASIS_LABELS,
  EDUCATION_LABELS,
  FORMER_NAME_LABELS,
  LABOUR_DETAIL_LABELS,
  LABOUR_STATUS_LABELS,
  NEED_LABELS,
  TRAIT_ANSWER_LABELS,
  TRAIT_LABELS,
  TRAIT_NOT_ASKED,
} from '#shared/features/people/person-details.labels.ts';
import { LABOUR_DETAILS, LABOUR_STATUSES, TRAITS } from '#shared/features/people/person-details.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  ChoiceField,
  ComboSearchField,
  DateField,
  FieldGrid,
  FoldedSection,
  SelectField,
  TextField,
  Wide,
  type OfficeForm,
  type Option,
} from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { AddRegular, DismissRegular } from '../../ui/icons.ts';
import { usePeopleSearch } from '../../ui/use-people-search.ts';
import { detailLabel, typedDetailText, type DetailPart, type DetailsForm } from './person-details-model.ts';
import type { PersonForm } from './person-form-model.ts';

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 32px', columnGap: '8px', alignItems: 'start' },
  remove: { paddingTop: '26px' },
});

type FormControl = Control<PersonForm, unknown, PersonFields>;
type LinesPart = Exclude<DetailPart, 'death' | 'traits'>;

const optionsOf = (labels: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

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

/** Lines of one kind, each with its fields and a button that takes it out, and a button for one more. */
function Lines<Part extends LinesPart>(props: {
  control: FormControl;
  part: Part;
  add: string;
  fresh: () => FieldArray<PersonForm, Part>;
  line: (index: number) => ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const lines = useFieldArray({ control: props.control, name: props.part });
  return (
    <>
      {lines.fields.map((line, index) => (
        <div key={line.id} className={styles.line}>
          <FieldGrid>{props.line(index)}</FieldGrid>
          <div className={styles.remove}>
            <Action
              kind="quiet"
              iconOnly
              icon={<DismissRegular />}
              label={t('details.remove', { what: detailLabel(props.part), number: index + 1 })}
              onClick={() => lines.remove(index)}
            />
          </div>
        </div>
      ))}
      <Action
        kind="quiet"
        size="small"
        icon={<AddRegular />}
        label={props.add}
        onClick={() => lines.append(props.fresh())}
      />
    </>
  );
}

type DatedPart = Exclude<LinesPart, 'needs'>;

function Period(props: { control: FormControl; part: DatedPart; index: number; required: boolean }): ReactNode {
  const t = useText('people');
  const { control, part, index } = props;
  const of = `${detailLabel(part)} ${index + 1}`;
  return (
    <>
      <DateField
        control={control}
        name={`${part}.${index}.from`}
        label={t('details.from')}
        of={of}
        required={props.required}
      />
      <DateField control={control} name={`${part}.${index}.to`} label={t('details.to')} of={of} />
    </>
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
      line={(index) => (
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
      line={(index) => (
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
      line={(index) => (
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
      line={(index) => <LabourLine control={control} index={index} />}
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
      line={(index) => (
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
      line={(index) => (
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
      line={(index) => (
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

/** Never a plain yes or no: a refusal is an answer, and nothing chosen means that nobody asked. */
function Traits({ form }: { form: OfficeForm<PersonForm, PersonFields> }): ReactNode {
  const { control, setValue } = form.form;
  return (
    <FieldGrid>
      {TRAITS.map((trait, index) => (
        <SelectField
          key={trait}
          control={control}
          name={`traits.${index}.answer`}
          label={TRAIT_LABELS[trait]}
          options={[{ value: '', label: TRAIT_NOT_ASKED }, ...optionsOf(TRAIT_ANSWER_LABELS)]}
          onEdited={() => setValue(`traits.${index}.askedOn`, officeToday(), { shouldDirty: true })}
        />
      ))}
    </FieldGrid>
  );
}

function Consenters({ form }: { form: OfficeForm<PersonForm, PersonFields> }): ReactNode {
  const t = useText('people');
  return (
    <Lines
      control={form.form.control}
      part="consenters"
      add={t('details.addConsenter')}
      fresh={() => ({
        personId: null,
        name: null,
        institution: null,
        basis: 'parent',
        basisNote: null,
        from: officeToday(),
        to: null,
      })}
      line={(index) => <ConsenterLine form={form} index={index} />}
    />
  );
}

function ConsenterLine(props: { form: OfficeForm<PersonForm, PersonFields>; index: number }): ReactNode {
  const t = useText('people');
  const people = usePeopleSearch();
  const { index } = props;
  const { control, setValue, getValues } = props.form.form;
  const stored = getValues(`consenters.${index}`);
  return (
    <>
      <Wide>
        <ComboSearchField
          control={control}
          name={`consenters.${index}.personId`}
          label={t('details.consenter')}
          minLength={2}
          initialLabel={stored.personId === null ? null : (stored.name ?? t('list.protected'))}
          queryKey={people.queryKey}
          search={people.search}
          onChosen={(option) => setValue(`consenters.${index}.name`, option?.label ?? null)}
        />
      </Wide>
      <Wide>
        <TextField
          control={control}
          name={`consenters.${index}.institution`}
          label={t('details.institution')}
          nullable
        />
      </Wide>
      <SelectField
        control={control}
        name={`consenters.${index}.basis`}
        label={t('details.basis')}
        options={optionsOf(CONSENT_BASIS_LABELS)}
      />
      <TextField control={control} name={`consenters.${index}.basisNote`} label={t('details.basisNote')} nullable />
      <Period control={control} part="consenters" index={index} required />
    </>
  );
}

/** The day, or only the year; it ends nothing by itself. */
function DeathFields({ control }: { control: FormControl }): ReactNode {
  const t = useText('people');
  const kind = useWatch({ control, name: 'death.kind' });
  return (
    <FieldGrid>
      <Wide>
        <ChoiceField
          control={control}
          name="death.kind"
          label={t('details.death')}
          options={[
            { value: 'alive', label: t('details.alive') },
            { value: 'date', label: t('details.deathDateKnown') },
            { value: 'year', label: t('details.deathYearKnown') },
          ]}
        />
      </Wide>
      {kind === 'date' ? (
        <DateField
          control={control}
          name="death.date"
          label={t('details.deathDate')}
          hint={t('details.deathHint')}
          required
        />
      ) : null}
      {kind === 'year' ? (
        <TextField
          control={control}
          name="death.year"
          label={t('details.deathYear')}
          hint={t('details.deathHint')}
          inputMode="numeric"
          required
        />
      ) : null}
    </FieldGrid>
  );
}
