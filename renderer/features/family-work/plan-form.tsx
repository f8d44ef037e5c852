import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { useFieldArray, type Control } from 'react-hook-form';

import { carriedDueOn, formerOutcome } from '#shared/features/family-work/family-work.rules.ts';
import { MOST_ACTIONS, MOST_GOALS, type Plan } from '#shared/features/family-work/plans.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  DateField,
  FieldGrid,
  Form,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
  Wide,
} from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { AddRegular, DismissRegular } from '../../ui/icons.ts';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { FormerOutcome } from './former-outcome.tsx';
import { useWorkChanged } from './queries.ts';
import { planSchema, type GoalForm, type PlanForm, type PlanInput } from './work-schemas.ts';

type PlanControl = Control<PlanForm, unknown, PlanInput>;

const useStyles = makeStyles({
  goal: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '4px',
    padding: '4px 12px 8px',
    marginBlockEnd: '12px',
  },
  action: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBlock: '4px 12px' },
});

const emptyAction = (): GoalForm['actions'][number] => ({ action: '', responsible: null, userId: null, dueOn: null });
const emptyGoal = (): GoalForm => ({ goal: '', effect: '', actions: [emptyAction()] });

/** The next version begins with the goals of the present one that are not closed yet, and with the days that lie ahead. */
function formOf(present: Plan | undefined, newest: RecordId | null): PlanForm {
  const goals = (present?.goals ?? [])
    .filter(({ outcome }) => outcome === null || outcome.result === 'partly')
    .map(({ goal, effect, actions }) => ({
      goal,
      effect,
      actions: actions.map(({ action, responsible, userId, dueOn }) => ({
        action,
        responsible,
        userId,
        dueOn: carriedDueOn(dueOn, officeToday()),
      })),
    }));
  return {
    from: officeToday(),
    until: null,
    situation: present?.situation ?? '',
    agreedWith: present?.agreedWith ?? null,
    goals: goals.length === 0 ? [emptyGoal()] : goals,
    basedOn: newest,
  };
}

/** The plan that was written last, whenever it begins. */
function newestOf(plans: readonly Plan[]): RecordId | null {
  return plans.reduce<Plan | null>((last, one) => (last === null || one.at > last.at ? one : last), null)?.id ?? null;
}

/**
 * Writes a new version of a family's plan; the earlier ones stay. When somebody else has written one meanwhile, the first
 * save says who; what was typed stays, and the next save puts it in the place of theirs.
 */
