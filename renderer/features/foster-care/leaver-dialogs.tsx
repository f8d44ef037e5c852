import type { ReactNode } from 'react';
import { z } from 'zod';

import { takeBackReason } from '#shared/features/foster-care/homes.schema.ts';
import { GOAL_KIND_LABELS } from '#shared/features/foster-care/leavers.labels.ts';
import {
  GOAL_KINDS,
  goalFields,
  guardianFields,
  helpFields,
  pathEndFields,
  pathFields,
  programmeFields,
  stepFields,
  suspensionFields,
  type LeaverCard,
} from '#shared/features/foster-care/leavers.schema.ts';
import { useText } from '../../i18n/index.ts';
import { officeToday } from '../../ui/format.ts';
import { adding, FieldsDialog, type FieldOfDialog, type TypedTexts } from './fields-dialog.tsx';
import { SettleDialog } from './leaver-settle-dialog.tsx';
import type { LeaverStep, LeaverSteps } from './leaver-steps.ts';

interface Props {
  readonly step: LeaverStep;
  readonly card: LeaverCard;
  readonly steps: LeaverSteps;
  readonly onClose: () => void;
}

const withdrawSchema = z.strictObject({ reason: takeBackReason });

/** What is typed in each dialog of a line, as the contract's schema reads it. */
const READ = {
  guardian: ({ who, personId, userId, ...typed }: TypedTexts) => ({
    line: 'guardian',
    ...typed,
    // An empty choice is no choice of nobody: the schema refuses it beside its field.
    personId: who === 'person' ? (personId ?? '') : null,
    userId: who === 'worker' ? (userId ?? '') : null,
  }),
  programme: adding({ line: 'programme' }),
  goal: adding({ line: 'goal' }),
  help: adding({ line: 'help' }),
  step: adding({ line: 'step' }),
  suspension: adding({ line: 'suspension' }),
} as const;

