import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Control, type FieldArray, useFieldArray } from 'react-hook-form';

import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { DateField, FieldGrid, type Option } from '../../ui/form/index.ts';
import { AddRegular, DismissRegular } from '../../ui/icons.ts';
import { detailLabel, type DetailPart } from './person-details-model.ts';
import type { PersonForm } from './person-form-model.ts';

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 32px', columnGap: '8px', alignItems: 'start' },
  remove: { paddingTop: '26px' },
});

export type FormControl = Control<PersonForm, unknown, PersonFields>;
type LinesPart = Exclude<DetailPart, 'death' | 'traits'>;

export const optionsOf = (labels: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Lines of one kind, each with its fields and a button that takes it out, and a button for one more. */
export function Lines<Part extends LinesPart>(props: {
  control: FormControl;
  part: Part;
  add: string;
  fresh: () => FieldArray<PersonForm, Part>;
  renderLine: (index: number) => ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const lines = useFieldArray({ control: props.control, name: props.part });
  return (
    <>
      {lines.fields.map((line, index) => (
        <div key={line.id} className={styles.line}>
          <FieldGrid>{props.renderLine(index)}</FieldGrid>
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

/** First and last day of a line. */
export function Period(props: { control: FormControl; part: DatedPart; index: number; required: boolean }): ReactNode {
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
