import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import {
  CONSENT_BASIS_LABELS,
  TRAIT_ANSWER_LABELS,
  TRAIT_LABELS,
  TRAIT_NOT_ASKED,
} from '#shared/features/people/person-details.labels.ts';
import { TRAITS } from '#shared/features/people/person-details.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import {
  ChoiceField,
  ComboSearchField,
  DateField,
  FieldGrid,
  SelectField,
  TextField,
  Wide,
  type OfficeForm,
} from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { usePeopleSearch } from '../../ui/use-people-search.ts';
import { type FormControl, Lines, optionsOf, Period } from './detail-lines.tsx';
import type { PersonForm } from './person-form-model.ts';

/** Never a plain yes or no: a refusal is an answer, and nothing chosen means that nobody asked. */
export function Traits({ form }: { form: OfficeForm<PersonForm, PersonFields> }): ReactNode {
  const { control, setValue } = form.form;
  return (
    <FieldGrid even>
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

/** Who may consent for a child, by what right and how long. */
export function Consenters({ form }: { form: OfficeForm<PersonForm, PersonFields> }): ReactNode {
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
      renderLine={(index) => <ConsenterLine form={form} index={index} />}
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
          initial={stored.personId === null ? null : { id: stored.personId, label: stored.name ?? t('list.protected') }}
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

/** The day, or only the year; what it ends is asked about at saving. */
export function DeathFields({ control }: { control: FormControl }): ReactNode {
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
          side="past"
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
