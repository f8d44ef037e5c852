import type { ReactNode } from 'react';
import { useFormState, useWatch, type Control } from 'react-hook-form';

import { fitsCaseNumberPattern } from '#shared/features/caseloads/caseloads.rules.ts';
import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import { FAMILY_KINDS, familyKind } from '#shared/features/families/families.schema.ts';
import { reachOf } from '#shared/permissions/roles.ts';
import { useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { LimitReasonField, useLimitCheck } from '../../ui/caseload-limit.tsx';
import { ChoiceField, DateField, FieldGrid, SelectField, TextAreaField, TextField, Wide } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { Notice } from '../../ui/states.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { useProposedCaseNumber } from './queries.ts';
import { type CaseNumberStep, firstWorkerDay, type FamilyForm, type KindStep } from './family-form-model.ts';

/** What is typed about a family; the worker stands here only while the family is new. */
export function FamilyFormFields<Out>(props: {
  control: Control<FamilyForm, unknown, Out>;
  isNew: boolean;
  onNameEdited?: () => void;
  onKindEdited?: () => void;
  /** The next number by the office's pattern, and whose pattern it is. */
  proposedNumber?: { readonly number: string; readonly source: string };
  /** The first members of a new family. */
  children?: ReactNode;
}): ReactNode {
  const t = useText('families');
  const { control, isNew, onNameEdited, onKindEdited, proposedNumber } = props;
  return (
    <>
      <Section title={t('form.family')} ruled={false}>
        <FieldGrid>
          <Wide>
            <TextField
              control={control}
              name="name"
              label={t('form.name')}
              hint={t('form.nameHint')}
              required
              autoFocus
              {...(onNameEdited === undefined ? {} : { onEdited: onNameEdited })}
            />
          </Wide>
          <TextField
            control={control}
            name="caseNumber"
            label={t('form.caseNumber')}
            hint={proposedNumber === undefined ? t('form.caseNumberHint') : t('form.caseNumberRule', proposedNumber)}
            nullable
          />
          <CaseNumberWarning control={control} />
          <FormerCaseNumber control={control} />
        </FieldGrid>
        <FieldGrid>
          <Wide>
            <SelectField
              control={control}
              name="kind"
              label={t('form.kind')}
              options={FAMILY_KINDS.map((value) => ({ value, label: FAMILY_KIND_LABELS[value] }))}
              required
              {...(onKindEdited === undefined ? {} : { onEdited: onKindEdited })}
            />
          </Wide>
          {onKindEdited === undefined ? (
            <DateField control={control} name="kindFrom" label={t('form.kindFrom')} required />
          ) : (
            <KindFrom control={control} onStep={onKindEdited} />
          )}
          {isNew ? <WorkerField control={control} /> : null}
          {isNew ? (
            <DateField
              control={control}
              name="workerFrom"
              label={t('form.workerFrom')}
              hint={t('form.workerFromHint')}
            />
          ) : null}
        </FieldGrid>
        {isNew ? <WorkerLimit control={control} /> : <KindLimit control={control} />}
      </Section>
      {props.children}
      <Section title={t('form.otherSection')} ruled={false}>
        <TextAreaField control={control} name="note" label={t('form.note')} rows={3} nullable />
      </Section>
    </>
  );
}

/** From when another kind holds, and first whether it is a change or the saved one was never right. */
function KindFrom<Out>({
  control,
  onStep,
}: {
  control: Control<FamilyForm, unknown, Out>;
  onStep: () => void;
}): ReactNode {
  const t = useText('families');
  const [kind, step] = useWatch({ control, name: ['kind', 'kindStep'] });
  const { defaultValues } = useFormState({ control, name: 'kind' });
  const hint =
    kind === defaultValues?.kind ? 'kindFromHint' : step === 'mistake' ? 'kindMistakeHint' : 'kindChangeHint';
  return (
    <>
      {kind === defaultValues?.kind ? null : (
        <Wide>
          <ChoiceField
            control={control}
            name="kindStep"
            label={t('form.kindStep')}
            options={[
              { value: 'change' satisfies KindStep, label: t('form.kindChange') },
              { value: 'mistake' satisfies KindStep, label: t('form.kindMistake') },
            ]}
            onEdited={onStep}
          />
        </Wide>
      )}
      <DateField control={control} name="kindFrom" label={t('form.kindFrom')} required hint={t(`form.${hint}`)} />
    </>
  );
}

/** Another number in place of one: whether that one was ever this family's, or is free for the one it belongs to. */
function FormerCaseNumber<Out>({ control }: { control: Control<FamilyForm, unknown, Out> }): ReactNode {
  const t = useText('families');
  const number = (useWatch({ control, name: 'caseNumber' }) ?? '').trim();
  const { defaultValues } = useFormState({ control, name: 'caseNumber' });
  const former = defaultValues?.caseNumber ?? '';
  if (former === '' || number === former) return null;
  return (
    <Wide>
      <ChoiceField
        control={control}
        name="caseNumberStep"
        label={t('form.caseNumberStep', { number: former })}
        options={[
          { value: 'kept' satisfies CaseNumberStep, label: t('form.caseNumberKept') },
          { value: 'mistake' satisfies CaseNumberStep, label: t('form.caseNumberMistake') },
        ]}
      />
    </Wide>
  );
}

/** A number typed in another shape than the office's pattern may be right; it is asked to be looked at once more. */
function CaseNumberWarning<Out>({ control }: { control: Control<FamilyForm, unknown, Out> }): ReactNode {
  const t = useText('families');
  const pattern = useProposedCaseNumber()?.pattern;
  const number = (useWatch({ control, name: 'caseNumber' }) ?? '').trim();
  const { defaultValues } = useFormState({ control, name: 'caseNumber' });
  const isStored = number === (defaultValues?.caseNumber ?? '');
  if (pattern === undefined || number === '' || isStored || fitsCaseNumberPattern(pattern, number)) return null;
  return (
    <Wide>
      <Notice>{t('form.caseNumberOdd', { pattern })}</Notice>
    </Wide>
  );
}

function WorkerField<Out>({ control }: { control: Control<FamilyForm, unknown, Out> }): ReactNode {
  const t = useText('families');
  const workers = useWorkers();
  const { user } = useSignedIn();
  // Who reaches only the own caseload may take a family, giving it to somebody else is the manager's.
  const onlySelf = reachOf(user.roles, 'families.edit') === 'own';
  return (
    <SelectField
      control={control}
      name="workerId"
      label={t('form.worker')}
      hint={onlySelf ? t('form.workerHintOwn') : t('form.workerHint')}
      empty={onlySelf ? user.displayName : t('form.noWorker')}
      options={onlySelf ? [] : (workers.data ?? []).map((one) => ({ value: one.id, label: one.displayName }))}
    />
  );
}

/** What the limit says about one more family of the chosen worker, or of the user who takes it. */
function WorkerLimit<Out>({ control }: { control: Control<FamilyForm, unknown, Out> }): ReactNode {
  const { user } = useSignedIn();
  const onlySelf = reachOf(user.roles, 'families.edit') === 'own';
  const [chosen, workerFrom, kindFrom, kind] = useWatch({
    control,
    name: ['workerId', 'workerFrom', 'kindFrom', 'kind'],
  });
  const { errors } = useFormState({ control, name: 'limitReason' });
  const check = useLimitCheck({
    workerId: chosen === '' && onlySelf ? user.id : chosen,
    from: firstWorkerDay({ workerFrom, kindFrom }, officeToday()),
    fresh: { kind, kindFrom },
  });
  return (
    <LimitReasonField
      control={control}
      name="limitReason"
      check={check?.over === true ? check : undefined}
      asked={errors.limitReason !== undefined}
    />
  );
}

/** What the limit says when the typed kind counts and the saved one did not: the worker leads one more that counts. */
function KindLimit<Out>({ control }: { control: Control<FamilyForm, unknown, Out> }): ReactNode {
  const [kind, kindFrom, workerId] = useWatch({ control, name: ['kind', 'kindFrom', 'workerId'] });
  const { errors, defaultValues } = useFormState({ control, name: ['limitReason', 'kind'] });
  const saved = familyKind.safeParse(defaultValues?.kind);
  const other = saved.success && kind !== saved.data;
  const check = useLimitCheck({ workerId, from: kindFrom, ...(other ? { fresh: { kind, kindFrom } } : {}) });
  const over = other && check?.over === true && !check.kinds.includes(saved.data);
  return (
    <LimitReasonField
      control={control}
      name="limitReason"
      check={over ? check : undefined}
      asked={errors.limitReason !== undefined}
    />
  );
}