/** The dialog of a step on somebody's way to independence. */
export function LeaverDialog({ step, card, steps, onClose }: Props): ReactNode {
  const t = useText('leavers');
  const today = officeToday();
  const rest = { personId: card.personId, onClose };
  const note: FieldOfDialog = { name: 'note', label: t('form.note'), kind: 'area' };
  const date = (name: string, label: string, hint?: string): FieldOfDialog => ({
    name,
    label,
    kind: 'date',
    ...(hint === undefined ? { required: true } : { hint }),
  });
  switch (step.kind) {
    case 'open':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.openPath', context: '' }}
          schema={pathFields}
          title={t('openPath.title')}
          confirm={t('openPath.confirm')}
          fields={[
            date('from', t('form.opened')),
            {
              name: 'basis',
              label: t('form.basis'),
              kind: { words: 'leaver-basis', on: 'from' },
              required: true,
            },
            note,
          ]}
          defaults={{ from: today, basis: 'foster-care', note: null }}
          save={steps.open}
        />
      );
    case 'end':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.endPath', context: step.path.id }}
          schema={pathEndFields}
          title={t('endPath.title')}
          confirm={t('endPath.confirm')}
          fields={[
            date('to', t('form.endedOn')),
            { name: 'reason', label: t('form.endReason'), kind: { words: 'leaver-end', on: 'to' }, required: true },
            { name: 'note', label: t('form.endNote'), kind: 'area' },
          ]}
          defaults={{ to: today, reason: null, note: null }}
          save={(fields) => steps.end(step.path, fields)}
        />
      );
    case 'guardian':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.record', context: 'guardian' }}
          schema={guardianFields}
          read={READ.guardian}
          title={t('guardian.title')}
          text={t('guardian.text')}
          confirm={t('guardian.confirm')}
          fields={[
            {
              name: 'who',
              label: t('form.who'),
              kind: {
                options: [
                  { value: 'person', label: t('form.person') },
                  { value: 'worker', label: t('form.worker') },
                ],
              },
              required: true,
            },
            {
              name: 'personId',
              label: t('form.personField'),
              hint: t('form.personHint'),
              kind: 'person',
              required: true,
              when: ({ who }) => who === 'person',
            },
            {
              name: 'userId',
              label: t('form.workerField'),
              kind: 'worker',
              required: true,
              when: ({ who }) => who === 'worker',
            },
            {
              name: 'kind',
              label: t('form.guardianKind'),
              hint: t('form.guardianKindHint'),
              kind: { words: 'leaver-guardian', on: 'from' },
              required: true,
            },
            date('from', t('form.guardianFrom')),
            date('consentOn', t('form.consent'), t('form.consentHint')),
            note,
          ]}
          defaults={{
            who: 'person',
            personId: null,
            userId: null,
            kind: null,
            from: today,
            consentOn: null,
            note: null,
          }}
          save={steps.record}
        />
      );
    case 'programme':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.record', context: 'programme' }}
          schema={programmeFields}
          read={READ.programme}
          title={t('programme.title')}
          text={t('programme.text')}
          confirm={t('programme.confirm')}
          fields={[date('draftedOn', t('form.drafted')), note]}
          defaults={{ draftedOn: today, note: null }}
          save={steps.record}
        />
      );
    case 'goal':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.record', context: 'goal' }}
          schema={goalFields}
          read={READ.goal}
          title={t('goal.title')}
          confirm={t('goal.confirm')}
          fields={[
            {
              name: 'kind',
              label: t('form.goalKind'),
              kind: { options: GOAL_KINDS.map((value) => ({ value, label: GOAL_KIND_LABELS[value] })) },
              required: true,
            },
            {
              name: 'area',
              label: t('form.area'),
              kind: { words: 'leaver-area', on: 'enteredOn' },
              required: true,
            },
            { name: 'words', label: t('form.words'), kind: 'area', required: true },
            date('enteredOn', t('form.enteredOn')),
            { name: 'dueOn', label: t('form.due'), kind: 'date' },
          ]}
          defaults={{ kind: 'goal', area: null, words: null, enteredOn: today, dueOn: null }}
          save={steps.record}
        />
      );
    case 'help':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.record', context: 'help' }}
          schema={helpFields}
          read={READ.help}
          title={t('help.title')}
          text={t('help.text')}
          confirm={t('help.confirm')}
          fields={[
            {
              name: 'form',
              label: t('form.helpForm'),
              kind: { words: 'leaver-help', on: 'requestedOn' },
              required: true,
            },
            date('requestedOn', t('form.requested')),
            note,
          ]}
          defaults={{ form: null, requestedOn: today, note: null }}
          save={steps.record}
        />
      );
    case 'suspension':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.record', context: `suspension ${step.help.id}` }}
          schema={suspensionFields}
          read={READ.suspension}
          title={t('suspension.title')}
          text={t('suspension.text', { form: step.help.form.label })}
          confirm={t('suspension.confirm')}
          fields={[
            {
              name: 'reason',
              label: t('form.suspensionReason'),
              kind: { words: 'leaver-suspension', on: 'from' },
              required: true,
            },
            date('from', t('form.suspendedFrom')),
            date('to', t('form.suspendedTo'), t('form.openEnd')),
            note,
          ]}
          defaults={{ helpId: step.help.id, reason: null, from: today, to: null, note: null }}
          save={steps.record}
        />
      );
    case 'step':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.record', context: `step ${step.code ?? ''}` }}
          schema={stepFields}
          read={READ.step}
          title={t('step.title')}
          confirm={t('step.confirm')}
          fields={[
            { name: 'step', label: t('form.step'), kind: { words: 'leaver-step', on: 'doneOn' }, required: true },
            date('doneOn', t('form.done')),
            { name: 'keptAt', label: t('form.keptAt'), hint: t('form.keptAtHint'), kind: 'text' },
            note,
          ]}
          defaults={{ step: step.code, doneOn: today, keptAt: null, note: null }}
          save={steps.record}
        />
      );
    case 'settle':
      return <SettleDialog {...rest} step={step} steps={steps} />;
    case 'withdraw':
      return (
        <FieldsDialog
          {...rest}
          draft={{ form: 'leavers.withdraw', context: step.lineId }}
          schema={withdrawSchema}
          title={t('withdraw.title')}
          text={t('withdraw.text')}
          confirm={t('withdraw.confirm')}
          fields={[{ name: 'reason', label: t('form.reason'), kind: 'area', required: true }]}
          defaults={{ reason: null }}
          save={({ reason }) => steps.withdraw(step.line, step.lineId, reason)}
        />
      );
  }
}