export function PlanEditor(props: {
  familyId: FamilyId;
  plans: readonly Plan[];
  present?: Plan;
  onClose: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const common = useText();
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const { familyId, present, onClose } = props;
  const form = useOfficeForm<PlanForm, PlanInput, void>({
    schema: useMemo(() => planSchema(officeToday()), []),
    draft: { form: 'plans.write', subject: { kind: 'family', id: familyId } },
    defaultValues: formOf(present, newestOf(props.plans)),
    save: async ({ basedOn, ...fields }) => {
      try {
        await client.plans.write({ familyId, basedOn, fields });
      } catch (error) {
        if (isAppError(error, 'CONFLICT')) {
          const { plans } = await client.plans.open({ familyId });
          form.form.setValue('basedOn', newestOf(plans));
          await changed();
        }
        throw error;
      }
      await changed();
      toast({ text: t('plans.form.saved') });
    },
    onSaved: onClose,
  });
  const { control } = form.form;
  return (
    <Section title={t('plans.form.newTitle')}>
      <Form form={form} onCancel={onClose} focusFirst>
        <FieldGrid>
          <DateField control={control} name="from" label={t('plans.form.from')} required />
          <DateField control={control} name="until" label={t('plans.form.until')} side="ahead" />
          <Wide full>
            <TextAreaField
              control={control}
              name="situation"
              label={t('plans.form.situation')}
              hint={t('plans.form.situationHint')}
              rows={4}
              required
            />
          </Wide>
          <Wide full>
            <TextField
              control={control}
              name="agreedWith"
              label={t('plans.form.agreedWith')}
              hint={t('plans.form.agreedWithHint')}
              nullable
            />
          </Wide>
        </FieldGrid>
        <Goals control={control} plans={props.plans} />
        <div className={styles.buttons}>
          <Action
            kind="primary"
            type="submit"
            shortcut="Ctrl+S"
            label={t('plans.form.save')}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
          <Action kind="secondary" label={common('cancel')} onClick={onClose} />
        </div>
      </Form>
    </Section>
  );
}

function Goals({ control, plans }: { control: PlanControl; plans: readonly Plan[] }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const { fields, append, remove } = useFieldArray({ control, name: 'goals' });
  return (
    <>
      {fields.map((field, index) => {
        const of = t('plans.form.goalOf', { number: index + 1 });
        return (
          <fieldset key={field.id} className={styles.goal}>
            <legend>{t('plans.goal', { number: index + 1 })}</legend>
            <FieldGrid>
              <Wide full>
                <TextField
                  control={control}
                  name={`goals.${index}.goal`}
                  label={t('plans.form.goal')}
                  of={of}
                  required
                />
              </Wide>
              <Wide full>
                <TextField
                  control={control}
                  name={`goals.${index}.effect`}
                  label={t('plans.form.effect')}
                  of={of}
                  required
                />
              </Wide>
            </FieldGrid>
            <FormerOutcome outcome={formerOutcome(plans, field.goal, null)} />
            <Actions control={control} goal={index} />
            {fields.length > 1 ? (
              <Action
                kind="quiet"
                size="small"
                icon={<DismissRegular />}
                label={t('plans.form.removeGoal')}
                spoken={`${t('plans.form.removeGoal')} ${index + 1}`}
                onClick={() => remove(index)}
              />
            ) : null}
          </fieldset>
        );
      })}
      <div className={styles.buttons}>
        <Action
          icon={<AddRegular />}
          label={t('plans.form.addGoal')}
          disabledReason={fields.length < MOST_GOALS ? undefined : t('plans.form.mostGoals', { count: MOST_GOALS })}
          onClick={() => append(emptyGoal())}
        />
      </div>
    </>
  );
}

function Actions({ control, goal }: { control: PlanControl; goal: number }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const workers = useWorkers();
  const { fields, append, remove } = useFieldArray({ control, name: `goals.${goal}.actions` });
  return (
    <>
      {fields.map((field, index) => {
        const path = `goals.${goal}.actions.${index}` as const;
        const of = t('plans.form.actionOf', { goal: goal + 1, number: index + 1 });
        return (
          <div key={field.id} className={styles.action}>
            <FieldGrid>
              <Wide full>
                <TextField control={control} name={`${path}.action`} label={t('plans.form.action')} of={of} required />
              </Wide>
              <TextField
                control={control}
                name={`${path}.responsible`}
                label={t('plans.form.responsible')}
                hint={t('plans.form.responsibleHint')}
                of={of}
                nullable
              />
              <SelectField
                control={control}
                name={`${path}.userId`}
                label={t('plans.form.worker')}
                of={of}
                empty={t('plans.form.workerNone')}
                options={(workers.data ?? []).map((one) => ({ value: one.id, label: one.displayName }))}
              />
              <DateField control={control} name={`${path}.dueOn`} label={t('plans.form.dueOn')} of={of} side="ahead" />
            </FieldGrid>
            {fields.length > 1 ? (
              <Action
                kind="quiet"
                size="small"
                icon={<DismissRegular />}
                label={t('plans.form.removeAction')}
                spoken={`${t('plans.form.removeAction')} ${index + 1}`}
                onClick={() => remove(index)}
              />
            ) : null}
          </div>
        );
      })}
      <div className={styles.buttons}>
        <Action
          kind="quiet"
          size="small"
          icon={<AddRegular />}
          label={t('plans.form.addAction')}
          spoken={`${t('plans.form.addAction')}: ${t('plans.form.goalOf', { number: goal + 1 })}`}
          disabledReason={
            fields.length < MOST_ACTIONS ? undefined : t('plans.form.mostActions', { count: MOST_ACTIONS })
          }
          onClick={() => append(emptyAction())}
        />
      </div>
    </>
  );
}
